import { ahead, dayOfYear, yuan } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { useNow } from '../use-now.ts'
import type { EndedDeposit, OwnBooking } from './cars.ts'

/** How the deposit of a booking stands, as long as it is to be paid or has been. */
export function OwnDeposit({ deposit }: { readonly deposit: OwnBooking['deposit'] }) {
  const { t, language } = useTexts()
  const now = useNow()
  if (deposit?.state !== 'asked' && deposit?.state !== 'paid') return null
  const values = {
    nature: t(`deposit.${deposit.nature}`),
    amount: yuan(deposit.amountFen),
    when: ahead(language, deposit.dueAt, now),
  }
  return (
    <>
      <p>
        <strong>{t(`deposit.${deposit.state}`, values)}</strong>
      </p>
      {deposit.state === 'asked' && <p>{t('deposit.how')}</p>}
    </>
  )
}

/** Of a booking that has ended: what goes back, went back or was kept of what he had paid. */
export function EndedDeposits({ deposits }: { readonly deposits: readonly EndedDeposit[] }) {
  const { t, language } = useTexts()
  const now = useNow()
  return deposits.map((deposit) => {
    const { id, state, number, startsAt, owedFen, returnedFen, forfeitedFen } = deposit
    const paid = {
      nature: t(`deposit.${deposit.nature}`),
      amount: yuan(deposit.amountFen),
      day: dayOfYear(language, startsAt, now),
      number,
    }
    return (
      <div key={id} className={`box ${state === 'toRefund' || state === 'paid' ? 'warn' : ''}`}>
        <p>{t('deposit.ended', paid)}</p>
        {owedFen > 0 && <p>{t('deposit.goesBack', { amount: yuan(owedFen) })}</p>}
        {returnedFen > 0 && <p>{t('deposit.wentBack', { amount: yuan(returnedFen) })}</p>}
        {forfeitedFen > 0 && <p>{t('deposit.wasKept', { amount: yuan(forfeitedFen) })}</p>}
        {state === 'paid' && <p>{t('deposit.undecided')}</p>}
      </div>
    )
  })
}
