import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { verified } from '../../../../test/in-work.ts'
import { phonePhoto } from '../../../../test/kernel/pictures.ts'
import { drawnSignature } from '../../../../test/paper/signature.ts'
import { scenario } from '../../../../test/scenario.ts'
import {
  brakeJob,
  checkIn,
  decide,
  issueParts,
  newGuest,
  openShop,
  payBill,
  quote,
  repair,
  type Guest,
} from './shop.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

const advisor = () => house.as('serviceAdvisor')
const manager = () => house.as('manager')
const now = '2026-03-10T01:00:00.000Z'
const scratch = { panel: 'leftFrontDoor', kind: 'scratch', x: 0.4, y: 0.5 }

interface File {
  readonly entries: Record<string, unknown>
  readonly contested: { key: string; value: unknown; otherValue: unknown; otherBy: string }[]
  readonly version: number
}

const begin = (guest: Guest, entries: object, who = advisor()) =>
  who.do('reception.begin', {
    body: { storeId: house.stores.sz, vehicleId: guest.vehicleId, startedAt: now, at: now, entries },
  })
const fileOf = (id: string) => advisor().get<File>('reception.get', { id })

interface Rows {
  readonly rows: { id: string; kind: string; record: string; subjectId: string | null; capturedAt: string }[]
}
const filesOf = (record: string, recordId: string) => advisor().get<Rows>('file.list', { query: { record, recordId } })

