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
  /** What stood in its way; one that is refused does not keep the others. */
  const tryOne = ({ file, key }: Waiting): Promise<Problem | undefined> =>
    sendFile(`/api/files?record=repairOrder&recordId=${orderId}&kind=fromCustomer`, file, { token, key }).then(
      () => undefined,
      asProblem,
    )
  const sendAll = async (all: readonly Waiting[]) => {
    setBusy(true)
    setProblem(undefined)
    let left = all
    for (const one of all) {
      const refused = await tryOne(one)
      if (refused) setProblem(refused)
      if (refused?.lost) break
      if (!refused) setSent((count) => count + 1)
      left = left.slice(1)
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
      <p className="dim">{t('send.explain')}</p>
      <input
        id={field}
        className="unseen"
        type="file"
        accept="image/*,video/*"
        multiple
        disabled={busy}
        onChange={take}
      />
      <label className="button wide" htmlFor={field}>
        {t('send.choose')}
      </label>
      <p role="status">{busy ? t('send.busy') : sent > 0 && t('send.done', { count: sent })}</p>
      {problem && (
        <div className="box bad" role="alert">
          <p>{problem.lost ? t('lost') : problem.title || t('failed')}</p>
          {waiting.length > 0 && (
            <button type="button" onClick={() => void sendAll(waiting)}>
              {t('again')}
            </button>
          )}
        </div>
      )}
    </section>
  )
}
