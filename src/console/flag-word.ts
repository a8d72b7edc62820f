import type { Texts } from './texts.ts'

/** What a flag of a search hit says (an open order, work put off), in words. */
export function flagWord(texts: Texts, flag: string): string {
  const own = `service.flag.${flag}`
  return texts.has(own) ? texts.t(own) : texts.c(`flag.${flag}`)
}
