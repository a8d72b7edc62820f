import { Flex, Statistic } from 'antd'
import { useMemo } from 'react'
import { useNow } from '../../../../console/clock.ts'
import type { RowOf } from '../../../../console/endpoints.ts'
import { dayOf } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { RecordTable } from '../../../../console/ui/RecordTable.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import type { Column } from '../../../../console/ui/table/column.ts'
import { When } from '../../../../console/ui/When.tsx'
import { formatYuan } from '../../../../kernel/money.ts'
import { Unbroken } from '../order/Unbroken.tsx'

const monthMs = 30 * 86_400_000

function columnsOf(texts: Texts): readonly Column<RowOf<'rescue.list'>>[] {
  return [
    { key: 'number', draw: (row) => <Unbroken text={row.number} /> },
    { key: 'kind', draw: (row) => texts.value('rescue', 'kind', row.kind) },
    { key: 'plate', draw: (row) => (row.plate ? <Plate plate={row.plate} colour={row.plateColour ?? 'blue'} /> : '–') },
    { key: 'state', draw: (row) => <StateTag record="rescue" state={row.state} /> },
    { key: 'reportedAt', draw: (row) => <When at={row.reportedAt} /> },
    { key: 'responseMinutes', numeric: true, draw: (row) => row.responseMinutes ?? '–' },
    { key: 'arrivalMinutes', numeric: true, draw: (row) => row.arrivalMinutes ?? '–' },
    { key: 'technicianName', draw: (row) => row.technicianName ?? '–', phone: 'hide' },
    { key: 'costFen', numeric: true, draw: (row) => <Money fen={row.costFen} /> },
    { key: 'damageAvoidedFen', numeric: true, draw: (row) => <Money fen={row.damageAvoidedFen} /> },
    { key: 'orderNumber', draw: (row) => row.orderNumber ?? '–', phone: 'hide' },
  ]
}

/** The rescue report: how soon somebody said yes and was there, what it cost and what it saved. */
export default function RescueReportPage() {
  const texts = useTexts()
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <Flex vertical gap={12}>
      <Figures />
      <RecordTable
        read="rescue.list"
        title={texts.t('service.rescuePage.report')}
        columns={columns}
        filters={[{ name: 'state', kind: 'choice', many: true }]}
        href={(row) => `/rescues/${row.id}`}
        empty={{ text: texts.t('service.rescuePage.none') }}
      />
    </Flex>
  )
}

function Figures() {
  const texts = useTexts()
  const { store } = useSession()
  const now = useNow()
  const query = { from: dayOf(now - monthMs), to: dayOf(now), ...(store ? { store: store.id } : {}) }
  const { data } = useRead('rescue.figures', { query, also: ['rescue'] })
  if (!data) return null
  const t = (key: string) => texts.t(`service.rescuePage.${key}`)
  return (
    <Section title={t('last30')}>
      <Flex gap={32} wrap>
        <Statistic title={t('count')} value={data.count} />
        <Statistic title={t('medianResponse')} value={data.medianResponseMinutes ?? '–'} />
        <Statistic title={t('medianArrival')} value={data.medianArrivalMinutes ?? '–'} />
        <Statistic title={t('inTime')} value={`${data.acceptedInTime} / ${data.accepted}`} />
        <Statistic title={t('fixedOnSite')} value={`${data.fixed} / ${data.fixed + data.towed}`} />
        <Statistic title={texts.field('rescue', 'costFen')} value={formatYuan(data.costFen)} />
        <Statistic title={texts.field('rescue', 'damageAvoidedFen')} value={formatYuan(data.damageAvoidedFen)} />
      </Flex>
    </Section>
  )
}
