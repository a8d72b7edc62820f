import { yuan } from '../formats.ts'
import { useTexts } from '../i18n.tsx'

/** What the customer has paid with his booking, and that it counts. */
export function PaidBefore({ fen }: { readonly fen: number | undefined }) {
  const { t } = useTexts()
  if (!fen) return null
  return (
    <p className="box good">
      {t('estimate.deposit')} <strong>{yuan(fen)}</strong> · {t('deposit.setOff')}
    </p>
  )
}
