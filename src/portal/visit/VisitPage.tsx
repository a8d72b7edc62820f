import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { progressSchema } from '../../modules/service/contract/progress.ts'
import { ask } from '../client.ts'
import { moment, yuan } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { noteVisit, openLink } from '../link.ts'
import { Failure } from '../parts/Failure.tsx'
import { Head } from '../parts/Head.tsx'
import { PromisedTime } from '../parts/PromisedTime.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useLive } from '../use-live.ts'
import { useNow } from '../use-now.ts'
import { Papers } from './Papers.tsx'
import { VisitPictures } from './Pictures.tsx'
import { SendPhotos } from './SendPhotos.tsx'
import { SignArrival } from './SignArrival.tsx'
import { Steps } from './Steps.tsx'
import { Wishes } from './Wishes.tsx'

export type Progress = z.infer<typeof progressSchema>

const everyMs = 10_000
const ended = new Set(['closed', 'cancelled'])

/** `/p/v/<token>`: where my car is now. */
export function VisitPage({ token }: { readonly token: string }) {
  const { suggest } = useTexts()
  const { data, problem, reload } = useLive(
    async (signal) => {
      const link = await openLink(token, 'visit', signal)
      const progress = await ask<Progress>(`/api/visits/${link.recordId}/progress`, { token, signal })
      return { progress, language: link.language, orderId: link.recordId }
    },
    token,
    everyMs,
  )
  const language = data?.language
  const number = data?.progress.number
  useEffect(() => {
    if (language) suggest(language)
    if (number) noteVisit(number, token)
  }, [language, number, suggest, token])
  if (!data) return problem ? <Failure problem={problem} onAgain={reload} /> : <Skeleton />
  return (
    <Visit
      progress={data.progress}
      token={token}
      orderId={data.orderId}
      lost={problem?.lost === true}
      reload={reload}
    />
  )
}

interface VisitProps {
  readonly progress: Progress
  readonly token?: string
  readonly orderId: string
  readonly reload: () => void
  readonly lost: boolean
}

export function Visit({ progress, token, orderId, lost, reload }: VisitProps) {
  const { t, language } = useTexts()
  const now = useNow()
  const { estimate, state } = progress
  const [signed, setSigned] = useState(false)
  return (
    <main className="page">
      <Head facts={progress} number={progress.number} />
      {lost && (
        <p className="box warn" role="status">
          {t('visit.lost', { time: moment(language, progress.now, now) })}
        </p>
      )}
      <h1>{t(`now.${state}`)}</h1>
      {progress.unsafe && (
        <p className="box warn" role="alert">
          <strong>{t('visit.unsafe', { phone: progress.storePhone })}</strong>
        </p>
      )}
      <p className="promise-row">
        <span className="dim">{t('promise.word')}</span>
        <PromisedTime promisedAt={progress.promisedAt} state={state} now={now} />
      </p>
      {estimate?.token && estimate.state === 'sent' && (
        <section className="box warn">
          <p>{t('visit.estimateWaits', { total: yuan(estimate.totalFen) })}</p>
          <a className="button main" href={`/p/e/${estimate.token}`}>
            {t('visit.decide')}
          </a>
        </section>
      )}
      {token && progress.isToSign && (
        <SignArrival
          token={token}
          orderId={orderId}
          progress={progress}
          onSigned={() => setSigned(true)}
          reload={reload}
        />
      )}
      {signed && (
        <p className="box good" role="status">
          {t('arrival.done')}
        </p>
      )}
      <Steps steps={progress.steps} state={state} now={now} />
      <VisitPictures orderId={orderId} token={token} />
      <Money progress={progress} />
      {!ended.has(state) && (
        <Wishes orderId={orderId} token={token} requests={progress.requests} now={now} reload={reload} />
      )}
      {/* Photos come by the link. */}
      {token && !ended.has(state) && <SendPhotos token={token} orderId={orderId} />}
      <Papers papers={progress.papers} {...(token ? { token } : {})} />
    </main>
  )
}

/** What was agreed, what is paid and what is left; nothing before anything costs something. */
function Money({ progress: { totalFen, paidFen, state } }: { readonly progress: Progress }) {
  const { t } = useTexts()
  if (totalFen === 0 && paidFen === 0) return null
  const left = totalFen - paidFen
  const rows = [
    ['total', totalFen],
    ...(paidFen > 0 || state === 'closed' ? ([['paid', paidFen]] as const) : []),
    ...(left > 0 && state !== 'closed' && (paidFen > 0 || state === 'settled') ? ([['left', left]] as const) : []),
  ] as const
  return (
    <dl className="facts">
      {rows.map(([key, fen]) => (
        <div key={key}>
          <dt>{t(`visit.${key}`)}</dt>
          <dd className={key === 'paid' ? undefined : 'sum'}>{yuan(fen)}</dd>
        </div>
      ))}
    </dl>
  )
}
