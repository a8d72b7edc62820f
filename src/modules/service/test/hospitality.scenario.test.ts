import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { deliver } from '../../../../test/in-work.ts'
import { phonePhoto } from '../../../../test/kernel/pictures.ts'
import { scenario } from '../../../../test/scenario.ts'
import type { TestRole } from '../../../../test/house.ts'
import { scanDeadlines } from '../../../kernel/clocks/scan.ts'
import { modules } from '../../../modules.ts'
import { at, checkIn, linkOf, newGuest, openShop, shift } from './shop.ts'

const house = useHouse()
beforeAll(async () => {
  await openShop(house)
  await shift(house, '09:00', '18:00')
}, 60_000)
const advisor = () => house.as('serviceAdvisor')
const sz = () => house.stores.sz

interface Told {
  readonly recordId: string
  readonly template: string
}

async function inboxOf(role: TestRole, recordId: string): Promise<string[]> {
  const { rows } = (await house.as(role).raw('GET', '/api/inbox?limit=100')).json<{ rows: Told[] }>()
  return rows.filter((item) => item.recordId === recordId).map((item) => item.template)
}

/** The clock scan after some minutes, and what follows from it. */
async function minutesLater(minutes: number): Promise<void> {
  house.clock.forward(minutes)
  await scanDeadlines(
    house.kernel,
    modules.flatMap((module) => module.deadlines ?? []),
  )
  await deliver(house)
}

interface Wishes {
  readonly rows: {
    id: string
    words: string
    taskId: string
    taskVersion: number
    taskState: string
    channel: string
  }[]
}
interface Progress {
  readonly requests: { kind: string; words: string; isDone: boolean }[]
}

