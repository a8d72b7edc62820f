import { beforeAll, describe, expect } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { deliver } from '../../../../test/in-work.ts'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { newId } from '../../../kernel/ids.ts'
import { isoNow } from '../../../kernel/kernel.ts'
import { messageText } from '../../../kernel/message-text.ts'
import { customerOf } from './signed-in.ts'
import {
  bookingDay,
  checkIn,
  decide,
  type Guest,
  labour,
  newGuest,
  openShop,
  orderFile,
  promised,
  repair,
  shift,
} from './shop.ts'

const house = useHouse()
beforeAll(async () => {
  await openShop(house)
  await shift(house, '09:00', '17:00')
  const draft = await house.as('manager').do('serviceItem.add', {
    body: {
      code: 'C-HOSE',
      nameZh: '更换制动软管',
      nameEn: 'Brake hose',
      kind: 'recall',
      skill: 'mechanical',
      standardMinutes: 45,
      steps: [{ zh: '更换软管', en: 'Fit the hose', key: false }],
      criteria: [{ code: 'ok', zh: '不渗漏', en: 'Does not leak' }],
      powertrains: [],
      mandatoryInPackage: false,
    },
  })
  await house.as('manager').do('serviceItem.activate', { id: draft.id, version: draft.version })
}, 60_000)

let recalls = 0
async function recallOf(vins: readonly string[], more: object = {}): Promise<Answer> {
  return house.as('administrator').do('recallCampaign.add', {
    body: {
      number: `S2026M${String(++recalls).padStart(4, '0')}`,
      titleZh: '前制动软管更换',
      titleEn: 'Front brake hose',
      dangerZh: '软管可能渗漏。',
      dangerEn: 'The hose may leak.',
      remedyZh: '更换软管。',
      remedyEn: 'The hose is replaced.',
      stopUse: false,
      startsOn: '2026-03-01',
      itemCodes: ['C-HOSE'],
      vins,
      ...more,
    },
  })
}

const vinOf = async (guest: Guest) =>
  String((await house.rows('select vin from vehicles.vehicle where id = $1', [guest.vehicleId]))[0]?.['vin'])

interface File extends Answer {
  readonly figures: Record<string, number>
  readonly doneCount: number
}
interface Car {
  readonly vin: string
  readonly bookedFor: string | null
  readonly doneOrder: string | null
  readonly unreachedBecause: string | null
  readonly ownerState: string
  readonly customerName: string
}
const fileOf = (id: string) => house.as('manager').get<File>('recallCampaign.get', { id })
const carsOf = async (campaign: string, more: object = {}) =>
  (await house.as('careAgent').get<{ rows: Car[] }>('recallCampaign.cars', { query: { campaign, ...more } })).rows
const strangeVin = 'LSVAM4187C2184847'

