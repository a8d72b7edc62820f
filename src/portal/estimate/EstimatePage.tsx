import { useEffect, useState } from 'react'
import { ask } from '../client.ts'
import { useTexts } from '../i18n.tsx'
import { openLink } from '../link.ts'
import { Failure } from '../parts/Failure.tsx'
import { Head } from '../parts/Head.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useLive } from '../use-live.ts'
import type { Decided, Shown } from './estimate.ts'
import { EstimateForm } from './EstimateForm.tsx'
import { PhotoToken } from './Photos.tsx'
import { Receipt } from './Receipt.tsx'

/** Another telephone with the same link may decide, or the advisor change it. */
const everyMs = 15_000

/** `/p/e/<token>`: the estimate that was sent, to be decided; afterwards the decision. */
export function EstimatePage({ token }: { readonly token: string }) {
  const { suggest } = useTexts()
  const { data, problem, reload } = useLive(
    async (signal) => {
      const link = await openLink(token, 'estimate', signal)
      return ask<Shown>(`/api/estimates/${link.recordId}`, { token, signal })
    },
    token,
    everyMs,
  )
  const [answer, setAnswer] = useState<Decided>()
  const language = data?.language
  useEffect(() => {
    if (language) suggest(language)
  }, [language, suggest])
  if (!data) return problem ? <Failure problem={problem} onAgain={reload} /> : <Skeleton />
  const sent = (next: Decided) => {
    setAnswer(next)
    reload()
    window.scrollTo(0, 0)
  }
  if (data.state === 'superseded') return <Superseded shown={data} />
  const isDecided = data.state === 'decided'
  // The decision stands although the fresh page has not come yet.
  if (!isDecided && answer?.state === 'decided') return <Skeleton />
  return (
    <PhotoToken value={token}>
      {isDecided ? (
        <Receipt shown={data} fresh={answer !== undefined} />
      ) : (
        <EstimateForm key={data.version} token={token} shown={data} onSent={sent} onStale={reload} />
      )}
    </PhotoToken>
  )
}

function Superseded({ shown }: { readonly shown: Shown }) {
  const { t } = useTexts()
  return (
    <main className="page">
      <Head facts={shown} number={shown.orderNumber} />
      <div className="box warn">
        <h1>{t('superseded.title')}</h1>
        <p>{t('superseded.text')}</p>
      </div>
    </main>
  )
}
