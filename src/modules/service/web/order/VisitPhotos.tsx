import { Flex, Typography } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { RecordEvidence, useFiles } from '../../../../console/ui/RecordEvidence.tsx'
import { findingTypes } from '../../../../console/ui/evidence-item.ts'
import { Section } from '../../../../console/ui/Section.tsx'

const kinds = [
  { kind: 'walkAround', permission: 'repairOrder.checkIn', accept: 'image/*,video/*' },
  { kind: 'handOver', permission: 'repairOrder.handOver', accept: 'image/*,video/*' },
  { kind: 'finding', permission: 'repairOrder.evidence', accept: findingTypes },
  { kind: 'papers', permission: 'repairOrder.checkIn', accept: 'image/*,application/pdf' },
  { kind: 'fromCustomer', permission: 'repairOrder.checkIn', accept: 'image/*,video/*' },
] as const

/** What was photographed during the visit, by what it shows. */
export function VisitPhotos({ order }: { readonly order: AnswerOf<'repairOrder.get'> }) {
  const texts = useTexts()
  const { can } = useSession()
  const files = useFiles('repairOrder', order.id)
  if (!files) return null
  const isOpen = order.closedAt === null
  const shown = kinds
    .map(({ kind, permission, accept }) => ({
      kind,
      accept,
      rows: files.filter((row) => row.kind === kind),
      place: isOpen && can(permission) ? { record: 'repairOrder', recordId: order.id, kind } : undefined,
    }))
    .filter(({ rows, place }) => rows.length > 0 || place)
  if (shown.length === 0) return null
  return (
    <Section title={texts.t('service.page.photos')}>
      <Flex gap={24} wrap>
        {shown.map(({ kind, rows, place, accept }) => (
          <Flex key={kind} vertical gap={4}>
            <Typography.Text type="secondary">{texts.t(`service.file.${kind}`)}</Typography.Text>
            <RecordEvidence files={rows} name={texts.t(`service.file.${kind}`)} place={place} accept={accept} />
          </Flex>
        ))}
      </Flex>
    </Section>
  )
}
