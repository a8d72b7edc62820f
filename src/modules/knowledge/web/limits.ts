/** Limits as people write them: `2–3 mm`, `≥ 12.4 V`; nothing where there are none. */
export function limitsOf(limits: {
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly unit?: string | undefined
}): string | undefined {
  const { min, max, unit = '' } = limits
  if (min !== undefined && max !== undefined) return `${min}–${max} ${unit}`
  if (min !== undefined) return `≥ ${min} ${unit}`
  return max === undefined ? undefined : `≤ ${max} ${unit}`
}
