import { Button } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { plainNumber } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { LineTable } from '../../../../console/ui/LineTable.tsx'
import type { OnTimeGroup } from '../../contract/on-time.ts'

type Row = AnswerOf<'repairOrder.onTime'>['rows'][number]

interface OnTimeTableProps {
  readonly by: OnTimeGroup
  readonly rows: readonly Row[]
  readonly choose: (key: string) => void
}

/** Kept promises line by line; a name opens its orders. */
export function OnTimeTable({ by, rows, choose }: OnTimeTableProps) {
  const texts = useTexts()
  const t = (key: string) => texts.t(`service.onTime.${key}`)
  return (
    <LineTable
      label={t('title')}
      rows={rows}
      keyOf={(row) => row.key}
      empty={<Empty text={t('nothing')} next={t('nothingNext')} />}
      columns={[
        {
          key: 'name',
          heading: t(`by.${by}`),
          draw: (row: Row) => (
            <Button type="link" size="small" style={{ padding: 0 }} onClick={() => choose(row.key)}>
              {texts.name(row.nameZh, row.nameEn)}
            </Button>
          ),
        },
        { key: 'orders', heading: t('orders'), numeric: true, draw: (row) => plainNumber(row.orders) },
        { key: 'late', heading: t('late'), numeric: true, draw: (row) => plainNumber(row.late) },
        {
          key: 'rate',
          heading: t('rate'),
          numeric: true,
          draw: (row) => <strong>{percent(row.onTimeBasisPoints)}</strong>,
        },
        { key: 'untold', heading: t('uncontacted'), numeric: true, draw: (row) => plainNumber(row.uncontacted) },
        { key: 'moved', heading: t('moved'), numeric: true, draw: (row) => plainNumber(row.moved) },
      ]}
    />
  )
}

export function percent(basisPoints: number | null): string {
  return basisPoints === null ? '–' : `${plainNumber(basisPoints / 100, 1)}%`
}
