import { useTexts } from '../i18n.tsx'
import type { Line, Shown } from './estimate.ts'

/** How urgent it is and what happens if it is left, in plain words (H-12). */
export function Risk({ line }: { readonly line: Line }) {
  const { t } = useTexts()
  if (!line.risk && !line.severity) return null
  return (
    <p className={`risk risk-${line.severity ?? 'soon'}`}>
      {line.severity && <strong>{t(`severity.${line.severity}`)}</strong>}
      {line.risk && <span>{line.risk}</span>}
    </p>
  )
}

/** The terms that lines use, each explained by a tap (E-06). */
export function Terms({ shown, lines }: { readonly shown: Shown; readonly lines: readonly Line[] }) {
  const { t, name } = useTexts()
  const codes = new Set(lines.flatMap((line) => line.terms ?? []))
  return shown.terms
    .filter((term) => codes.has(term.code))
    .map((term) => (
      <details key={term.code} className="term">
        <summary>{t('term.what', { term: name(term.zh, term.en) })}</summary>
        <p>{name(term.textZh, term.textEn)}</p>
      </details>
    ))
}
