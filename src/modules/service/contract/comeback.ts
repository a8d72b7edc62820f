/** A visit that has ended: what was said and what was done then. */
export interface PastVisit {
  readonly orderId: string
  readonly number: string
  /** When the car left, UTC. */
  readonly closedAt: string | null
  readonly words: readonly string[]
  /** Codes of the labour that was done. */
  readonly codes: readonly string[]
}

export interface Comeback {
  readonly visit: PastVisit
  readonly sameWords: string | undefined
  readonly sameCode: string | undefined
}

const dayMs = 86_400_000
/** Of two sentences' pairs of characters, so much in common is the same complaint. */
const alike = 0.5

/** Pairs of neighbouring Chinese characters, and whole words in other scripts. */
function piecesOf(text: string): Set<string> {
  const pieces = new Set((text.toLowerCase().match(/[a-z0-9]{2,}/g) ?? []).filter((word) => !filler.has(word)))
  for (const run of text.match(/\p{Script=Han}+/gu) ?? [])
    for (let at = 0; at + 1 < run.length; at++) pieces.add(run.slice(at, at + 2))
  return pieces
}

const filler = new Set(['the', 'and', 'is', 'it', 'in', 'on', 'at', 'of', 'to', 'my', 'when', 'with', 'there'])

/** How much two sentences have in common, from 0 to 1. */
export function likeness(a: string, b: string): number {
  const [first, second] = [piecesOf(a), piecesOf(b)]
  if (first.size === 0 || second.size === 0) return 0
  const common = [...first].filter((piece) => second.has(piece)).length
  return (2 * common) / (first.size + second.size)
}

/** Visits within so many days before `now` (UTC) that had the same complaint or the same job, the latest first. */
export function comebacksOf(
  today: { readonly words: readonly string[]; readonly codes: readonly string[] },
  visits: readonly PastVisit[],
  days: number,
  now: string,
): Comeback[] {
  const since = Date.parse(now) - days * dayMs
  return visits.flatMap((visit) => {
    if (visit.closedAt === null || Date.parse(visit.closedAt) < since) return []
    const sameWords = visit.words.find((old) => today.words.some((words) => likeness(words, old) >= alike))
    const sameCode = visit.codes.find((code) => today.codes.includes(code))
    return sameWords === undefined && sameCode === undefined ? [] : [{ visit, sameWords, sameCode }]
  })
}
