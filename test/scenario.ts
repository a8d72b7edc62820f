import { appendFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recorded } from './caller.ts'

/**
 * A requirement shown by the real verbs. The harness fails a scenario that calls none, or that asserts nothing after its
 * last call, and notes the requirement's id for the list that `check` prints.
 */
export function scenario(id: string, title: string, run: () => Promise<void>): void {
  if (!/^[A-W]-\d{2}$/.test(id)) throw new Error(`${id} is not a requirement's id`)
  test(`${id} ${title}`, async () => {
    recorded.calls = []
    recorded.assertionsAtLastCall = 0
    await run()
    if (recorded.calls.length === 0) throw new Error(`${id}: no verb was called`)
    const assertions = expect.getState().assertionCalls ?? 0
    if (assertions <= recorded.assertionsAtLastCall) throw new Error(`${id}: nothing is asserted after the last call`)
    const file = process.env['SCENARIO_LOG']
    if (file) appendFileSync(file, `${JSON.stringify({ id, title, calls: recorded.calls })}\n`)
  })
}
