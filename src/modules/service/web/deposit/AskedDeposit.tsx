import { Alert, Checkbox, Flex } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import { nearTime } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { formatYuan } from '../../../../kernel/money.ts'
import type { DepositToTell } from './use-deposit.ts'

/** What is to be said to the customer before it is booked: how much, by when, and what becomes of it. */
export function AskedDeposit({ deposit }: { readonly deposit: DepositToTell }) {
  const texts = useTexts()
  const now = useNow()
  const { asked } = deposit
  if (!asked) return null
  const nature = texts.t(`money.value.nature.${asked.nature}`)
  const words = (key: string, values?: Record<string, string | number>) => texts.t(`service.deposit.${key}`, values)
  const hours = Math.round(asked.freeMinutes / 6) / 10
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginTop: 12 }}
      title={words('asks', { nature, amount: formatYuan(asked.amountFen) })}
      description={
        <Flex vertical gap={8}>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            <li>{words('by', { when: nearTime(asked.dueAt, now) })}</li>
            <li>{words(asked.releases ? 'released' : 'kept')}</li>
            <li>{words('setOff')}</li>
            <li>
              {asked.bindingFen > 0 ? words('binds', { hours, binding: formatYuan(asked.bindingFen) }) : words('free')}
            </li>
            {asked.askedBecause === 'noShows' && <li>{texts.value('deposit', 'askedBecause', 'noShows')}</li>}
          </ul>
          <Checkbox checked={deposit.isTold} onChange={(event) => deposit.tell(event.target.checked)}>
            {words('told')}
          </Checkbox>
        </Flex>
      }
    />
  )
}
