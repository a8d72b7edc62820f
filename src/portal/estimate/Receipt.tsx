import { fullMoment, moment, yuan } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { Head } from '../parts/Head.tsx'
import { useNow } from '../use-now.ts'
import { choices, type Draft, type Shown, standing, toPay } from './estimate.ts'
import { Groups } from './Groups.tsx'

const nothingChosen: Draft = { choices: {}, signer: '', typed: false }

/** What was decided and when: to be kept, printed, shown at the desk. */
export function Receipt({ shown, fresh }: { readonly shown: Shown; readonly fresh: boolean }) {
  const { t, language } = useTexts()
  const now = useNow()
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
          <dd className="sum">{yuan(toPay(shown.lines, nothingChosen))}</dd>
        </div>
        {shown.promisedAt && (
          <div>
            <dt>{t('promise.word')}</dt>
            <dd>{moment(language, shown.promisedAt, now)}</dd>
          </div>
        )}
        {choices.map((choice) => (
          <div key={choice}>
            <dt>{t(`verdict.${choice}`)}</dt>
            <dd>
              {t('receipt.count', {
                count: shown.lines.filter((line) => standing(line, nothingChosen) === choice).length,
              })}
            </dd>
          </div>
        ))}
      </dl>
      <Groups shown={shown} draft={nothingChosen} />
      <p className="dim">{t('receipt.proof', { edition: shown.edition, hash: shown.sha256.slice(0, 16) })}</p>
      <p>{t('receipt.next')}</p>
      <button type="button" className="wide screen-only" onClick={() => window.print()}>
        {t('receipt.print')}
      </button>
    </main>
  )
}