describe('owners of recalled cars', () => {
  scenario(
    'P-09',
    'owners are told without consent to advertising; who is not reached stands on a list to call',
    async () => {
      const [zh, en] = [await newGuest(house), await newGuest(house, { name: 'Ann Lee', language: 'en' })]
      const recall = await recallOf([await vinOf(zh), await vinOf(en), strangeVin])
      expect((await fileOf(recall.id)).figures).toMatchObject({ open: 3, told: 0 })
      const told = await house.as('manager').do('recallCampaign.tell', { id: recall.id, version: 1, body: {} })
      expect((await fileOf(recall.id)).figures).toEqual({ open: 0, told: 2, unreached: 1, booked: 0, done: 0 })
      const messages = await house.rows(
        `select * from kernel.message where record_id = $1 and template = 'warranty.recall' order by language desc`,
        [recall.id],
      )
      expect(messages).toMatchObject([
        {
          purpose: 'service',
          channels: ['sms', 'mail'],
          params: { link: `/p/book/${zh.vehicleId}?recall=${recall.id}` },
        },
        { language: 'en', params: { title: 'Front brake hose', plate: en.plate } },
      ])
      const text = (language: string, at: number) =>
        messageText(
          { template: 'warranty.recall', language, params: messages[at]?.['params'], timeZone: 'UTC' },
          { name: 'X' },
        ).text
      expect(text('zh-CN', 0)).toContain('软管可能渗漏')
      expect(text('en', 1)).toContain('The hose may leak.')
      const again = { id: recall.id, version: told.version, body: {} }
      expect(await house.as('manager').refused('recallCampaign.tell', again)).toMatchObject({
        code: 'warranty.nobodyToTell',
      })
      expect(await house.as('technician').refused('recallCampaign.tell', again)).toMatchObject({ status: 403 })
      // The carrier takes nothing: the message fails, and somebody is to call.
      const failing = messages[0]?.['id']
      await house.rows(
        `insert into kernel.outbox (group_id, id, at, topic, payload) values ($1, $2, $3, 'kernel.messageFailed', $4)`,
        [
          house.groupId,
          newId(),
          isoNow(house.clock),
          JSON.stringify({ messageId: failing, record: 'recallCampaign', recordId: recall.id }),
        ],
      )
      await deliver(house)
      expect(await carsOf(recall.id, { ownerState: 'unreached' })).toMatchObject([
        { customerName: '王建国', unreachedBecause: 'failed' },
        { vin: strangeVin, unreachedBecause: 'unknownCar' },
      ])
      const tasks = () => house.rows(`select * from kernel.task where record_id = $1`, [recall.id])
      expect(await tasks()).toMatchObject([{ state: 'open', kind: 'recallCall', role: 'careAgent' }])
      const call = async (outcome: string) => {
        const { version } = await fileOf(recall.id)
        const body = { vin: await vinOf(zh), outcome, note: '下周来' }
        return house.as('careAgent').do('recallCampaign.call', { id: recall.id, version, body })
      }
      await call('noAnswer')
      expect(await tasks()).toHaveLength(1)
      await call('reached')
      expect(await tasks()).toMatchObject([{ state: 'done' }])
      expect((await fileOf(recall.id)).figures).toMatchObject({ told: 2, unreached: 1 })
    },
  )

  scenario('P-09', 'a recall is booked from its list or the message; executed work makes the car done', async () => {
    const [mine, other] = [await newGuest(house), await newGuest(house)]
    const recall = await recallOf([await vinOf(mine)])
    const { sz } = house.stores
    const customer = await customerOf(house, mine)
    const { body: known } = await customer.get<{ recalls: { id: string; itemCodes: string[] }[] }>(
      `/api/my/items?vehicle=${mine.vehicleId}`,
    )
    expect(known.recalls).toMatchObject([{ id: recall.id, itemCodes: ['C-HOSE'] }])
    const others = await customer.get<{ recalls: object[] }>(`/api/my/items?vehicle=${other.vehicleId}`)
    expect(others.body.recalls).toEqual([])
    const { body: offered } = await customer.get<{ minutes: number; skill: string; times: { startsAt: string }[] }>(
      `/api/my/times?store=${sz}&visitType=recall&items=C-HOSE&from=${bookingDay}&days=3`,
    )
    const { minutes, skill } = offered
    const [first, second] = offered.times
    const wish = { storeId: sz, vehicleId: mine.vehicleId, visitType: 'recall', itemCodes: ['C-HOSE'], minutes, skill }
    const bare = await customer.post('/api/appointments/bookOwn', { ...wish, startsAt: first?.startsAt })
    expect(bare.body).toMatchObject({ code: 'service.notRecalled' })
    const booked = await customer.post<Answer>('/api/appointments/bookOwn', {
      ...wish,
      startsAt: first?.startsAt,
      recallIds: [recall.id],
    })
    expect(booked).toMatchObject({ status: 200, body: { visitType: 'recall' } })
    await deliver(house)
    expect(await carsOf(recall.id)).toMatchObject([{ ownerState: 'booked', bookedFor: first?.startsAt }])
    const advisor = house.as('serviceAdvisor')
    const { id, version } = booked.body
    await advisor.do('appointment.cancel', { id, version, body: { reason: '客户改期' } })
    await deliver(house)
    expect(await carsOf(recall.id)).toMatchObject([{ ownerState: 'open', bookedFor: null }])
    const desk = { ...wish, customerId: mine.customerId, channel: 'phone', startsAt: second?.startsAt }
    const wrong = { ...desk, vehicleId: other.vehicleId, customerId: other.customerId, recallIds: [recall.id] }
    expect(await advisor.refused('appointment.book', { body: wrong })).toMatchObject({ code: 'service.notRecalled' })
    await advisor.do('appointment.book', { body: { ...desk, recallIds: [recall.id] } })
    await deliver(house)
    expect((await fileOf(recall.id)).figures).toMatchObject({ booked: 1 })
    const order = await checkIn(house, mine)
    const lines = [labour('C-HOSE', { payer: 'warranty' })]
    await advisor.do('repairOrder.quote', {
      id: order.id,
      version: order.version,
      body: { lines, promisedAt: promised },
    })
    await decide(house, order.id, 'approved')
    await repair(house, order.id)
    const ready = await orderFile(house, order.id)
    expect((await fileOf(recall.id)).doneCount).toBe(0)
    await advisor.do('repairOrder.settle', { id: order.id, version: ready.version, body: {} })
    await deliver(house)
    const file = await fileOf(recall.id)
    expect(file).toMatchObject({ doneCount: 1, figures: { done: 1, booked: 0 } })
    expect(await carsOf(recall.id)).toMatchObject([{ doneOrder: order['number'] }])
  })
})
