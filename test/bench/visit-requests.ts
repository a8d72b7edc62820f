import type { BenchClient } from './http-client.ts'
import type { Lane, World } from './visits-world.ts'

interface Answer {
  readonly id: string
  readonly version: number
}

/** What a quote answers. */
interface OfferedOrder extends Answer {
  readonly lines: readonly {
    readonly id: string
    readonly kind: string
    readonly code: string
    readonly concernId: string | null
  }[]
  readonly estimates: readonly { readonly id: string; readonly state: string }[]
}

/** The requests of one visit, by the person whose screen sends them. */
export async function oneVisit(client: Pick<BenchClient, 'send'>, world: World, index: number): Promise<void> {
  const lane = world.lanes[index]
  if (!lane) throw new Error('No lane')
  const turn = index + lane.next++ * world.lanes.length
  const car = lane.cars[(lane.next - 1) % lane.cars.length]
  if (!car) throw new Error('No car')
  const get = async <T>(path: string, token: string) => read<T>(await client.send('GET', path, { token }), path)
  const post = async <T = Answer>(path: string, token: string, body: unknown, version?: number) =>
    read<T>(await client.send('POST', path, { token, body, ...(version === undefined ? {} : { version }) }), path)
  const { advisor, storeId } = lane
  await get(`/api/search?q=${encodeURIComponent(car.plate.slice(-5))}&store=${storeId}`, advisor)
  const booking = await post('/api/appointments/book', advisor, bookingOf(lane, world, car, turn))
  const order = await post('/api/repair-orders/checkIn', advisor, {
    storeId,
    appointmentId: booking.id,
    customerId: car.customerId,
    vehicleId: car.vehicleId,
    visitType: 'maintenance',
    odometerKm: 10_000 + lane.next,
    energyPercent: 60,
    concerns: [{ words: '到保养时间了,顺便听听刹车' }],
    confirmed: true,
    belongings: ['雨伞'],
    oldParts: 'waived',
    waiting: true,
  })
  const promisedAt = new Date(Date.now() + 4 * 3_600_000).toISOString()
  const offer = await post<OfferedOrder>(
    `/api/repair-orders/${order.id}/quote`,
    advisor,
    {
      lines: [
        ...world.labour.map((code) => ({ kind: 'labour', code, concern: 0 })),
        ...lane.parts.map((code) => ({ kind: 'part', code, concern: 0 })),
      ],
      promisedAt,
    },
    order.version,
  )
  const estimate = offer.estimates.at(-1)?.id ?? ''
  await post(
    `/api/estimates/${estimate}/decide`,
    advisor,
    {
      decisions: offer.lines.map((line) => ({ lineId: line.id, approval: 'approved' })),
      signer: '测试',
      channel: 'desk',
    },
    1,
  )
  await workshop(lane, world, offer, { get, post })
  const ready = await inspections(lane, offer, post)
  await payAndLeave(lane, offer, ready, post)
}

type Post = <T = Answer>(path: string, token: string, body: unknown, version?: number) => Promise<T>
type Get = <T>(path: string, token: string) => Promise<T>

const slotsPerDay = 16

/** Bookings are spread evenly over the half hours of the coming days. */
function bookingOf(lane: Lane, world: World, car: { customerId: string; vehicleId: string }, turn: number) {
  const day = world.days[Math.floor(turn / slotsPerDay) % world.days.length] ?? ''
  const half = turn % slotsPerDay
  return {
    storeId: lane.storeId,
    customerId: car.customerId,
    vehicleId: car.vehicleId,
    visitType: 'maintenance',
    itemCodes: world.labour,
    channel: 'desk',
    startsAt: new Date(Date.parse(`${day}T00:30:00.000Z`) + half * 1_800_000).toISOString(),
    minutes: 30,
    skill: 'quick',
  }
}

async function workshop(
  lane: Lane,
  world: World,
  offer: OfferedOrder,
  { get, post }: { get: Get; post: Post },
): Promise<void> {
  const { storeId } = lane
  const card = await post('/api/job-cards/dispatch', lane.dispatcher, {
    storeId,
    orderId: offer.id,
    technicianId: lane.technician.staffId,
    bayId: null,
    lineIds: offer.lines.filter((line) => line.kind === 'labour').map((line) => line.id),
    plannedStart: `${world.days[0]}T02:00:00.000Z`,
    overrideReason: '客户指定',
  })
  const started = await post(`/api/job-cards/${card.id}/start`, lane.technician.token, {}, card.version)
  const picks = await get<{
    rows: { id: string; version: number; lines: { id: string; wantedThousandths: number }[] }[]
  }>(`/api/picks?orderId=${offer.id}&store=${storeId}`, lane.partsClerk)
  const pick = picks.rows[0]
  if (!pick) throw new Error('No pick list')
  await post(
    `/api/picks/${pick.id}/issue`,
    lane.partsClerk,
    {
      receiverId: lane.technician.staffId,
      lines: pick.lines.map((line) => ({ lineId: line.id, quantityThousandths: line.wantedThousandths })),
    },
    pick.version,
  )
  await post(`/api/job-cards/${card.id}/finish`, lane.technician.token, {}, started.version)
}

/** Three levels by three people; answers the order as the last one leaves it. */
async function inspections(lane: Lane, offer: OfferedOrder, post: Post): Promise<Answer> {
  const people = [
    ['self', lane.technician.token],
    ['team', lane.colleague],
    ['final', lane.inspector],
  ] as const
  let after: Answer = offer
  for (const [level, token] of people) {
    const body = { storeId: lane.storeId, orderId: offer.id, level, readings: readingsOf(offer), passed: true }
    const { order } = await post<Answer & { readonly order: Answer }>('/api/inspections/record', token, body)
    after = order
  }
  return after
}

/** Measured values of the three items, in the middle of their limits, by the line that they belong to. */
const measured: Readonly<Record<string, readonly (readonly [code: string, value: number])[]>> = {
  'M-OIL': [
    ['drainPlugTorque', 35],
    ['oilLevel', 75],
  ],
  'M-OILFILTER': [['filterTorque', 20]],
}

function readingsOf(offer: OfferedOrder) {
  return offer.lines.flatMap((line) =>
    (measured[line.code] ?? []).map(([code, value]) => ({ lineId: line.id, code, value, ok: null })),
  )
}

async function payAndLeave(lane: Lane, offer: OfferedOrder, ready: Answer, post: Post): Promise<void> {
  const settled = await post<Answer & { billId: string; approvedFen: number }>(
    `/api/repair-orders/${offer.id}/settle`,
    lane.advisor,
    {},
    ready.version,
  )
  await post(`/api/bills/${settled.billId}/pay`, lane.cashier, { method: 'wechat', amountFen: settled.approvedFen }, 1)
  await post(
    `/api/repair-orders/${offer.id}/handOver`,
    lane.advisor,
    {
      answers: [...new Set(offer.lines.map((line) => line.concernId))].map((concernId) => ({
        concernId,
        answer: '已按项目完成',
      })),
      belongingsReturned: true,
      oldPartsDone: true,
      keysReturned: true,
      explained: true,
      courtesy: ['thank', 'invite'],
      signer: '测试',
    },
    settled.version,
  )
}

function read<T>(reply: { status: number; body: string }, path: string): T {
  if (reply.status >= 400) throw new Error(`${path}: ${reply.status} ${reply.body.slice(0, 400)}`)
  return JSON.parse(reply.body) as T
}
