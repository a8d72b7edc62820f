import type { Answer } from '../../../../test/caller.ts'
import type { House } from '../../../../test/house.ts'
import type { Guest } from './shop.ts'

/** Gives the store a tow truck with its driver. */
export async function openTowing(house: House): Promise<void> {
  const [row] = await house.rows(`select id from people.staff where staff_no = 'sz-technician'`)
  await house.as('dispatcher').do('rescueUnit.add', {
    body: {
      storeId: house.stores.sz,
      code: 'JY-9',
      nameZh: '拖车九号',
      nameEn: 'Tow truck 9',
      plate: '粤B99998',
      kind: 'tow',
      technicianId: String(row?.['id']),
    },
  })
}

/** A guest's car breaks down and is towed in; answers the id of the order that the tow opened. */
export async function towIn(house: House, guest: Guest, kind = 'noStart'): Promise<string> {
  const { customerId, vehicleId } = guest
  const body = { storeId: house.stores.sz, customerId, vehicleId, kind, dangers: [], place: '北环大道辅路' }
  let rescue: Answer = await house.as('careAgent').do('rescue.report', { body })
  const end = { result: '起动机无反应', costFen: 18_000, damageAvoidedFen: 0 }
  for (const verb of ['accept', 'depart', 'arrive', 'tow']) {
    const { id, version } = rescue
    rescue = await house.as('technician').do(`rescue.${verb}`, { id, version, body: verb === 'tow' ? end : {} })
  }
  return String(rescue['orderId'])
}

/** The walk around a towed car as the tablet sends it: the reception first, then all of it onto the order. */
export async function walkAround(
  house: House,
  order: { readonly id: string; readonly vehicleId: string },
  more: Record<string, unknown>,
): Promise<Answer> {
  const advisor = house.as('serviceAdvisor')
  const now = new Date(house.clock.now()).toISOString()
  const entries = { 'mark.a': { panel: 'leftFrontDoor', kind: 'scratch', x: 0.4, y: 0.5 }, 'belonging.充电线': true }
  const begun = await advisor.do('reception.begin', {
    body: { storeId: house.stores.sz, vehicleId: order.vehicleId, startedAt: now, at: now, entries },
  })
  const { version } = await advisor.get<Answer>('repairOrder.get', { id: order.id })
  return advisor.do('repairOrder.receiveTowed', { id: order.id, version, body: walkedInput(begun.id, more) })
}

export function walkedInput(receptionId: string, more: Record<string, unknown>) {
  return {
    receptionId,
    odometerKm: 23_418,
    concerns: [],
    confirmed: true,
    belongings: ['充电线'],
    oldParts: 'taken',
    waiting: false,
    ...more,
  }
}
