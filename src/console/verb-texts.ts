import { z } from 'zod'
import { nameOf, recordOf } from './endpoint-key.ts'
import type { Texts } from './texts.ts'

const answered = z.looseObject({
  state: z.string(),
  number: z.string().optional(),
  actions: z.array(z.object({ name: z.string(), refusal: z.unknown().optional() })).optional(),
})

/**
 * What happened and what is next. A room writes `done.<verb>` where it has something better to say than the
 * verb, the state and the next possible step.
 */
export function successText(texts: Texts, key: string, answer: unknown): string {
  const record = recordOf(key)
  const verb = nameOf(key)
  const parsed = answered.safeParse(answer)
  if (!parsed.success) return texts.c('done.plain', { verb: texts.verb(record, verb) })
  const { state, number, actions } = parsed.data
  const own = texts.maybe(record, `done.${verb}`, parsed.data)
  if (own) return own
  const values = {
    verb: texts.verb(record, verb),
    state: texts.state(record, state),
    number: number ?? texts.record(record),
  }
  const next = actions?.find((action) => !action.refusal && action.name !== verb && action.name !== 'edit')
  return next ? texts.c('done.next', { ...values, next: texts.verb(record, next.name) }) : texts.c('done.state', values)
}
