import { isSeries } from '../../kernel/contract/series.ts'
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

export type Term = Shown['terms'][number]

/** Each line with the terms that no line before it explains. */
export function termsByLine(shown: Shown, lines: readonly Line[]): ReadonlyMap<string, readonly Term[]> {
  const told = new Set<string>()
  return new Map(
    lines.map((line) => {
      const fresh = shown.terms.filter((term) => line.terms?.includes(term.code) && !told.has(term.code))
      for (const term of fresh) told.add(term.code)
      return [line.id, fresh]
    }),
  )
}

export type Recorded = NonNullable<Line['photos']>[number]

/** Each line with what a tester recorded for its finding, where no line before it shows it. */
export function recordingsByLine(lines: readonly Line[]): ReadonlyMap<string, readonly Recorded[]> {
  const shown = new Set<string>()
  return new Map(
    lines.map((line) => {
      const fresh = (line.photos ?? []).filter((file) => isSeries(file) && !shown.has(file.id))
      for (const file of fresh) shown.add(file.id)
      return [line.id, fresh]
    }),
  )
}

/** Terms of the trade, each explained by a tap (E-06). */
export function Terms({ terms }: { readonly terms: readonly Term[] }) {
  const { t, name } = useTexts()
  return terms.map((term) => (
    <details key={term.code} className="term">
      <summary>{t('term.what', { term: name(term.zh, term.en) })}</summary>
      <p>{name(term.textZh, term.textEn)}</p>
    </details>
  ))
}
