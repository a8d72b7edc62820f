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
  const advisor = house.as('serviceAdvisor')
  await advisor.do('repairOrder.settle', { id: order.id, version: await versionOf(house, order.id) })
  await payBill(house, order.id)
  const concerns = await house.rows('select id from service.concern where order_id = $1', [order.id])
  await advisor.do('repairOrder.handOver', {
    id: order.id,
    version: await versionOf(house, order.id),
    body: {
      answers: concerns.map((concern) => ({ concernId: concern['id'], answer: '已更换刹车片' })),
      belongingsReturned: true,
      oldPartsDone: true,
      keysReturned: true,
      explained: true,
      courtesy: ['thank', 'invite'],
      signer: '王建国',
    },
  })
  await deliver(house)
  return order
}
