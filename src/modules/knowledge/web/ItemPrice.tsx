import { formatYuan } from '../../../kernel/money.ts'
import { useNow } from '../../../console/clock.ts'
import type { RowOf } from '../../../console/endpoints.ts'
import { dayOf, plainNumber } from '../../../console/formats.ts'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { Soft } from '../../../console/ui/Soft.tsx'

interface ItemPriceProps {
  readonly item: Pick<RowOf<'serviceItem.list'>, 'code' | 'skill' | 'standardMinutes'>
}

const hour = 60

/** What the item costs by the public list: its fixed price, else the posted hourly rate of its skill for its standard time. */
export function ItemPrice({ item }: ItemPriceProps) {
  const texts = useTexts()
  const { workStore } = useSession()
  const on = dayOf(useNow())
  const store = workStore ? { store: workStore.id } : {}
  const fixed = useRead('price.list', { query: { ...store, kind: 'item', on, q: item.code, limit: 50 } })
  const rates = useRead('price.list', { query: { ...store, kind: 'labourRate', on, limit: 50 } })
  const price = fixed.data?.rows.find((row) => row.refCode === item.code)
  const rate = rates.data?.rows.find((row) => row.refCode === item.skill)
  if (price) return <span>{formatYuan(price.amountFen)}</span>
  if (!rate) return <span>{texts.t('knowledge.page.noPrice')}</span>
  const total = Math.round((rate.amountFen * item.standardMinutes) / hour)
  return (
    <span>
      {formatYuan(total)}{' '}
      <Soft>
        {texts.t('knowledge.page.byRate', {
          rate: formatYuan(rate.amountFen),
          hours: plainNumber(item.standardMinutes / hour, 2),
        })}
      </Soft>
    </span>
  )
}
