import { useState } from 'react'
import { send } from '../client.ts'
import { textIn, useTexts } from '../i18n.tsx'

interface Paper {
  readonly id: string
  readonly kind: string
  readonly number: string
}

interface PapersProps {
  readonly papers: readonly Paper[]
  readonly token?: string
}

/** The visit's papers as PDF. */
export function Papers(props: PapersProps) {
  const { t } = useTexts()
  // Of the agreement the last edition counts; it says all that those before it did.
  const isOf = ({ kind }: Paper) => kind === 'serviceAgreement'
  const last = props.papers.findLast(isOf)
  const papers = props.papers.filter((paper) => !isOf(paper) || paper === last)
  return (
    <section className="group">
      <h2>{t('visit.papers')}</h2>
      {papers.length === 0 && <p className="dim">{t('visit.noPapers')}</p>}
      <PaperList {...props} papers={papers} />
    </section>
  )
}

/** The link's token goes in a header, so a paper has no address that could be passed on. */
export function PaperList({ papers, token }: PapersProps) {
  const { t, language } = useTexts()
  const [busy, setBusy] = useState<string>()
  const [failed, setFailed] = useState(false)
  const open = async (paper: Paper) => {
    if (busy) return
    setBusy(paper.id)
    setFailed(false)
    try {
      const response = await send(`/api/papers/${paper.id}.pdf`, { token })
      save(await response.blob(), `${paper.number || paper.id}.pdf`)
    } catch {
      setFailed(true)
    }
    setBusy(undefined)
  }
  // A kind that came later than this page still has its number.
  const title = (kind: string) => {
    const key = `paper.${kind}`
    const text = textIn(language, key)
    return text === key ? t('paper.other') : text
  }
  return (
    <>
      <ul>
        {papers.map((paper) => (
          <li key={paper.id}>
            <button type="button" className="paper" disabled={busy !== undefined} onClick={() => void open(paper)}>
              <span className="grow">{title(paper.kind)}</span>
              <span className="dim">{busy === paper.id ? t('loading') : paper.number}</span>
            </button>
          </li>
        ))}
      </ul>
      {failed && (
        <p className="bad" role="alert">
          {t('visit.paperFailed')}
        </p>
      )}
    </>
  )
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = name
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
