import { ahead, yuan } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { useNow } from '../use-now.ts'
import type { Deposit } from './cars.ts'

/** Before he confirms: how much, by when, and what becomes of it. */
export function AskedDeposit({ deposit }: { readonly deposit: Deposit | null | undefined }) {
  const { t, language } = useTexts()
  const now = useNow()
  if (!deposit) return null
  const { amountFen, bindingFen, freeMinutes, dueAt, nature, releases } = deposit
  const amount = { nature: t(`deposit.${nature}`), amount: yuan(amountFen), when: ahead(language, dueAt, now) }
  const binds = { hours: Math.round(freeMinutes / 6) / 10, binding: yuan(bindingFen) }
  return (
    <section className="box warn" aria-label={t('deposit.title')}>
      <h2>{t('deposit.title')}</h2>
      <p>
        <strong>{t('deposit.amount', amount)}</strong> {t(releases ? 'deposit.released' : 'deposit.kept')}
      </p>
      <p>{t('deposit.setOff')}</p>
      <p>{bindingFen > 0 ? t('deposit.binds', binds) : t('deposit.free')}</p>
      <p>{t('deposit.how')}</p>
    </section>
  )
}

/** Beside the key that confirms: that something is to be paid, however far down its terms stand. */
export function DepositInBrief({ deposit }: { readonly deposit: Deposit }) {
  const { t, language } = useTexts()
  const { amountFen, dueAt, nature } = deposit
  const when = ahead(language, dueAt, useNow())
  return (
    <p className="warn">{t('deposit.amount', { nature: t(`deposit.${nature}`), amount: yuan(amountFen), when })}</p>
  )
}
