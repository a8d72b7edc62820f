import { Tag } from 'antd'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { stateTone } from '../../../../console/web-modules.ts'

/** How a booking's deposit stands, in a word; nothing where none was asked. */
export function DepositTag({ deposit }: { readonly deposit: RowOf<'appointment.list'>['deposit'] }) {
  const texts = useTexts()
  if (!deposit) return null
  const key = deposit.state === 'asked' || deposit.state === 'paid' ? deposit.state : 'other'
  const values = {
    nature: texts.t(`money.value.nature.${deposit.nature}`),
    state: texts.state('deposit', deposit.state),
  }
  return (
    <Tag color={stateTone('deposit', deposit.state)} style={{ margin: 0 }}>
      {texts.t(`service.deposit.tag.${key}`, values)}
    </Tag>
  )
}
