import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { Place } from '../../modules/service/contract/area.ts'
import type { followSchema } from '../../modules/service/contract/rescue.ts'
import { ask, asProblem, type Problem, randomKey } from '../client.ts'
import { moment } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { openLink } from '../link.ts'
import { Failure } from '../parts/Failure.tsx'
import { LanguageSwitch } from '../parts/LanguageSwitch.tsx'
import { Plate } from '../parts/Plate.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useLive } from '../use-live.ts'
import { useNow } from '../use-now.ts'
import { Sketch } from './Sketch.tsx'

type Follow = z.infer<typeof followSchema>

const everyMs = 10_000

/** `/p/r/<token>`: who comes to help me, where he is, and what to do until then. */
export function RescuePage({ token }: { readonly token: string }) {
  const { suggest } = useTexts()
  const { data, problem, reload } = useLive(
    async (signal) => {
      const link = await openLink(token, 'rescue', signal)
      const follow = await ask<Follow>(`/api/rescues/${link.recordId}/follow`, { token, signal })
      return { follow, language: link.language }
    },
    token,
    everyMs,
  )
  const language = data?.language
  useEffect(() => {
    if (language) suggest(language)
  }, [language, suggest])
  if (!data) return problem ? <Failure problem={problem} onAgain={reload} /> : <Skeleton />
  return <Rescue follow={data.follow} token={token} reload={reload} />
}

interface RescueProps {
  readonly follow: Follow
  readonly token: string
  readonly reload: () => void
}

function place(longitude: number | null, latitude: number | null): Place | undefined {
  return longitude === null || latitude === null ? undefined : { longitude, latitude }
}

function Rescue({ follow, token, reload }: RescueProps) {
  const { t, name, language } = useTexts()
  const now = useNow()
  const car = place(follow.longitude, follow.latitude)
  const isOver = follow.endedAt !== null
  return (
    <main className="page">
      <header className="head">
        <div className="top">
          <strong className="grow">{name(follow.storeNameZh, follow.storeNameEn)}</strong>
          <LanguageSwitch />
        </div>
        <div className="row">
          {follow.plate && <Plate plate={follow.plate} colour={follow.plateColour} />}
          <span>{name(follow.modelZh, follow.modelEn)}</span>
        </div>
        <div className="row dim">
          <span>{t('rescue.number', { number: follow.number })}</span>
          {follow.storePhone && (
            <a className="call" href={`tel:${follow.storePhone}`}>
              {t('call', { phone: follow.storePhone })}
            </a>
          )}
        </div>
      </header>
      <h1>{t(`rescue.now.${follow.state}`)}</h1>
      {follow.expectedAt && follow.arrivedAt === null && !isOver && (
        <p className="promise-row">
          <span className="dim">{t('rescue.expected')}</span>
          <strong>{moment(language, follow.expectedAt, now)}</strong>
          {Date.parse(follow.expectedAt) < now && <span>{t('rescue.late')}</span>}
        </p>
      )}
      {follow.unitNameZh && (
        <p>
          {name(follow.unitNameZh, follow.unitNameEn)} {follow.unitPlate} {follow.technicianName}
        </p>
      )}
      {!isOver && (
        <section className="box warn">
          <h2>{t('rescue.advice')}</h2>
          <ol>
            {(language === 'en' ? follow.adviceEn : follow.adviceZh).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </section>
      )}
      {car && !isOver && (
        <Sketch
          car={car}
          unit={place(follow.unitLongitude, follow.unitLatitude)}
          store={place(follow.storeLongitude, follow.storeLatitude)}
        />
      )}
      {!isOver && <ShareMyPlace follow={follow} token={token} reload={reload} isKnown={car !== undefined} />}
      <Times follow={follow} now={now} />
      {follow.orderNumber && <p className="box">{t('rescue.order', { number: follow.orderNumber })}</p>}
    </main>
  )
}

const steps = [
  ['reported', 'reportedAt'],
  ['assigned', 'assignedAt'],
  ['accepted', 'acceptedAt'],
  ['onTheWay', 'departedAt'],
  ['arrived', 'arrivedAt'],
] as const

function Times({ follow, now }: { readonly follow: Follow; readonly now: number }) {
  const { t, language } = useTexts()
  return (
    <ol className="steps" aria-label={t('visit.steps')}>
      {steps.map(([state, field]) => {
        const at = follow[field]
        const where = follow.state === state ? 'present' : at === null ? 'ahead' : 'past'
        return (
          <li key={state} className={`step step-${where}`}>
            <span className="grow">
              {t(`rescue.step.${state}`)}
              <span className="unseen">{t(`step.place.${where}`)}</span>
            </span>
            {at && <time dateTime={at}>{moment(language, at, now)}</time>}
          </li>
        )
      })}
    </ol>
  )
}

interface ShareProps extends RescueProps {
  readonly isKnown: boolean
}

/** My telephone knows better where I am than I can say. */
function ShareMyPlace({ follow, token, reload, isKnown }: ShareProps) {
  const { t } = useTexts()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | 'position'>()
  const send = async ({ coords }: GeolocationPosition) => {
    const body = { longitude: coords.longitude, latitude: coords.latitude }
    try {
      await ask(`/api/rescues/${follow.id}/locate`, { token, body, key: randomKey(), version: follow.version })
      reload()
    } catch (error) {
      setProblem(asProblem(error))
    }
    setBusy(false)
  }
  const locate = () => {
    setBusy(true)
    setProblem(undefined)
    navigator.geolocation.getCurrentPosition(
      (position) => void send(position),
      () => {
        setBusy(false)
        setProblem('position')
      },
      { enableHighAccuracy: true, timeout: 10_000 },
    )
  }
  return (
    <>
      <button type="button" className="wide main" disabled={busy} onClick={locate}>
        {t(isKnown ? 'rescue.shareAgain' : 'rescue.share')}
      </button>
      {problem && (
        <p className="bad" role="alert">
          {problem === 'position' ? t('rescue.noPosition') : problem.title || t('failed')}
        </p>
      )}
    </>
  )
}
