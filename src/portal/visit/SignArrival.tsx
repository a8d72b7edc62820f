import { useState } from 'react'
import { asProblem, type Problem, randomKey, send } from '../client.ts'
import { useTexts } from '../i18n.tsx'
import { SignaturePad } from '../parts/SignaturePad.tsx'
import { PaperList } from './Papers.tsx'
import type { Progress } from './VisitPage.tsx'

interface SignArrivalProps {
  readonly orderId: string
  readonly token: string
  /** The order, as the customer sees it. */
  readonly progress: Pick<Progress, 'version' | 'papers'>
  readonly onSigned: () => void
  readonly reload: () => void
}

/** His car was towed in and looked at without him: he reads the agreement and signs it here. */
export function SignArrival({ orderId, token, progress, onSigned, reload }: SignArrivalProps) {
  const { t } = useTexts()
  const { version } = progress
  const agreement = progress.papers.findLast(({ kind }) => kind === 'serviceAgreement')
  const [signer, setSigner] = useState('')
  const [image, setImage] = useState<string>()
  const [key] = useState(randomKey)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const sign = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const body = { signature: { signer: signer.trim(), image } }
      await send(`/api/repair-orders/${orderId}/signCheckIn`, { token, key: `${key}-${version}`, version, body })
      onSigned()
    } catch (error) {
      setProblem(asProblem(error))
    }
    setBusy(false)
    reload()
  }
  return (
    <section className="box warn screen-only">
      <h2>{t('arrival.title')}</h2>
      <p>{t('arrival.explain')}</p>
      {agreement && <PaperList papers={[agreement]} token={token} />}
      <label>
        <span>{t('sign.name')}</span>
        <input
          value={signer}
          maxLength={60}
          autoComplete="name"
          onChange={(event) => setSigner(event.currentTarget.value)}
        />
      </label>
      <SignaturePad image={image} onChange={setImage} />
      <button
        type="button"
        className="button main wide"
        disabled={busy || !image || signer.trim() === ''}
        onClick={() => void sign()}
      >
        {t(busy ? 'wish.busy' : 'arrival.sign')}
      </button>
      {problem && (
        <p className="box bad" role="alert">
          {problem.lost ? t('lost') : problem.title || t('failed')}
        </p>
      )}
    </section>
  )
}
