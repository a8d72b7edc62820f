import { fullMoment, moment, yuan } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { visitSeen } from '../link.ts'
import { Head } from '../parts/Head.tsx'
import { useNow } from '../use-now.ts'
import { choices, emptyDraft, readyAt, type Shown, standing, toPay, visibleLines } from './estimate.ts'
import { Groups } from './Groups.tsx'

/** What was decided and when: to be kept, printed, shown at the desk. */
export function Receipt({ shown, fresh }: { readonly shown: Shown; readonly fresh: boolean }) {
  const { t, language } = useTexts()
  const now = useNow()
  const lines = visibleLines(shown, emptyDraft)
  const ready = readyAt(shown, emptyDraft)
  const plan = shown.plans.find((one) => one.id === shown.planId)
  const visit = visitSeen(shown.orderNumber)
  const channel = shown.channel === 'desk' || shown.channel === 'phone' ? shown.channel : 'link'
  return (
    <main className="page">
      <Head facts={shown} number={shown.orderNumber} />
      <div className="box good" role="status">
        <h1>{t(fresh ? 'receipt.thanks' : 'receipt.title')}</h1>
        {shown.decidedAt && <p>{t(`receipt.by.${channel}`, { time: fullMoment(language, shown.decidedAt) })}</p>}
      </div>
      <dl className="facts">
        <div>
          <dt>{t('bar.total')}</dt>
          <dd className="sum">{yuan(toPay(lines, emptyDraft))}</dd>
        </div>
        {plan && (
          <div>
            <dt>{t('plan.chosen')}</dt>
            <dd>{plan.name}</dd>
          </div>
        )}
        {ready && (
          <div>
            <dt>{t('promise.word')}</dt>
            <dd>{moment(language, ready, now)}</dd>
          </div>
        )}
        {choices.map((choice) => (
          <div key={choice}>
            <dt>{t(`verdict.${choice}`)}</dt>
            <dd>
              {t('receipt.count', {
                count: lines.filter((line) => standing(line, emptyDraft) === choice).length,
              })}
            </dd>
          </div>
        ))}
      </dl>
      <Groups shown={shown} draft={emptyDraft} />
      <p className="dim">{t('receipt.proof', { edition: shown.edition, hash: shown.sha256.slice(0, 16) })}</p>
      <p>{t('receipt.next')}</p>
      {visit && (
        <a className="button main wide screen-only" href={`/p/v/${visit}`}>
          {t('visit.steps')}
        </a>
      )}
      <button type="button" className="wide screen-only" onClick={() => window.print()}>
        {t('receipt.print')}
      </button>
    </main>
  )
}
