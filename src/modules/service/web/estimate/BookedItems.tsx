import { Button, Flex } from 'antd'
import type { AnswerOf, RowOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import { useReception } from '../order/use-reception.ts'
import { useItems } from '../booking/use-items.ts'
import { type DraftLine, type LabourPrice, labourLine } from './draft-line.ts'

interface BookedItemsProps {
  readonly order: AnswerOf<'repairOrder.get'>
  readonly lines: readonly DraftLine[]
  readonly priceOf: (item: RowOf<'serviceItem.list'>) => LabourPrice
  readonly add: (line: DraftLine) => void
}

/** The items that were booked, or wanted at reception, and are not on the estimate yet: one click each. */
export function BookedItems({ order, lines, priceOf, add }: BookedItemsProps) {
  const texts = useTexts()
  const items = useItems()
  const { appointmentId } = order
  const { data } = useRead('appointment.get', { id: appointmentId ?? undefined, enabled: appointmentId !== null })
  const wanted = useReception(order.id)?.items ?? []
  const missing = items
    .byCode([...new Set([...(data?.itemCodes ?? []), ...wanted])])
    .filter((item) => !lines.some((line) => line.kind === 'labour' && line.code === item.code))
  if (missing.length === 0) return null
  return (
    <Flex gap={8} wrap align="center">
      <span>{texts.t('service.page.booked')}</span>
      {missing.map((item) => (
        <Button key={item.code} onClick={() => add(labourLine(item, priceOf(item), null, texts.t('service.page.job')))}>
          {texts.t('service.page.plus', { what: texts.name(item.nameZh, item.nameEn) })}
        </Button>
      ))}
    </Flex>
  )
}
