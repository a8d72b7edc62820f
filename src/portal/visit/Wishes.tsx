import { useState } from 'react'
import { asProblem, type Problem, randomKey, send } from '../client.ts'
import { moment } from '../formats.ts'
import { useTexts } from '../i18n.tsx'

interface WishesProps {
  readonly orderId: string
  /** Of the visit's link; without it the customer has signed in. */
  readonly token?: string | undefined
  readonly requests: readonly {
    readonly id: string
    readonly kind: string
    readonly words: string
    readonly createdAt: string
    readonly isDone: boolean
  }[]
  readonly now: number
  readonly reload: () => void
}

const kinds = ['drink', 'charge', 'progress', 'leave', 'other'] as const

/** What the customer would like while he waits; each wish shows open until somebody has seen to it. */
export function Wishes({ orderId, token, requests, now, reload }: WishesProps) {
  const { t } = useTexts()
  const [kind, setKind] = useState<string>()
  const [words, setWords] = useState('')
  const [key, setKey] = useState(randomKey)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const ask = async () => {
    if (!kind) return
    setBusy(true)
    setProblem(undefined)
    try {
      const path = token ? '/api/guest-requests/ask' : '/api/guest-requests/askOwn'
      await send(path, { token, key, body: { orderId, kind, words: words.trim() } })
      setKind(undefined)
      setWords('')
      setKey(randomKey())
      reload()
    } catch (error) {
      setProblem(asProblem(error))
    }
    setBusy(false)
  }
  return (
    <section className="group screen-only">
      <h2>{t('wish.title')}</h2>
      <div className="wish-kinds" role="group" aria-label={t('wish.title')}>
        {kinds.map((one) => (
          <button
            key={one}
            type="button"
            className={one === kind ? 'button main' : 'button'}
            aria-pressed={one === kind}
            onClick={() => setKind(one === kind ? undefined : one)}
          >
            {t(`wish.kind.${one}`)}
          </button>
        ))}
      </div>
      {kind && (
        <>
          <label>
            <span>{t('wish.words')}</span>
            <input value={words} maxLength={200} onChange={(event) => setWords(event.currentTarget.value)} />
          </label>
          <button type="button" className="button main wide" disabled={busy} onClick={() => void ask()}>
            {t(busy ? 'wish.busy' : 'wish.send')}
          </button>
        </>
      )}
      {problem && (
        <p className="box bad" role="alert">
          {problem.lost ? t('lost') : problem.title || t('failed')}
        </p>
      )}
      <Asked requests={requests} now={now} />
    </section>
  )
}

function Asked({ requests, now }: Pick<WishesProps, 'requests' | 'now'>) {
  const { t, language } = useTexts()
  if (requests.length === 0) return null
  return (
    <ul className="wishes" aria-label={t('wish.asked')}>
      {requests.map((wish) => (
        <li key={wish.id}>
          <span className="grow">
            {t(`wish.kind.${wish.kind}`)}
            {wish.words && ` · ${wish.words}`}
          </span>
          <span className={wish.isDone ? 'good' : 'dim'}>{t(wish.isDone ? 'wish.done' : 'wish.open')}</span>
          <time dateTime={wish.createdAt} className="dim">
            {moment(language, wish.createdAt, now)}
          </time>
        </li>
      ))}
    </ul>
  )
}
