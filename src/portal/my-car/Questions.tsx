import { useState } from 'react'
import { ask, asProblem, type Problem, randomKey, send } from '../client.ts'
import { day } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { useLive } from '../use-live.ts'

interface Question {
  readonly id: string
  readonly question: string
  readonly answer: string | null
  readonly createdAt: string
}

/** What the customer asks the store, and what he was answered. */
export function Questions({ storeId }: { readonly storeId: string }) {
  const { t, language } = useTexts()
  const { data, reload } = useLive(
    (signal) => ask<{ rows: readonly Question[] }>('/api/my/enquiries', { signal }),
    'questions',
  )
  return (
    <section className="group">
      <h2>{t('question.title')}</h2>
      <AskForm storeId={storeId} onSent={reload} />
      {data && data.rows.length > 0 && (
        <ul className="wishes" aria-label={t('question.asked')}>
          {data.rows.map((row) => (
            <li key={row.id}>
              <span className="grow">
                {row.question}
                <br />
                <span className={row.answer ? 'good' : 'dim'}>{row.answer ?? t('question.open')}</span>
              </span>
              <time dateTime={row.createdAt} className="dim">
                {day(language, row.createdAt)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function AskForm({ storeId, onSent }: { readonly storeId: string; readonly onSent: () => void }) {
  const { t } = useTexts()
  const [question, setQuestion] = useState('')
  const [key, setKey] = useState(randomKey)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const post = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await send('/api/enquiries/askOwn', { key, body: { storeId, topic: 'other', question: question.trim() } })
      setQuestion('')
      setKey(randomKey())
      onSent()
    } catch (error) {
      setProblem(asProblem(error))
    }
    setBusy(false)
  }
  return (
    <>
      <label>
        <span>{t('question.yours')}</span>
        <textarea
          value={question}
          rows={3}
          maxLength={4000}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
      </label>
      <button
        type="button"
        className="button main wide"
        disabled={busy || question.trim().length < 2}
        onClick={() => void post()}
      >
        {t(busy ? 'question.busy' : 'question.send')}
      </button>
      {problem && (
        <p className="box bad" role="alert">
          {problem.lost ? t('lost') : problem.title || t('failed')}
        </p>
      )}
    </>
  )
}
