import type { Answer } from '../../../../test/caller.ts'
import type { House } from '../../../../test/house.ts'
import { inWork } from '../../../../test/in-work.ts'
import type { Row } from '../../../kernel/db/schema.ts'
import type { Work } from '../../../kernel/work.ts'
import { rebuildDay } from '../../capacity/server/public.ts'
import { withCheckDigit } from '../../vehicles/contract/vin.ts'
import {
  beginRepair,
  cardDone,
  dispatchLines,
  lockOrder,
  orderLines,
  passInspection,
  seedVisitTypes,
} from '../server/public.ts'
import { newId } from '../../../kernel/ids.ts'
import { openPaper, type PaperRow } from '../../../kernel/papers.ts'
import { openLinks } from '../../../kernel/links.ts'

/** The day after the one on which the house's clock stands. */
export const bookingDay = '2026-03-11'
export const at = (time: string, day = bookingDay) => new Date(`${day}T${time}:00+08:00`).toISOString()

const steps = [{ zh: '作业', en: 'Work', key: false }]
const criteria = [{ code: 'ok', zh: '目视合格', en: 'Looks right' }]
const items = [
  { code: 'M-OIL', nameZh: '更换机油机滤', nameEn: 'Oil and filter', kind: 'maintenance', standardMinutes: 30 },
  { code: 'R-BRAKE', nameZh: '更换前刹车片', nameEn: 'Front brake pads', kind: 'repair', standardMinutes: 50 },
  { code: 'R-WIPER', nameZh: '更换雨刮片', nameEn: 'Wiper blades', kind: 'repair', standardMinutes: 12 },
]
const parts: readonly { partNo: string; nameZh: string; nameEn: string; priceFen: number; origin?: string }[] = [
  { partNo: 'BP-200', nameZh: '前刹车片', nameEn: 'Brake pads', priceFen: 22_000, origin: 'equivalent' },
  { partNo: 'OF-100', nameZh: '机油滤清器', nameEn: 'Oil filter', priceFen: 6800 },
  { partNo: 'BP-100', nameZh: '前刹车片', nameEn: 'Brake pads', priceFen: 38_000 },
]

/** Catalogue, prices, stock and a day's shift: what the left rooms must have before a visit. */
export async function openShop(house: House): Promise<void> {
  const manager = house.as('manager')
  const { sz } = house.stores
  await inWork(house, {}, seedVisitTypes)
  const price = (kind: string, refCode: string, amountFen: number) =>
    manager.do('price.set', {
      body: { storeId: sz, kind, refCode, amountFen, vatBasisPoints: 1300, validFrom: '2026-01-01' },
    })
  for (const item of items) {
    const body = { ...item, skill: 'mechanical', steps, criteria, powertrains: [], mandatoryInPackage: false }
    const draft = await manager.do('serviceItem.add', { body })
    await manager.do('serviceItem.activate', { id: draft.id, version: draft.version })
  }
  await price('labourRate', 'mechanical', 20_000)
  await price('other', 'WASTE', 500)
  const clerk = house.as('partsClerk')
  for (const { priceFen, origin = 'original', ...part } of parts) {
    const added = await clerk.do('part.add', { body: { ...part, unit: '件', origin, category: 'wear' } })
    await price('part', part.partNo, priceFen)
    const lines = [{ partId: added.id, quantityThousandths: 100_000, unitCost: 300_000, bin: 'A-01' }]
    await clerk.do('stockReceipt.receive', { body: { storeId: sz, supplier: '原厂', lines } })
  }
}

/** One technician works some hours of a day; the store's minutes are counted anew. */
export async function shift(house: House, from: string, until: string, day = bookingDay): Promise<void> {
  const [technician] = await house.rows(`select id from people.staff where staff_no = 'sz-technician'`)
  await house.as('manager').do('shift.plan', {
    body: {
      storeId: house.stores.sz,
      staffId: technician?.['id'],
      day,
      startsAt: at(from, day),
      endsAt: at(until, day),
    },
  })
  await rebuildDay(house.kernel, house.groupId, house.stores.sz, day)
}

