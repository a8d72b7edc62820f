import { CloudUploadOutlined } from '@ant-design/icons'
import { Flex, Tag, Tooltip } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { Evidence } from '../../../../console/ui/Evidence.tsx'
import { PickPhoto } from '../../../../console/ui/TakePhoto.tsx'
import type { Desk } from './device/desk.ts'
import type { Draft, DraftPhoto } from './device/draft.ts'

interface DraftPhotosProps {
  readonly draft: Draft
  readonly desk: Desk
  /** Of a mark, or of a view of the car. */
  readonly subjectId?: string
  readonly position?: number
  readonly small?: boolean
}

/** Photos of one place: on the device at once, on the server when the line allows. */
export function DraftPhotos({ draft, desk, subjectId, position, small = false }: DraftPhotosProps) {
  const texts = useTexts()
  const mine = draft.photos.filter((photo) => photo.subjectId === subjectId && photo.position === position)
  const name = texts.t('service.file.walkAround')
  const itemOf = (photo: DraftPhoto) => ({
    id: photo.fileId ?? photo.key,
    mediaType: photo.type || 'image/jpeg',
    sha256: '',
    name,
    at: new Date(photo.takenAt).toISOString(),
    address: desk.pictureOf(photo.key),
  })
  const waiting = mine.filter((photo) => photo.fileId === undefined)
  const refused = mine.find((photo) => photo.refused !== undefined)
  const add = (files: Iterable<File>) => {
    const place = { ...(subjectId === undefined ? {} : { subjectId }), ...(position === undefined ? {} : { position }) }
    for (const file of files) void desk.addPhoto(draft.vehicleId, file, place)
  }
  return (
    <Flex gap={8} wrap align="center">
      {mine.length > 0 && (
        <Evidence
          items={mine.map(itemOf)}
          small={small}
          onRemove={(item) => {
            const photo = mine.find((one) => (one.fileId ?? one.key) === item.id)
            if (photo) void desk.dropPhoto(draft.vehicleId, photo.key)
          }}
        />
      )}
      {waiting.length > 0 && !refused && (
        <Tooltip title={texts.t('service.page.photoWaits')}>
          <CloudUploadOutlined aria-label={texts.t('service.page.photoWaits')} />
        </Tooltip>
      )}
      {refused && <Tag color="error">{refused.refused}</Tag>}
      <PickPhoto side={small ? 56 : 104} accept="image/*,video/*" add={add} />
    </Flex>
  )
}
