import { Alert } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { formatYuan } from '../../../../kernel/money.ts'

interface OrderDepositProps {
  readonly order: { readonly depositId: string | null; readonly depositFen: number | null }
}

/** What the customer has paid beforehand, wherever money of his visit is spoken of; nothing where there is none. */
export function OrderDeposit({ order: { depositId, depositFen } }: OrderDepositProps) {
  const texts = useTexts()
  if (!depositId || !depositFen) return null
  return (
    <Alert
      type="info"
      showIcon
      title={texts.t('service.deposit.onOrder', { amount: formatYuan(depositFen) })}
      action={<AppLink href={`/deposits/${depositId}`}>{texts.t('money.page.openDeposit')}</AppLink>}
    />
  )
}
