import { Tag } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import type { AnswerOf, QueryOf } from '../../../../console/endpoints.ts'
import { dayTime } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { LineTable } from '../../../../console/ui/LineTable.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { Section } from '../../../../console/ui/Section.tsx'

type Row = AnswerOf<'repairOrder.onTimeOrders'>['rows'][number]

interface OnTimeOrdersProps {
  readonly title: string
  readonly query: QueryOf<'repairOrder.onTimeOrders'>
}

/** The orders behind a figure, those that were missed by most first. */
export function OnTimeOrders({ title, query }: OnTimeOrdersProps) {
  const texts = useTexts()
  const now = useNow()
  const t = (key: string, values?: Record<string, unknown>) => texts.t(`service.onTime.${key}`, values)
  const { data } = useRead('repairOrder.onTimeOrders', { query })
  if (!data) return null
  return (
    <Section title={`${title} · ${t('counted', { count: data.rows.length })}`}>
      <LineTable
        label={title}
        rows={data.rows}
        keyOf={(row: Row) => row.id}
        columns={[
          {
            key: 'order',
            heading: texts.field('repairOrder', 'number'),
            draw: (row) => <AppLink href={`/repair-orders/${row.id}`}>{row.number}</AppLink>,
          },
          {
            key: 'plate',
            heading: texts.field('repairOrder', 'plate'),
            draw: (row) => <Plate plate={row.plate} colour={row.plateColour} />,
          },
          { key: 'advisor', heading: t('by.advisor'), draw: (row) => row.advisorName },
          {
            key: 'promised',
            heading: texts.field('repairOrder', 'promisedAt'),
            draw: (row) => dayTime(row.promisedAt, now),
          },
          {
            key: 'ready',
            heading: texts.field('repairOrder', 'readyAt'),
            draw: (row) => (row.readyAt ? dayTime(row.readyAt, now) : t('notReady')),
          },
          {
            key: 'late',
            heading: t('lateBy'),
            numeric: true,
            draw: (row) => (row.lateMinutes > 0 ? t('minutes', { count: row.lateMinutes }) : '✓'),
          },
          {
            key: 'told',
            heading: t('told'),
            draw: (row) =>
              row.lateMinutes <= 0 ? null : (
                <Tag color={row.contacted ? 'success' : 'error'}>{t(row.contacted ? 'contacted' : 'untold')}</Tag>
              ),
          },
        ]}
      />
    </Section>
  )
}
