import { type ChangeEvent, useId, useState } from 'react'
import { asProblem, type Problem, randomKey, sendFile } from '../client.ts'
import { useTexts } from '../i18n.tsx'

interface SendPhotosProps {
  readonly orderId: string
  readonly token: string
}

interface Waiting {
  readonly file: File
  /** The same for every try, so that a photo that came in before its answer was lost is not there twice. */
  readonly key: string
}

/** The customer shows the shop what he means: a noise filmed on the road, a warning lamp. */
export function SendPhotos({ orderId, token }: SendPhotosProps) {
  const { t } = useTexts()
  const field = useId()
  const [sent, setSent] = useState(0)
  const [waiting, setWaiting] = useState<readonly Waiting[]>([])
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const sendAll = async (all: readonly Waiting[]) => {
    setBusy(true)
    setProblem(undefined)
    let left = all
    try {
      for (const one of all) {
        await sendFile(`/api/files?record=repairOrder&recordId=${orderId}&kind=fromCustomer`, one.file, {
          token,
          key: one.key,
        })
        left = left.slice(1)
        setSent((count) => count + 1)
      }
    } catch (error) {
      setProblem(asProblem(error))
    }
    setWaiting(left)
    setBusy(false)
  }
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.currentTarget.files ?? [])].map((file) => ({ file, key: randomKey() }))
    event.currentTarget.value = ''
    if (files.length > 0) void sendAll(files)
  }
  return (
    <section className="group screen-only">
      <h2>{t('send.title')}</h2>
      <label className="dim" htmlFor={field}>
        {t('send.explain')}
      </label>
      <input id={field} type="file" accept="image/*,video/*" multiple disabled={busy} onChange={take} />
      <p role="status">{busy ? t('send.busy') : sent > 0 && t('send.done', { count: sent })}</p>
      {problem && (
        <div className="box bad" role="alert">
          <p>{problem.lost ? t('lost') : problem.title || t('failed')}</p>
          <button type="button" onClick={() => void sendAll(waiting)}>
            {t('again')}
          </button>
        </div>
      )}
    </section>
  )
}
