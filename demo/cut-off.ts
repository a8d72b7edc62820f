import { instantOf } from '../src/kernel/clocks/zone.ts'
import type { Actor } from '../src/kernel/work.ts'
import type { Stage } from './stage.ts'

type Row = Record<string, unknown>

/** A job on high voltage is switched off before it begins; others stay as they are. */
export function cutOffFirst(stage: Stage, card: Row, by: Actor, at: number): Promise<Row> | Row {
  if (!card['needs_cut_off']) return card
  return stage.does('jobCard.cutOff', {
    by,
    at: instantOf(at),
    row: card,
    input: { locked: true, residualVolts: 3 },
  })
}
