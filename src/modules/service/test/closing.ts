import type { Answer } from '../../../../test/caller.ts'
import type { House } from '../../../../test/house.ts'
import { brakeJob, checkIn, decide, issueParts, newGuest, orderFile, quote, repair } from './shop.ts'

/** A car that is repaired, inspected and waits for settlement. */
export async function readyCar(
  house: House,
  lines: readonly object[] = brakeJob,
  more: Record<string, unknown> = {},
): Promise<Answer> {
  const order = await checkIn(house, await newGuest(house), more)
  await quote(house, order, lines)
  await decide(house, order.id, 'approved')
  await repair(house, order.id)
  await issueParts(house, order.id)
  return orderFile(house, order.id)
}

export const settle = (house: House, order: Answer, key?: string) =>
  house.as('serviceAdvisor').do('repairOrder.settle', { id: order.id, version: order.version, ...(key ? { key } : {}) })

export async function handOverBody(house: House, order: Answer, more: Record<string, unknown> = {}) {
  const { concerns } = await orderFile<{ concerns: { id: string }[] }>(house, order.id)
  return {
    answers: concerns.map(({ id }) => ({ concernId: id, answer: '已更换刹车片，路试无异响' })),
    belongingsReturned: true,
    oldPartsDone: true,
    keysReturned: true,
    explained: true,
    courtesy: ['thank', 'invite'],
    signer: '王建国',
    ...more,
  }
}
