import { moment, yuan } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { useNow } from '../use-now.ts'
import type { OwnBooking } from './cars.ts'

/** How the deposit of a booking stands, as long as it is to be paid or has been. */
export function OwnDeposit({ deposit }: { readonly deposit: OwnBooking['deposit'] }) {
  const { t, language } = useTexts()
  const now = useNow()
  if (deposit?.state !== 'asked' && deposit?.state !== 'paid') return null
  const values = {
    nature: t(`deposit.${deposit.nature}`),
    amount: yuan(deposit.amountFen),
    when: moment(language, deposit.dueAt, now),
  }
  return (
    <p>
      <strong>{t(`deposit.${deposit.state}`, values)}</strong>
    </p>
  )
}