describe('guided reception', () => {
  scenario(
    'V-09',
    'what two devices say meets piece by piece: the same piece is shown twice and chosen, all else is taken over',
    async () => {
      const guest = await newGuest(house)
      const begun = await begin(guest, { odometerKm: 12_000, 'mark.a': scratch })
      // A second tablet that was away began on its own: it is told where to go on.
      const second = { storeId: house.stores.sz, vehicleId: guest.vehicleId, startedAt: now, at: now, entries: {} }
      expect(await manager().refused('reception.begin', { body: second })).toMatchObject({
        code: 'service.receptionOpen',
        details: { id: begun.id, version: 1 },
      })
      const late = { seen: 0, at: now, entries: { odometerKm: 12_100, energyPercent: 40, 'mark.b': scratch } }
      const saved = await manager().do('reception.save', { id: begun.id, version: 1, body: late })
      const met = await fileOf(begun.id)
      expect(met.entries).toMatchObject({ odometerKm: 12_000, energyPercent: 40, 'mark.a': scratch, 'mark.b': scratch })
      expect(met.contested).toMatchObject([
        { key: 'odometerKm', value: 12_000, otherValue: 12_100, otherBy: 'manager sz' },
      ])
      const order = { visitType: 'maintenance', confirmed: true, belongings: [], oldParts: 'none', waiting: true }
      const body = {
        ...order,
        storeId: house.stores.sz,
        vehicleId: guest.vehicleId,
        customerId: guest.customerId,
        odometerKm: 12_100,
        concerns: [{ words: '保养' }],
        receptionId: begun.id,
      }
      expect(await advisor().refused('repairOrder.checkIn', { body })).toMatchObject({
        code: 'service.receptionContested',
        details: { count: 1 },
      })
      const choice = { id: begun.id, version: saved.version, body: { key: 'odometerKm', keep: 'other' } }
      const chosen = await advisor().do('reception.choose', choice)
      // Sent again with its key, as after a lost answer: nothing happens twice.
      const again = {
        id: begun.id,
        version: chosen.version,
        body: { seen: chosen.version, at: now, entries: { waiting: true } },
        key: 'tablet-key-000000000001',
      }
      const first = await advisor().do('reception.save', again)
      expect(await advisor().do('reception.save', again)).toMatchObject({ version: first.version })
      const taken = await advisor().do('repairOrder.checkIn', { body })
      expect(taken).toMatchObject({ state: 'received', odometerKm: 12_100 })
      const { reception } = await advisor().get<{ reception: File }>('reception.ofOrder', { id: taken.id })
      expect(reception).toMatchObject({ state: 'received', orderId: taken.id, contested: [] })
    },
  )

  scenario('V-09', 'photos taken without connection follow later, once, with the time they were taken', async () => {
    const guest = await newGuest(house)
    const begun = await begin(guest, { 'mark.a': scratch })
    const place = { record: 'reception', recordId: begun.id, kind: 'walkAround' }
    const bytes = await phonePhoto(90, 60, 80)
    const sending = { key: 'photo-key-000000000001', takenAt: '2026-03-10T00:20:00.000Z' }
    for (const _try of [1, 2]) expect((await advisor().upload(place, bytes, sending)).status).toBe(200)
    const wrong = (await advisor().upload(place, await phonePhoto(90, 60, 20))).json<{ id: string }>()
    const struck = { [`struck.${wrong.id}`]: true }
    await advisor().do('reception.save', { id: begun.id, version: 1, body: { seen: 1, at: now, entries: struck } })
    const order = await checkIn(house, guest, { receptionId: begun.id })
    const { rows } = await filesOf('repairOrder', order.id)
    expect(rows).toMatchObject([{ kind: 'walkAround', capturedAt: sending.takenAt }])
    expect((await filesOf('reception', begun.id)).rows).toMatchObject([{ id: wrong.id }])
    const late = await advisor().upload(place, bytes)
    expect(late.json<object>()).toMatchObject({ code: 'kernel.fileTooLate' })
    expect(await verified(house)).toEqual([])
  })

  scenario('G-14', 'an unsigned check-in blocks the order until the customer has signed', async () => {
    const guest = await newGuest(house)
    const begun = await begin(guest, { 'mark.a': scratch, 'check.seats': { good: false, note: '左前座椅破损' } })
    const order = await checkIn(house, guest, { receptionId: begun.id, visitType: 'accident' })
    const bare = { id: order.id, version: order.version }
    const body = { lines: brakeJob, promisedAt: '2026-03-10T09:00:00.000Z' }
    expect(await advisor().refused('repairOrder.quote', { ...bare, body })).toMatchObject({
      code: 'service.checkInUnsigned',
    })
    const signature = { signer: '王建国', image: await drawnSignature() }
    const signed = await advisor().do('repairOrder.signCheckIn', { ...bare, body: { signature } })
    expect(signed['checkInSignedAt']).toBe(now)
    expect(await quote(house, signed, brakeJob)).toMatchObject({ state: 'estimated' })
    const { papers } = await advisor().get<{ papers: { id: string; number: string; kind: string }[] }>(
      'repairOrder.get',
      { id: order.id },
    )
    const [paper] = papers.filter(({ number }) => number.startsWith('W') && number.endsWith('-2'))
    const text = JSON.stringify((await advisor().raw('GET', `/api/papers/${paper?.id}`)).json<object>())
    expect(text).toContain('左前门 划痕')
    expect(text).toContain('左前座椅破损')
  })

  scenario(
    'G-14',
    'at handover the picture of the arrival has its fellow; the next visit shows the marks',
    async () => {
      const guest = await newGuest(house)
      const markId = '0199c0de-0000-7000-8000-00000000000a'
      const begun = await begin(guest, { [`mark.${markId}`]: scratch })
      const at = { record: 'reception', recordId: begun.id, kind: 'walkAround', subjectId: markId }
      await advisor().upload(at, await phonePhoto(90, 60, 60))
      const order = await checkIn(house, guest, { receptionId: begun.id, belongings: [] })
      await quote(house, order, brakeJob)
      await decide(house, order.id, 'approved')
      await issueParts(house, order.id)
      await repair(house, order.id)
      const ready = await advisor().get<{ version: number; concerns: { id: string }[] }>('repairOrder.get', {
        id: order.id,
      })
      const settled = await advisor().do('repairOrder.settle', { id: order.id, version: ready.version })
      await payBill(house, order.id)
      const leaving = { record: 'repairOrder', recordId: order.id, kind: 'handOver', subjectId: markId }
      expect((await advisor().upload(leaving, await phonePhoto(90, 60, 200))).status).toBe(200)
      await advisor().do('repairOrder.handOver', {
        id: order.id,
        version: settled.version,
        body: {
          answers: ready.concerns.map(({ id }) => ({ concernId: id, answer: '已更换前刹车片' })),
          belongingsReturned: true,
          oldPartsDone: true,
          keysReturned: true,
          explained: true,
          signer: '王建国',
          courtesy: ['thank', 'invite'],
        },
      })
      const { rows } = await filesOf('repairOrder', order.id)
      const pair = rows.filter((row) => row.subjectId === markId).map((row) => row.kind)
      expect(pair.toSorted()).toEqual(['handOver', 'walkAround'])
      const next = await advisor().get('reception.arrival', { id: guest.vehicleId, query: { store: house.stores.sz } })
      expect(next).toMatchObject({
        lastMarks: [{ id: markId, ...scratch }],
        visits: [{ orderId: order.id, words: ['刹车有异响'], codes: ['R-BRAKE'], state: 'closed' }],
        undone: { rows: [], totalFen: 0 },
        comebackDays: 30,
      })
    },
  )

  scenario('F-02', 'a first-time visitor has a file with car, people and visit right after check-in', async () => {
    const guest = await newGuest(house, { name: '新客李' })
    const nothing = await advisor().get('reception.arrival', { id: guest.vehicleId, query: { store: house.stores.sz } })
    expect(nothing).toMatchObject({
      visits: [],
      lastMarks: [],
      booking: null,
      open: null,
      people: [{ name: '新客李' }],
    })
    const order = await checkIn(house, guest, { odometerKm: 10_500 })
    const file = await advisor().get('reception.arrival', { id: guest.vehicleId, query: { store: house.stores.sz } })
    expect(file).toMatchObject({ car: { odometerKm: 10_500 }, visits: [{ orderId: order.id, closedAt: null }] })
    // His wife brings it the next time: she stands in the file of the car from then on.
    await manager().do('repairOrder.cancel', { id: order.id, version: order.version, body: { reason: '客户改期' } })
    const other = await newGuest(house, { name: '李太太' })
    const begun = await begin(guest, {})
    await checkIn(house, { ...guest, customerId: other.customerId }, { odometerKm: 10_600, receptionId: begun.id })
    const car = await advisor().get('vehicle.get', { id: guest.vehicleId })
    expect(car).toMatchObject({
      people: [
        { name: '新客李', role: 'owner' },
        { name: '李太太', role: 'bringer' },
      ],
    })
  })
})
