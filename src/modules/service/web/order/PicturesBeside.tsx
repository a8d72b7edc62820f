import { Flex, theme, Typography } from 'antd'
import type { ReactNode } from 'react'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { type FileRow, RecordEvidence, useFiles } from '../../../../console/ui/RecordEvidence.tsx'
import { viewsTaken } from '../reception/photo-views.ts'
import { useReception } from './use-reception.ts'

interface PicturesBesideProps {
  readonly orderId: string
  /** The car has left: nothing may be added. */
  readonly closed: boolean
}

interface Place {
  readonly key: string
  readonly name: string
  readonly at: { readonly subjectId?: string; readonly position?: number }
  readonly files: readonly FileRow[]
}

/** Each picture of the arrival, and beside it the same place as the car leaves (G-14). */
export function PicturesBeside({ orderId, closed }: PicturesBesideProps) {
  const texts = useTexts()
  const { can } = useSession()
  const places = usePlaces(orderId)
  if (!places) return null
  if (places.length === 0)
    return <Empty text={texts.t('service.page.noPictures')} next={texts.t('service.page.noPicturesNext')} />
  const mayAdd = !closed && can('repairOrder.handOver')
  return (
    <Flex vertical gap={16}>
      {places.map(({ key, name, at, files }) => (
        <Flex key={key} vertical gap={4}>
          <Typography.Text strong>{name}</Typography.Text>
          <Flex gap={16} wrap>
            <Side word={texts.t('service.file.walkAround')}>
              <RecordEvidence files={files.filter((file) => file.kind === 'walkAround')} name={name} />
            </Side>
            <Side word={texts.t('service.file.handOver')}>
              <RecordEvidence
                files={files.filter((file) => file.kind === 'handOver')}
                name={name}
                place={mayAdd ? { record: 'repairOrder', recordId: orderId, kind: 'handOver', ...at } : undefined}
              />
            </Side>
          </Flex>
        </Flex>
      ))}
    </Flex>
  )
}

function Side({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  const { token } = theme.useToken()
  return (
    <Flex vertical gap={4} style={{ flex: '1 1 260px' }}>
      <span style={{ color: token.colorTextDescription }}>{word}</span>
      {children}
    </Flex>
  )
}

/** The places that have a picture or a mark of the arrival, marks first, then round the car. */
function usePlaces(orderId: string): Place[] | undefined {
  const texts = useTexts()
  const noted = useReception(orderId)
  const all = useFiles('repairOrder', orderId)
  const files = all?.filter((file) => file.kind === 'walkAround' || file.kind === 'handOver')
  if (!files) return undefined
  const marks = (noted?.marks ?? []).map((mark, index) => ({
    key: mark.id,
    name: `${index + 1} ${texts.c(`panel.${mark.panel}`)} ${texts.c(`damage.${mark.kind}`)}`,
    at: { subjectId: mark.id },
    files: files.filter((file) => file.subjectId === mark.id),
  }))
  const views = viewsTaken.map((view, position) => ({
    key: view,
    name: texts.t(`service.page.view.${view}`),
    at: { position },
    files: files.filter((file) => file.position === position),
  }))
  const placed = new Set([...marks, ...views].flatMap((place) => place.files.map((file) => file.id)))
  const rest = { key: 'rest', name: texts.t('service.page.otherPictures'), at: {} }
  const others = { ...rest, files: files.filter((file) => !placed.has(file.id)) }
  return [...marks, ...[...views, others].filter((place) => place.files.length > 0)]
}