describe('the waiting customer', () => {
  scenario('I-13', 'what he asks for on his phone shows open until its task is done', async () => {
    const order = await checkIn(house, await newGuest(house), { waiting: true })
    const customer = house.withLink(await linkOf(house, order.id, 'service.carReceived'))
    await customer.do('guestRequest.ask', { body: { orderId: order.id, kind: 'drink', words: '温水，不要冰' } })
    const other = await checkIn(house, await newGuest(house))
    // His link opens his own visit only.
    expect(
      await customer.refused('guestRequest.ask', { body: { orderId: other.id, kind: 'drink', words: '' } }),
    ).toMatchObject({ status: 403 })
    const open = await advisor().get<Wishes>('guestRequest.list', { query: { open: 'true', mine: 'true' } })
    expect(open.rows).toMatchObject([{ words: '温水，不要冰', channel: 'portal', taskState: 'open' }])
    expect(await customer.get<Progress>('repairOrder.progress', { id: order.id })).toMatchObject({
      requests: [{ kind: 'drink', isDone: false }],
    })
    const [wish] = open.rows
    await advisor().do('task.finish', {
      id: wish?.taskId ?? '',
      version: wish?.taskVersion ?? 0,
      body: { outcome: '已送到' },
    })
    const after = await advisor().get<Wishes>('guestRequest.list', { query: { open: 'true' } })
    expect(after.rows).toEqual([])
    expect(await customer.get<Progress>('repairOrder.progress', { id: order.id })).toMatchObject({
      requests: [{ isDone: true }],
    })
    const [clock] = await house.rows('select state from kernel.deadline where record_id = $1', [wish?.taskId])
    expect(clock).toEqual({ state: 'met' })
  })

  scenario('I-13', 'nobody sees to it in time: the manager hears of it', async () => {
    const order = await checkIn(house, await newGuest(house), { waiting: true })
    const body = { storeId: sz(), orderId: order.id, kind: 'charge', words: '' }
    const wish = await advisor().do('guestRequest.ask', { body })
    await minutesLater(16)
    expect(await inboxOf('manager', String(wish['taskId']))).toEqual(['kernel.deadlineBreached'])
  })

  scenario(
    'D-10',
    'the list shows minutes waited per customer, who guided him, and who still waits to be met',
    async () => {
      const guest = await newGuest(house, { name: '等候的客户' })
      const order = await checkIn(house, guest, { waiting: true })
      house.clock.forward(25)
      const lounge = async () => {
        const answer = await advisor().get<{ rows: Record<string, unknown>[] }>('guestWait.lounge', {
          query: { store: sz() },
        })
        return answer.rows.find((row) => row['id'] === order.id)
      }
      expect(await lounge()).toMatchObject({ customerName: '等候的客户', waitedMinutes: 25, guidedByName: null })
      const body = { storeId: sz(), orderId: order.id, place: 'lounge' }
      const wait = await advisor().do('guestWait.seat', { body })
      expect(await advisor().refused('guestWait.seat', { body })).toMatchObject({ code: 'service.guestSeated' })
      house.clock.forward(10)
      expect(await lounge()).toMatchObject({ waitedMinutes: 35, place: 'lounge', guidedByName: 'serviceAdvisor sz' })
      await advisor().do('guestWait.leave', { id: wait.id, version: wait.version })
      expect(await lounge()).toBeUndefined()
      const { today } = await advisor().get<{ today: object }>('guestWait.lounge', { query: { store: sz() } })
      expect(today).toEqual({ guests: 1, minutes: 10 })
    },
  )

  scenario('D-10', 'the lounge is checked against its standard; what is not in order becomes a task', async () => {
    const areas = async () =>
      (await advisor().get<{ rows: Record<string, unknown>[] }>('environmentCheck.areas', { query: { store: sz() } }))
        .rows
    const [before] = await areas()
    expect(before).toMatchObject({ id: 'lounge', isDue: true, checkedAt: null })
    const items = before?.['items'] as { code: string; kind: string }[]
    const answers = items.map(({ code, kind }) =>
      kind === 'reading' ? { code, ok: null, value: 31 } : { code, ok: true, value: null },
    )
    const body = { storeId: sz(), area: 'lounge', answers: answers.slice(1) }
    expect(await advisor().refused('environmentCheck.record', { body })).toMatchObject({
      code: 'service.checkUnfinished',
    })
    const checked = await advisor().do('environmentCheck.record', { body: { ...body, answers } })
    expect(checked).toMatchObject({ failed: ['temperature'] })
    const manager = house.as('manager')
    const { rows } = await manager.get<{ rows: { id: string; titleZh: string }[] }>('task.list', {
      query: { mine: 'true' },
    })
    expect(rows.find((task) => task.id === checked['taskId'])?.titleZh).toBe('休息区整改：室温')
    expect((await areas())[0]).toMatchObject({ isDue: false, failed: ['temperature'] })
  })
})

describe('pictures of an area', () => {
  scenario('D-10', 'a picture that the standard asks for is taken and stays with the check', async () => {
    const admin = house.as('administrator')
    const items = [{ code: 'front', zh: '接待台照片', en: 'Picture of the desk', kind: 'photo', required: true }]
    const list = { code: 'environment-reception', nameZh: '接待区', nameEn: 'Reception', items }
    await admin.do('checklist.publish', { body: list })
    const check = { storeId: sz(), area: 'reception' }
    const refused = await advisor().refused('environmentCheck.record', { body: { ...check, answers: [] } })
    expect(refused).toMatchObject({ code: 'service.checkUnfinished' })
    const sent = await advisor().upload({ record: 'environmentCheck', kind: 'area', store: sz() }, await phonePhoto())
    const { id } = sent.json<{ id: string }>()
    const body = { ...check, answers: [{ code: 'front', ok: null, text: id }] }
    expect(await advisor().refused('environmentCheck.record', { body })).toMatchObject({ code: 'kernel.fileElsewhere' })
    const recorded = await advisor().do('environmentCheck.record', { body: { ...body, photoIds: [id] } })
    const query = { record: 'environmentCheck', recordId: recorded.id }
    const { rows } = await house.as('manager').get<{ rows: object[] }>('file.list', { query })
    expect(rows).toMatchObject([{ id, kind: 'area' }])
  })
})

