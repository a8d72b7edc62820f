import { z } from 'zod'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import type { ExplainedTerm } from '../../contract/term.ts'
import { compiled, type Finder, type Term } from './finder.ts'
import rows from './terms.json' with { type: 'json' }

const brought = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  alsoZh: z.array(z.string()),
  alsoEn: z.array(z.string()),
  textZh: z.string(),
  textEn: z.string(),
})

/** The terms that come with the program, by code. */
export const broughtTerms: ReadonlyMap<string, Term> = new Map(
  z
    .array(brought)
    .parse(rows)
    .map((term) => [term.code, term]),
)

/** The shop's own words in the place of the program's, and those that it added. */
export function withOwn(own: readonly Row<'knowledge.term'>[]): Term[] {
  const all = new Map(broughtTerms)
  for (const row of own) all.set(row.code, termOf(row))
  return [...all.values()]
}

export function termOf(row: Row<'knowledge.term'>): Term {
  const { code, zh, en, also_zh: alsoZh, also_en: alsoEn, text_zh: textZh, text_en: textEn } = row
  return { code, zh, en, alsoZh, alsoEn, textZh, textEn }
}

export function ownTerms(groupId: string): Load<Row<'knowledge.term'>[]> {
  return manyRaw(`select * from knowledge.term where group_id = $1 and state = 'active' order by code`, [groupId])
}

const kept = new WeakMap<Settings, Finder>()

/** The group's glossary, if it is in memory: it stands as long as the settings do. */
export function knownGlossary(settings: Settings): Finder | undefined {
  return kept.get(settings)
}

/** Keeps the glossary with the rows of `ownTerms`. */
export function keepGlossary(settings: Settings, own: readonly Row<'knowledge.term'>[]): Finder {
  const finder = compiled(withOwn(own))
  kept.set(settings, finder)
  return finder
}

export type { ExplainedTerm, Finder }