export interface Guest {
  readonly customerId: string
  readonly vehicleId: string
  readonly plate: string
}

let guests = 0

/** A customer with a car that nobody knew before. */
export async function newGuest(house: House, more: { name?: string; language?: string } = {}): Promise<Guest> {
  const advisor = house.as('serviceAdvisor')
  const number = ++guests
  const customer = await advisor.do('customer.register', {
    body: {
      storeId: house.stores.sz,
      kind: 'person',
      name: more.name ?? '王建国',
      phone: `1380000${String(1000 + number)}`,
      language: more.language ?? 'zh-CN',
      preferredChannel: 'sms',
      source: 'walkIn',
      evenIfKnown: true,
    },
  })
  const plate = `粤B${String(10_000 + number)}`
  const vehicle = await advisor.do('vehicle.register', {
    body: {
      storeId: house.stores.sz,
      vin: vinOf(number),
      plate,
      powertrain: 'ice',
      ownerId: customer.id,
      odometerKm: 10_000,
    },
  })
  return { customerId: customer.id, vehicleId: vehicle.id, plate }
}

function vinOf(number: number): string {
  return withCheckDigit(`LSVAM4180C2${String(184_000 + number)}`)
}

// No diagnosis stands between these cars and their estimate: the tests of the diagnosis say 'general'.
const arrival = {
  visitType: 'maintenance',
  odometerKm: 12_000,
  concerns: [{ words: '刹车有异响' }],
  confirmed: true,
  belongings: ['充电线'],
  oldParts: 'none',
  waiting: false,
}

export async function checkIn(house: House, guest: Guest, more: Record<string, unknown> = {}): Promise<Answer> {
  const { customerId, vehicleId } = guest
  return house.as('serviceAdvisor').do('repairOrder.checkIn', {
    body: { storeId: house.stores.sz, customerId, vehicleId, ...arrival, ...more },
  })
}

export const labour = (code: string, more = {}) => ({ kind: 'labour', code, ...more })
export const part = (code: string, more = {}) => ({ kind: 'part', code, ...more })
export const brakeJob = [labour('R-BRAKE', { concern: 0 }), part('BP-100', { concern: 0 })]
export const promised = at('17:00', '2026-03-10')

/** Puts lines on an order, in one plan unless `more` has others; answers the order. */
export async function quote(house: House, order: Answer, lines: readonly object[], more = {}): Promise<Answer> {
  const { id, version } = order
  const body = { lines, promisedAt: promised, ...onePlan, ...more }
  return house.as('serviceAdvisor').do('repairOrder.quote', { id, version, body })
}

/** Why there is no second plan, for visits that ask for two. */
export const onePlan = { onePlanBecause: '只有换新一种办法' }

/** The secret of the last link that a message carried to the customer of an order. */
export async function linkOf(house: House, orderId: string, template: string): Promise<string> {
  const [message] = await house.rows(
    'select params from kernel.message where record_id = $1 and template = $2 order by id desc limit 1',
    [orderId, template],
  )
  if (!message) throw new Error(`No message ${template}`)
  const { link } = openLinks(house.kernel.keys, house.groupId, message['params']) as { link: string }
  return link.slice(5)
}

export interface EstimatePage {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly edition: number
  readonly totalFen: number
  readonly openedAt: string | null
  readonly customerName: string
  readonly hourlyRateFen: number | null
  readonly concerns: { words: string }[]
  readonly lines: {
    id: string
    code: string
    kind: string
    grossFen: number
    unitFen: number
    listUnitFen: number
    rateFen: number | null
    standardMinutes: number | null
    deviationReason: string | null
    approval: string
    planId: string | null
    choice: number | null
    risk: string | null
    severity: string | null
    gone: boolean
    terms?: string[]
  }[]
  readonly plans: { id: string; name: string; totalFen: number; labourMinutes: number; partCount: number }[]
  readonly terms: { code: string; textZh: string; textEn: string }[]
}

