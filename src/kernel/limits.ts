import { kernelRefusals } from './contract/kernel-refusals.ts'

interface Limits {
  readonly name: string
  readonly lower?: number | undefined
  readonly upper?: number | undefined
}

/** A lower limit above the upper one lets nothing pass. Throws what to do. */
export function demandLimits({ name, lower, upper }: Limits): void {
  if (lower !== undefined && upper !== undefined && lower > upper)
    throw kernelRefusals.limitsCrossed({ name, lower, upper })
}
