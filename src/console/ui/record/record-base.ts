import { z } from 'zod'
import { actionSchema } from '../../../kernel/contract/record.ts'

/** What the frame of a page needs of any record. */
export const recordBase = z.looseObject({
  id: z.string(),
  version: z.int(),
  state: z.string(),
  number: z.string().optional(),
  actions: z.array(actionSchema).default([]),
})
export type RecordBase = z.output<typeof recordBase>

/** When a state was entered, and by whom. */
export interface StateTime {
  readonly state: string
  readonly at: string
  readonly by?: string | undefined
}