/** The newest estimate of an order through the customer's own link. */
export async function estimateOf(house: House, orderId: string) {
  const customer = house.withLink(await linkOf(house, orderId, 'service.estimateReady'))
  const [row] = await house.rows('select id from service.estimate where order_id = $1 order by edition desc limit 1', [
    orderId,
  ])
  const page = () => customer.get<EstimatePage>('estimate.get', { id: String(row?.['id']) })
  return { customer, page, id: String(row?.['id']) }
}

/** The customer decides through his link: everything alike, but for the codes named. */
export async function decide(
  house: House,
  orderId: string,
  approval: string,
  others: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { customer, page } = await estimateOf(house, orderId)
  const { id, version, lines } = await page()
  const decisions = lines.map((line) => ({ lineId: line.id, approval: others[line.code] ?? approval }))
  return customer.do('estimate.decide', { id, version, body: { decisions, signer: '王建国' } })
}

export const orderFile = <T = Record<string, unknown>>(house: House, id: string) =>
  house.as('serviceAdvisor').get<Answer & T>('repairOrder.get', { id })

/** What a room further right does with an order: locks it, decides, writes. */
export async function onOrder(
  house: House,
  orderId: string,
  run: (work: Work, order: Row<'service.repair_order'>, lines: Row<'service.line'>[]) => void,
): Promise<void> {
  const { groupId } = house
  await inWork(
    house,
    { order: lockOrder(groupId, orderId), lines: orderLines(groupId, orderId) },
    (work, { order, lines }) => {
      if (!order) throw new Error('No such order')
      run(work, order, lines)
    },
  )
}

/** The workshop does all approved labour and the inspectors pass it. */
export async function repair(house: House, orderId: string): Promise<void> {
  const card = newId()
  const [technician] = await house.rows(`select id from people.staff where staff_no = 'sz-technician'`)
  const jobs = (lines: Row<'service.line'>[]) =>
    lines
      .filter((line) => line.kind === 'labour' && line.approval === 'approved' && !line.executed)
      .map((line) => line.id)
  await onOrder(house, orderId, (work, order, lines) => {
    dispatchLines(work, order, jobs(lines), card, String(technician?.['id']))
  })
  await onOrder(house, orderId, (work, order) => beginRepair(work, order))
  await onOrder(house, orderId, (work, order, lines) => cardDone(work, order, lines, jobs(lines)))
  await onOrder(house, orderId, (work, order) => passInspection(work, order))
}

/** The parts counter hands out all that the order's pick list wants, or less of the first line. */
export async function issueParts(house: House, orderId: string, lessThousandths = 0): Promise<void> {
  const clerk = house.as('partsClerk')
  const { rows } = await clerk.get<{
    rows: (Answer & { lines: { id: string; wantedThousandths: number; issuedThousandths: number }[] })[]
  }>('pick.list', { query: { orderId } })
  const [pick] = rows
  if (!pick) return
  const [receiver] = await house.rows(`select id from people.staff where staff_no = 'sz-technician'`)
  const lines = pick.lines
    .map((line, index) => ({
      lineId: line.id,
      quantityThousandths: line.wantedThousandths - line.issuedThousandths - (index === 0 ? lessThousandths : 0),
    }))
    .filter((line) => line.quantityThousandths > 0)
  if (lines.length === 0) return
  await clerk.do('pick.issue', { id: pick.id, version: pick.version, body: { receiverId: receiver?.['id'], lines } })
}

/** Takes all that is due of an order's bill. */
export async function payBill(house: House, orderId: string): Promise<void> {
  const [bill] = await house.rows(
    'select id, version, total_fen - others_fen - paid_fen as due from money.bill where order_id = $1',
    [orderId],
  )
  await house.as('cashier').do('bill.pay', {
    id: String(bill?.['id']),
    version: Number(bill?.['version']),
    body: { method: 'wechat', amountFen: Number(bill?.['due']) },
  })
}

/** Everything that a kept paper says, as one text. */
export async function paperTexts(house: House, paperId: string): Promise<string> {
  const [row] = await house.rows(
    `select p.*, k.wrapped_key from kernel.paper p
       left join kernel.person k on k.group_id = p.group_id and k.id = p.person_id where p.id = $1`,
    [paperId],
  )
  return JSON.stringify(openPaper(row as unknown as PaperRow, house.kernel.keys))
}
