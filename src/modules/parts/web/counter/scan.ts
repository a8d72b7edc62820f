import { isKept, issuableOf } from './open-of.ts'

interface ScannedLine {
  readonly id: string
  readonly partNo: string
  readonly barcode: string | null
  readonly unit: string
  readonly wantedThousandths: number
  readonly reservedThousandths: number
  readonly issuedThousandths: number
  readonly returnedThousandths: number
  readonly unborneFen: number | null
}

/** Thousandths by line. */
export type Counted = Readonly<Record<string, number>>

/** `notHere` names the text itself; the others the part. */
export type Scan =
  | { readonly kind: 'counted'; readonly partNo: string; readonly lineId: string; readonly counted: Counted }
  | { readonly kind: 'notHere' | 'kept' | 'notReserved' | 'tooMany'; readonly partNo: string }

/** What is measured out, not counted: one scan stands for all that is wanted of it. */
const measured = new Set(['升', '毫升', '千克', '公斤', '克', '米', 'L', 'ml', 'kg', 'g', 'm'])
const piece = 1000

/** A scanner sends number or barcode, sometimes with a blank or in small letters. */
export const plain = (text: string) => text.replaceAll(/\s/gu, '').toUpperCase()

/** Counts one piece against the lines of a pick list; a part that is not on it, or is there already, is refused. */
export function scan(lines: readonly ScannedLine[], counted: Counted, text: string): Scan {
  const code = plain(text)
  const its = lines.filter((line) => plain(line.partNo) === code || plain(line.barcode ?? '') === code)
  const [first] = its
  if (!first || code === '') return { kind: 'notHere', partNo: text.trim() }
  const { partNo } = first
  const line = its.find((one) => issuableOf(one) > (counted[one.id] ?? 0))
  if (line) {
    const before = counted[line.id] ?? 0
    const left = issuableOf(line) - before
    const more = measured.has(line.unit) ? left : Math.min(piece, left)
    return { kind: 'counted', partNo, lineId: line.id, counted: { ...counted, [line.id]: before + more } }
  }
  if (its.some(isKept)) return { kind: 'kept', partNo }
  return { kind: its.some((one) => issuableOf(one) > 0) ? 'tooMany' : 'notReserved', partNo }
}

/** All that lies ready for the list has been counted. */
export function isAllCounted(lines: readonly ScannedLine[], counted: Counted): boolean {
  const ready = lines.filter((line) => issuableOf(line) > 0)
  return ready.length > 0 && ready.every((line) => counted[line.id] === issuableOf(line))
}

/** How many lines are complete, of those of which something lies ready. */
export function progressOf(lines: readonly ScannedLine[], counted: Counted): { done: number; of: number } {
  const ready = lines.filter((line) => issuableOf(line) > 0)
  return { done: ready.filter((line) => counted[line.id] === issuableOf(line)).length, of: ready.length }
}
