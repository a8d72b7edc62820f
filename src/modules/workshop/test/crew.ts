import { type Answer, type Caller, caller } from '../../../../test/caller.ts'
import type { House } from '../../../../test/house.ts'
import { endpointsOf } from '../../../kernel/contract/record.ts'
import { modules } from '../../../modules.ts'
import { checkIn, decide, newGuest, orderFile, quote } from '../../service/test/shop.ts'

/** The day on which the house's clock stands, in Shenzhen. */
export const day = '2026-03-10'
export const at = (time: string, on = day) => new Date(`${on}T${time}:00+08:00`).toISOString()

export interface Hand extends Caller {
  readonly staffId: string
}

const password = 'correct horse battery'
const endpoints = new Map(
  modules.flatMap((module) => module.records.flatMap((server) => endpointsOf(server.contract))).map((e) => [e.key, e]),
)
const hourMs = 3_600_000
let hired = 0

/** One more person with an account, on shift all day unless said. */
export async function hire(
  house: House,
  name: string,
  more: { role?: string; skills?: string[]; shift?: boolean } = {},
): Promise<Hand> {
  const { sz } = house.stores
  const { role = 'technician', skills = ['mechanical'], shift = true } = more
  const staffNo = `W-${++hired}`
  const staff = await house.as('manager').do('staff.hire', {
    body: { storeId: sz, staffNo, name, department: 'repair', position: '技师', skills },
  })
  const login = `hand${hired}.sz`
  const grants = [{ role, scope: 'store', id: sz }]
  await house.as('administrator').do('account.add', {
    body: { login, password, displayName: name, language: 'zh-CN', grants, staffId: staff.id },
  })
  if (shift) await onShift(house, staff.id)
  const tokens = new Map<number, string>()
  const authorization = async () => {
    const shift = Math.floor(house.clock.now() / (4 * hourMs))
    const known = tokens.get(shift)
    if (known) return `Bearer ${known}`
    const payload = { login, password }
    const answer = await house.app.inject({ method: 'POST', url: '/api/session/sign-in', payload })
    const { token } = answer.json<{ token: string }>()
    tokens.set(shift, token)
    return `Bearer ${token}`
  }
  return { ...caller(house.app, endpoints, authorization), staffId: staff.id }
}

/** A working stretch of the house's day. */
export async function onShift(
  house: House,
  staffId: string,
  from = '08:30',
  until = '18:00',
  on = day,
): Promise<Answer> {
  return house.as('manager').do('shift.plan', {
    body: { storeId: house.stores.sz, staffId, day: on, startsAt: at(from, on), endsAt: at(until, on) },
  })
}

/** Somebody works today, whatever day the clock has come to. */
async function comeIn(house: House, staffId: string): Promise<void> {
  const today = new Date(house.clock.now() + 8 * hourMs).toISOString().slice(0, 10)
  const planned = await house.rows('select id from people.shift where staff_id = $1 and day = $2', [staffId, today])
  if (planned.length === 0) await onShift(house, staffId, '08:30', '18:00', today)
}

/** The member of staff behind one of the house's own roles. */
export async function staffIdOf(house: House, role: string): Promise<string> {
  const [row] = await house.rows('select id from people.staff where staff_no = $1', [`sz-${role}`])
  return String(row?.['id'])
}

/** A service item with its price by the hour. */
export async function addItem(
  house: House,
  item: { code: string; skill?: string; minutes?: number; criteria?: object[]; kind?: string; steps?: object[] },
): Promise<void> {
  const manager = house.as('manager')
  const { code, skill = 'mechanical', minutes = 60, kind = 'repair' } = item
  const criteria = item.criteria ?? [{ code: 'ok', zh: '目视合格', en: 'Looks right' }]
  const steps = item.steps ?? [{ zh: '作业', en: 'Work', key: false }]
  const draft = await manager.do('serviceItem.add', {
    body: {
      code,
      nameZh: `项目 ${code}`,
      nameEn: `Job ${code}`,
      kind,
      skill,
      standardMinutes: minutes,
      steps,
      criteria,
      powertrains: [],
      mandatoryInPackage: false,
    },
  })
  await manager.do('serviceItem.activate', { id: draft.id, version: draft.version })
}

export async function setRate(house: House, skill: string): Promise<void> {
  await house.as('manager').do('price.set', {
    body: {
      storeId: house.stores.sz,
      kind: 'labourRate',
      refCode: skill,
      amountFen: 20_000,
      vatBasisPoints: 1300,
      validFrom: '2026-01-01',
    },
  })
}

export interface Agreed {
  readonly id: string
  readonly number: string
  /** The labour lines. */
  readonly lineIds: string[]
}

interface OrderLines {
  readonly number: string
  readonly lines: { id: string; kind: string; approval: string }[]
}

/** A visit up to the customer's consent to everything. */
export async function agreedOrder(house: House, lines: readonly object[], more: object = {}): Promise<Agreed> {
  const guest = await newGuest(house)
  const order = await checkIn(house, guest, { ...more })
  await quote(house, order, lines, { promisedAt: new Date(house.clock.now() + 6 * hourMs).toISOString() })
  await decide(house, order.id, 'approved')
  const file = await orderFile<OrderLines>(house, order.id)
  const labour = file.lines.filter((line) => line.kind === 'labour' && line.approval === 'approved')
  return { id: order.id, number: file.number, lineIds: labour.map((line) => line.id) }
}

export const dispatchBody = (house: House, order: Agreed, technicianId: string, more: object = {}) => ({
  storeId: house.stores.sz,
  orderId: order.id,
  technicianId,
  bayId: null,
  lineIds: order.lineIds,
  ...more,
})

/** Gives an order to somebody, whoever is proposed. */
export async function dispatch(house: House, order: Agreed, technicianId: string, more: object = {}): Promise<Answer> {
  const body = dispatchBody(house, order, technicianId, { overrideReason: '试验', ...more })
  return house.as('dispatcher').do('jobCard.dispatch', { body })
}

/** A verb on a card as it stands now. */
export async function onCard(house: House, hand: Caller, verb: string, id: string, body: Record<string, unknown> = {}) {
  const [row] = await house.rows('select version from workshop.job_card where id = $1', [id])
  return hand.do(`jobCard.${verb}`, { id, version: Number(row?.['version']), body })
}

/** Everything from the dispatch to the last card's end. */
export async function repaired(house: House, hand: Hand, lines: readonly object[], more: object = {}): Promise<Agreed> {
  const order = await agreedOrder(house, lines, more)
  await comeIn(house, hand.staffId)
  const card = await dispatch(house, order, hand.staffId)
  await onCard(house, hand, 'start', card.id)
  house.clock.forward(30)
  await onCard(house, hand, 'finish', card.id)
  return order
}
