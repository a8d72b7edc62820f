import type { House } from '../../../../test/house.ts'
import { deliver } from '../../../../test/in-work.ts'
import { issueParts, labour, part, payBill } from '../../service/test/shop.ts'
import { type Agreed, type Hand, hire, repaired } from '../../workshop/test/crew.ts'

/** Who is needed for three levels, beside the house's inspector. */
export interface Crew {
  readonly worker: Hand
  readonly colleague: Hand
}

export async function hireCrew(house: House): Promise<Crew> {
  return { worker: await hire(house, '做车'), colleague: await hire(house, '同事') }
}

export async function versionOf(house: House, orderId: string): Promise<number> {
  const [row] = await house.rows('select version from service.repair_order where id = $1', [orderId])
  return Number(row?.['version'])
}

const brakes = [labour('R-BRAKE', { concern: 0 }), part('BP-100', { concern: 0 })]

/** A whole visit: from the counter to the keys. */
export async function closedVisit(house: House, crew: Crew, lines: readonly object[] = brakes): Promise<Agreed> {
  const order = await inspected(house, crew, lines)
  await paid(house, order.id)
  await house.as('serviceAdvisor').do('repairOrder.handOver', await keysBack(house, order.id))
  await deliver(house)
  return order
}

/** Repaired, and through its three inspections. */
export async function inspected(house: House, crew: Crew, lines: readonly object[] = brakes): Promise<Agreed> {
  const order = await repaired(house, crew.worker, lines)
  await issueParts(house, order.id)
  const levels = [
    ['self', crew.worker],
    ['team', crew.colleague],
    ['final', house.as('inspector')],
  ] as const
  for (const [level, who] of levels) {
    await who.do('inspection.record', {
      body: { storeId: house.stores.sz, orderId: order.id, level, readings: [], passed: true },
    })
  }
  return order
}

export async function paid(house: House, orderId: string): Promise<void> {
  const version = await versionOf(house, orderId)
  await house.as('serviceAdvisor').do('repairOrder.settle', { id: orderId, version })
  await payBill(house, orderId)
}

/** The handover of a paid car, as the advisor sends it. */
export async function keysBack(house: House, orderId: string) {
  const concerns = await house.rows('select id from service.concern where order_id = $1', [orderId])
  return {
    id: orderId,
    version: await versionOf(house, orderId),
    body: {
      answers: concerns.map((concern) => ({ concernId: concern['id'], answer: '已更换刹车片' })),
      belongingsReturned: true,
      oldPartsDone: true,
      keysReturned: true,
      explained: true,
      courtesy: ['thank', 'invite'],
      signer: '王建国',
    },
  }
}
