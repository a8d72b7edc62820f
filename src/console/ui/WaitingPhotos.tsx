import { CloudUploadOutlined, PlayCircleOutlined } from '@ant-design/icons'
import { Flex, theme, Tooltip } from 'antd'
import { useEffect, useRef } from 'react'
import type { WaitingFile, WaitingItem } from '../device/queue/item.ts'
import { lineOfFile } from '../device/queue/post.ts'
import { useWaitingIn } from '../device/queue/use-outbox.ts'
import { useTexts } from '../texts.ts'
import type { UploadPlace } from '../upload.ts'

interface WaitingPhotosProps {
  readonly place: UploadPlace
  readonly side: number
}

/** Photos of one place that lie on this device until the connection is back. */
export function WaitingPhotos({ place, side }: WaitingPhotosProps) {
  const waiting = useWaitingIn(lineOfFile(place))
  const isHere = (item: WaitingItem): item is WaitingFile =>
    item.kind === 'file' &&
    item.place.kind === place.kind &&
    item.place.subjectId === place.subjectId &&
    item.place.position === place.position
  return waiting.filter(isHere).map((item) => <OnDevice key={item.key} file={item.file} side={side} />)
}

function OnDevice({ file, side }: { readonly file: File; readonly side: number }) {
  const { c } = useTexts()
  const { token } = theme.useToken()
  const image = useRef<HTMLImageElement>(null)
  const isPhoto = file.type.startsWith('image/')
  useEffect(() => {
    const address = URL.createObjectURL(file)
    if (image.current) image.current.src = address
    return () => URL.revokeObjectURL(address)
  }, [file])
  return (
    <Tooltip title={c('outbox.photoWaits')}>
      <Flex
        align="center"
        justify="center"
        role="status"
        aria-label={c('outbox.photoWaits')}
        style={{
          position: 'relative',
          width: side,
          height: side,
          overflow: 'hidden',
          border: `1px dashed ${token.colorWarning}`,
          borderRadius: token.borderRadius,
        }}
      >
        {isPhoto ? (
          <img ref={image} alt="" width={side} height={side} style={{ objectFit: 'cover' }} />
        ) : (
          <PlayCircleOutlined style={{ fontSize: 22 }} />
        )}
        <CloudUploadOutlined
          aria-hidden
          style={{
            position: 'absolute',
            right: 2,
            bottom: 2,
            padding: 2,
            borderRadius: token.borderRadiusSM,
            color: token.colorWarning,
            background: token.colorBgContainer,
          }}
        />
      </Flex>
    </Tooltip>
  )
}
