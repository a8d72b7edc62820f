import type { AnswerOf, InputOf } from '../../../../console/endpoints.ts'

export type Sheet = AnswerOf<'inspection.sheet'>
export type SheetLine = Sheet['lines'][number]
export type Criterion = SheetLine['criteria'][number]
export type Reading = InputOf<'inspection.record'>['readings'][number]

/** What was typed or tapped, by line and code. */
export type Found = Readonly<Record<string, number | boolean>>

export const foundKey = (line: SheetLine, criterion: Criterion) => `${line.lineId}.${criterion.code}`

/** Has a limit, so it is measured; everything else is judged by eye. */
export function isMeasured({ min, max }: Criterion): boolean {
  return min !== undefined || max !== undefined
}

/** Outside its limits, or seen to be bad. The server judges again; here the eye is warned at once. */
export function isBad({ min, max }: Criterion, value: number | boolean | undefined): boolean {
  if (value === undefined) return false
  if (typeof value === 'boolean') return !value
  return (min !== undefined && value < min) || (max !== undefined && value > max)
}

/** `≥ 3 mm`, `2.2–2.6 bar` */
export function limitsOf({ min, max, unit }: Criterion): string {
  const figures = min !== undefined && max !== undefined ? `${min}–${max}` : min === undefined ? `≤ ${max}` : `≥ ${min}`
  return unit ? `${figures} ${unit}` : figures
}

interface Judged {
  readonly readings: readonly Reading[]
  readonly bad: readonly { readonly line: SheetLine; readonly criterion: Criterion }[]
  readonly missing: readonly Criterion[]
}

/** All that was found, what of it is bad, and what is still to be looked at. */
export function judged(
  lines: readonly SheetLine[],
  found: Found,
  last: boolean,
  photos: Readonly<Record<string, readonly { readonly id: string }[]>> = {},
): Judged {
  const readings: Reading[] = []
  const bad: { line: SheetLine; criterion: Criterion }[] = []
  const missing: Criterion[] = []
  for (const line of lines) {
    for (const criterion of line.criteria) {
      const value = found[foundKey(line, criterion)]
      if (value === undefined) {
        if (last && isMeasured(criterion)) missing.push(criterion)
        continue
      }
      const measured = typeof value === 'number'
      const shown = photos[foundKey(line, criterion)] ?? []
      readings.push({
        lineId: line.lineId,
        code: criterion.code,
        value: measured ? value : null,
        ok: measured ? null : value,
        ...(shown.length > 0 && isBad(criterion, value) ? { photoIds: shown.map(({ id }) => id) } : {}),
      })
      if (isBad(criterion, value)) bad.push({ line, criterion })
    }
  }
  return { readings, bad, missing }
}
