import { Flex, theme } from 'antd'
import { useNow } from '../../../console/clock.ts'
import { dayOf, plainDay } from '../../../console/formats.ts'
import { useTexts } from '../../../console/texts.ts'
import { dayNumber } from '../../../kernel/clocks/plain-date.ts'

interface PayByProps {
  readonly bill: { readonly payBy: string | null; readonly remindedCount: number | null }
}

/** By when what is owed should be there, how long it is overdue, and how often the customer was reminded. */
export function PayBy({ bill: { payBy, remindedCount } }: PayByProps) {
  const { t } = useTexts()
  const now = useNow()
  const { token } = theme.useToken()
  if (payBy === null) return <span>–</span>
  const late = dayNumber(dayOf(now)) - dayNumber(payBy)
  return (
    <Flex gap={8} wrap>
      {late > 0 ? (
        <strong style={{ color: token.colorError }}>{t('money.home.overdue', { days: late })}</strong>
      ) : (
        <span>{t('money.home.payBy', { day: plainDay(payBy, now) })}</span>
      )}
      {remindedCount !== null && (
        <span style={{ color: token.colorTextDescription }}>{t('money.home.reminded', { count: remindedCount })}</span>
      )}
    </Flex>
  )
}