describe('collaboration inside the order', () => {
  scenario('I-14', 'a message reaches whom it names', async () => {
    const order = await checkIn(house, await newGuest(house))
    const [technician] = await house.rows(`select id from people.staff where staff_no = 'sz-technician'`)
    const body = { storeId: sz(), orderId: order.id, words: '客户说过坎时响', mentions: [technician?.['id']] }
    await advisor().do('orderMessage.post', { body })
    expect(await inboxOf('technician', order.id)).toEqual(['service.mentioned'])
    const { rows } = await house.as('technician').get<{ rows: object[] }>('orderMessage.list', {
      query: { orderId: order.id },
    })
    expect(rows).toMatchObject([{ words: '客户说过坎时响', byName: 'serviceAdvisor sz', mentioned: ['technician sz'] }])
  })

  scenario('I-14', 'a task handed over and not accepted within the limit goes back, with an alert', async () => {
    const order = await checkIn(house, await newGuest(house))
    const [clerk] = await house.rows(`select id from people.staff where staff_no = 'sz-partsClerk'`)
    const technician = house.as('technician')
    const [me] = await house.rows(`select id from people.staff where staff_no = 'sz-technician'`)
    const offer = (title: string) =>
      technician.do('task.offer', {
        body: { storeId: sz(), record: 'repairOrder', recordId: order.id, title, toId: clerk?.['id'], dueAt: null },
      })
    const missed = await offer('查一下刹车片库存')
    expect(missed).toMatchObject({ ownerId: me?.['id'], offeredToId: clerk?.['id'] })
    const taken = await offer('准备后刹车片')
    await house.as('partsClerk').do('task.take', { id: taken.id, version: taken.version })
    expect(await inboxOf('partsClerk', order.id)).toEqual(['kernel.taskOffered', 'kernel.taskOffered'])
    await minutesLater(31)
    const { rows } = await technician.get<{ rows: object[] }>('task.list', { query: { recordId: order.id } })
    expect(rows).toMatchObject([
      { id: missed.id, ownerId: me?.['id'], offeredToId: null },
      { id: taken.id, ownerId: clerk?.['id'], offeredToId: null, ownerName: 'partsClerk sz' },
    ])
    expect(await inboxOf('technician', order.id)).toEqual(['kernel.taskCameBack'])
  })
})

describe('a visit kept on paper', () => {
  scenario('F-06', 'stands in the file beside the one booked by app, each with its channel', async () => {
    const guest = await newGuest(house)
    const { customerId, vehicleId } = guest
    const booked = {
      storeId: sz(),
      customerId,
      vehicleId,
      visitType: 'general',
      itemCodes: [],
      channel: 'app',
      startsAt: at('10:00'),
      minutes: 60,
      skill: 'mechanical',
    }
    const booking = await advisor().do('appointment.book', { body: booked })
    const app = await checkIn(house, guest, { appointmentId: booking.id, visitType: 'general' })
    const body = {
      storeId: sz(),
      customerId,
      vehicleId,
      visitedOn: '2026-02-01',
      channel: 'paper',
      paperNo: 'Z-0001',
      visitType: 'maintenance',
      words: '停电时手写',
      work: ['更换机油机滤'],
      amountFen: 38_000,
      odometerKm: 9_000,
    }
    expect(await advisor().refused('paperVisit.enter', { body: { ...body, visitedOn: '2026-03-11' } })).toMatchObject({
      code: 'service.visitAhead',
    })
    await advisor().do('paperVisit.enter', { body })
    expect(await advisor().refused('paperVisit.enter', { body })).toMatchObject({ code: 'service.paperKnown' })
    const { groups } = await advisor().get<{ groups: Record<string, object[]> }>('customer.file', { id: customerId })
    expect(groups['maintenance']).toMatchObject([{ channel: 'paper', number: 'Z-0001', at: '2026-02-01' }])
    expect(groups['repair']).toMatchObject([{ channel: 'app', id: app.id }])
    const [car] = await house.rows('select odometer_km from vehicles.vehicle where id = $1', [vehicleId])
    expect(car).toEqual({ odometer_km: 12_000 })
  })
})
