import { Button, Flex } from 'antd'
import { formatYuan } from '../../../../kernel/money.ts'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import { type DraftLine, lineAgain } from './draft-line.ts'

interface PutOffItemsProps {
  readonly order: AnswerOf<'repairOrder.get'>
  readonly lines: readonly DraftLine[]
  readonly concern: number | null
  readonly add: (line: DraftLine) => void
}

/** What the customer put off or declined before: onto this estimate by one tap, at the price of today. */
export function PutOffItems({ order, lines, concern, add }: PutOffItemsProps) {
  const texts = useTexts()
  const { data } = useRead('repairOrder.putOff', { id: order.vehicleId, query: { store: order.storeId } })
  const known = new Set(lines.map((line) => `${line.kind} ${line.code}`))
  const rows = (data?.rows ?? []).filter((row) => !known.has(`${row.kind} ${row.code}`))
  const offered = rows.filter(
    (row, at) => rows.findIndex((one) => one.kind === row.kind && one.code === row.code) === at,
  )
  if (offered.length === 0) return null
  return (
    <Flex gap={8} wrap align="center">
      <span>{texts.t('service.page.putOffBefore')}</span>
      {offered.map((row) => {
        const line = lineAgain(row, concern)
        const what = texts.name(row.nameZh, row.nameEn)
        return (
          <Button key={row.id} disabled={!line} onClick={() => line && add(line)}>
            {line
              ? texts.t('service.page.againFor', {
                  what,
                  price: formatYuan(((line.listUnitFen ?? 0) * row.quantityThousandths) / 1000),
                })
              : texts.t('service.page.noMore', { what })}
          </Button>
        )
      })}
    </Flex>
  )
}
