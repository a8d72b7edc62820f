import { CameraOutlined, DeleteOutlined, FolderOpenOutlined, ReloadOutlined } from '@ant-design/icons'
import { Button, Flex, Progress, theme, Tooltip } from 'antd'
import { type ChangeEvent, useRef } from 'react'
import { useTexts } from '../texts.ts'
import type { StoredFile, UploadPlace } from '../upload.ts'
import { WaitingPhotos } from './WaitingPhotos.tsx'
import { type Uploading, type Uploads, useUploads } from './use-uploads.ts'

interface TakePhotoProps {
  readonly place: UploadPlace
  readonly onStored: (file: StoredFile) => void
  readonly accept?: string | undefined
  readonly side: number
}

/** Takes pictures with the camera or from the disk and shows them on their way. */
export function TakePhoto({ place, onStored, accept = 'image/*,video/*', side }: TakePhotoProps) {
  const uploads = useUploads(place, onStored)
  return (
    <>
      {uploads.running.map((one) => (
        <OnItsWay key={one.key} one={one} uploads={uploads} side={side} />
      ))}
      {place.recordId && <WaitingPhotos place={place} side={side} />}
      <PickPhoto side={side} accept={accept} add={uploads.add} />
    </>
  )
}

interface OnItsWayProps {
  readonly one: Uploading
  readonly uploads: Uploads
  readonly side: number
}

function OnItsWay({ one, uploads, side }: OnItsWayProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { problem } = one
  return (
    <Flex
      vertical
      align="center"
      justify="center"
      gap={4}
      role="status"
      style={{
        width: problem ? 'auto' : side,
        maxWidth: 280,
        minHeight: side,
        padding: 4,
        border: `1px dashed ${problem ? token.colorError : token.colorBorder}`,
        borderRadius: token.borderRadius,
      }}
    >
      {problem ? (
        <>
          <span style={{ color: token.colorError, fontSize: token.fontSizeSM }}>{texts.problem(problem)}</span>
          <Flex gap={4}>
            <Button size="small" icon={<ReloadOutlined />} onClick={() => uploads.again(one.key)}>
              {texts.c('again')}
            </Button>
            <Button
              size="small"
              icon={<DeleteOutlined />}
              aria-label={texts.c('remove')}
              onClick={() => uploads.giveUp(one.key)}
            />
          </Flex>
        </>
      ) : (
        <Progress type="circle" size={Math.min(56, side - 12)} percent={Math.round(one.part * 100)} />
      )}
    </Flex>
  )
}

interface PickProps {
  readonly side: number
  readonly accept: string
  readonly add: (files: Iterable<File>) => void
}

/** Two ways in, for pictures that the caller keeps himself: the camera of tablet and phone, and files that are there already. */
export function PickPhoto({ side, accept, add }: PickProps) {
  const { c } = useTexts()
  const camera = useRef<HTMLInputElement>(null)
  const disk = useRef<HTMLInputElement>(null)
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    add([...(event.target.files ?? [])])
    event.target.value = ''
  }
  const small = side < 80
  // A camera makes pictures and films; whoever asks it for more gets a list of files.
  const seen = accept.split(',').filter((type) => /^(image|video)\//.test(type))
  const both = [
    { word: c('evidence.take'), icon: <CameraOutlined />, input: camera },
    { word: c('evidence.choose'), icon: <FolderOpenOutlined />, input: disk },
  ]
  return (
    <Flex vertical={!small} gap={4} align={small ? 'center' : 'stretch'} style={{ minHeight: side }}>
      <input ref={camera} type="file" accept={seen.join(',')} capture="environment" hidden onChange={take} />
      <input ref={disk} type="file" accept={accept} multiple hidden onChange={take} />
      {both.map(({ word, icon, input }) => (
        <Tooltip key={word} title={small ? word : undefined}>
          <Button
            icon={icon}
            aria-label={word}
            onClick={() => input.current?.click()}
            style={small ? { minWidth: 44, height: 44 } : { flex: 1, minHeight: 44 }}
          >
            {small ? undefined : word}
          </Button>
        </Tooltip>
      ))}
    </Flex>
  )
}
