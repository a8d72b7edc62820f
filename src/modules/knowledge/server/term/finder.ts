import type { ExplainedTerm } from '../../contract/term.ts'

export interface Term extends ExplainedTerm {
  readonly alsoZh: readonly string[]
  readonly alsoEn: readonly string[]
}

/** Terms by their words in both languages, to be looked for in what a customer reads. */
export interface Finder {
  readonly byCode: ReadonlyMap<string, Term>
  readonly zh: Words
  readonly en: Words
}

interface Words {
  readonly pattern: RegExp
  readonly codes: ReadonlyMap<string, string>
}

const literal = (word: string) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

/** Longer words go before shorter ones, so that an oil filter is no oil. */
function wordsOf(pairs: readonly (readonly [word: string, code: string])[], around: (any: string) => RegExp): Words {
  const words = pairs.map(([word, code]) => [word.toLowerCase(), code] as const)
  const longest = words.map(([word]) => word).sort((a, b) => b.length - a.length)
  return { pattern: around(longest.map(literal).join('|')), codes: new Map(words) }
}

export function compiled(terms: readonly Term[]): Finder {
  return {
    byCode: new Map(terms.map((term) => [term.code, term])),
    zh: wordsOf(
      terms.flatMap((term) => [term.zh, ...term.alsoZh].map((word) => [word, term.code] as const)),
      (any) => new RegExp(any, 'gi'),
    ),
    en: wordsOf(
      terms.flatMap((term) => [term.en, ...term.alsoEn].map((word) => [word, term.code] as const)),
      (any) => new RegExp(`(?<![a-z0-9])(?:${any})(?![a-z0-9])`, 'gi'),
    ),
  }
}

function foundIn(text: string, { pattern, codes }: Words): string[] {
  return [...text.matchAll(pattern)].flatMap(([word]) => codes.get(word.toLowerCase()) ?? [])
}

/** The terms that Chinese or English texts use, in the order in which they are met, with their plain words. */
export function termsIn(finder: Finder, texts: { readonly zh: string; readonly en: string }): ExplainedTerm[] {
  const codes = new Set([...foundIn(texts.zh, finder.zh), ...foundIn(texts.en, finder.en)])
  return [...codes].flatMap((code) => {
    const term = finder.byCode.get(code)
    return term ? [{ code, zh: term.zh, en: term.en, textZh: term.textZh, textEn: term.textEn }] : []
  })
}
