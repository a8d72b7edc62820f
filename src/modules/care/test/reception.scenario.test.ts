import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { deliver } from '../../../../test/in-work.ts'
import { principles } from '../server/observation/standard.ts'
import { scenario } from '../../../../test/scenario.ts'
import { scanDeadlines } from '../../../kernel/clocks/scan.ts'
import { modules } from '../../../modules.ts'
import { closedVisit, type Crew, hireCrew } from '../../quality/test/visit.ts'
import { at, checkIn, newGuest, openShop, shift } from '../../service/test/shop.ts'
import { staffIdOf } from '../../workshop/test/crew.ts'

const house = useHouse()
let crew: Crew
let advisorId = ''
beforeAll(async () => {
  await openShop(house)
  crew = await hireCrew(house)
  await shift(house, '09:00', '18:00')
  advisorId = await staffIdOf(house, 'serviceAdvisor')
}, 60_000)

const month = '2026-03'
const marks = { gratitude: 5, standpoint: 4, enthusiasm: 3, sincerity: 4, smile: 4 }

interface Month {
  readonly month: string
  readonly speed: number | null
  readonly sincerity: number | null
  readonly smile: number | null
  readonly total: number | null
  readonly principles: number | null
  readonly inputs: Record<string, { count: number; sum?: number; inTime?: number }>
}
interface Score {
  readonly rows: { id: string; months: Month[] }[]
  readonly ungreeted: number
}

const manager = () => house.as('manager')
async function scoreOfAdvisor(): Promise<Month> {
  const { rows } = await manager().get<Score>('observation.score', {
    query: { store: house.stores.sz, month, months: 1 },
  })
  const found = rows.find((row) => row.id === advisorId)?.months.at(-1)
  if (!found) throw new Error('No score')
  return found
}
const observe = (more: object = {}) =>
  manager().do('observation.record', { body: { storeId: house.stores.sz, advisorId, ...marks, ...more } })

async function booking(guest: { customerId: string; vehicleId: string }, time: string) {
  return house.as('serviceAdvisor').do('appointment.book', {
    body: {
      storeId: house.stores.sz,
      customerId: guest.customerId,
      vehicleId: guest.vehicleId,
      visitType: 'general',
      itemCodes: [],
      channel: 'phone',
      startsAt: at(time),
      minutes: 30,
      skill: 'mechanical',
    },
  })
}

describe('how customers are received', () => {
  scenario('G-09', 'a spot check scores advisor and month; nobody marks himself', async () => {
    const body = { storeId: house.stores.sz, advisorId, ...marks }
    const own = { ...body, advisorId: await staffIdOf(house, 'manager') }
    expect(await manager().refused('observation.record', { body: own })).toMatchObject({ code: 'care.ownReception' })
    expect(await house.as('serviceAdvisor').refused('observation.record', { body })).toMatchObject({ status: 403 })
    const first = await observe()
    await observe({ gratitude: 3 })
    expect(await scoreOfAdvisor()).toMatchObject({ principles: 73.3, inputs: { gratitude: { sum: 8, count: 2 } } })
    await manager().do('observation.withdraw', { id: first.id, version: 1, body: { reason: '记错了人' } })
    expect(await scoreOfAdvisor()).toMatchObject({ principles: 66.7, inputs: { gratitude: { sum: 3, count: 1 } } })
  })

  scenario('G-09', 'the principles are read and confirmed by who receives; the manager sees who has not', async () => {
    interface Standards {
      readonly rows: { id: string; version: number; code: string; readAt: string | null; meant: boolean }[]
    }
    const advisor = house.as('serviceAdvisor')
    const unread = () => advisor.get<Standards>('document.list', { query: { unread: 'true' } })
    expect(await advisor.refused('document.publish', { body: { ...principles } })).toMatchObject({ status: 403 })
    await manager().do('document.publish', { body: { ...principles } })
    const [standard] = (await unread()).rows
    expect(standard).toMatchObject({ code: 'reception-principles', readAt: null, meant: true })
    const { id, version } = standard!
    expect((await house.as('cashier').get<Standards>('document.list')).rows).toEqual([])
    const receipts = () => manager().get<{ read: object[]; missing: { name: string }[] }>('document.receipts', { id })
    const before = await receipts()
    expect(before.read).toEqual([])
    const read = await advisor.do('document.acknowledge', { id, version, body: {} })
    const again = await advisor.refused('document.acknowledge', { id, version: read.version, body: {} })
    expect(again).toMatchObject({ code: 'kernel.alreadyRead' })
    expect((await unread()).rows).toEqual([])
    expect(await receipts()).toMatchObject({ read: [{}], missing: { length: before.missing.length - 1 } })
  })

  scenario('G-08', 'nobody met the guest in time: the manager is told, and it stands in the speed score', async () => {
    const guest = await newGuest(house)
    const booked = await booking(guest, '10:00')
    const advisor = house.as('serviceAdvisor')
    const here = await advisor.do('appointment.arrive', { id: booked.id, version: booked.version })
    house.clock.forward(4)
    await scanDeadlines(
      house.kernel,
      modules.flatMap((room) => room.deadlines ?? []),
    )
    const told = await house.rows(
      `select m.template from kernel.message m join kernel.account a on a.group_id = m.group_id and a.id = m.account_id
        where m.record_id = $1 and a.login = 'manager.sz'`,
      [booked.id],
    )
    expect(told).toEqual([{ template: 'kernel.deadlineBreached' }])
    const before = await manager().get<Score>('observation.score', { query: { store: house.stores.sz, month } })
    expect(before.ungreeted).toBe(1)
    const greeted = await advisor.do('appointment.greet', { id: booked.id, version: here.version })
    const [clock] = await house.rows(`select state from kernel.deadline where record_id = $1`, [booked.id])
    expect(clock).toEqual({ state: 'late' })
    house.clock.forward(10)
    await checkIn(house, guest, { appointmentId: booked.id, appointmentVersion: greeted.version })
    const { inputs } = await scoreOfAdvisor()
    expect(inputs['greeting']).toEqual({ inTime: 0, count: 1, limitMinutes: 3 })
    expect(inputs['reception']).toEqual({ inTime: 1, count: 1, limitMinutes: 15 })
    const { rows } = await manager().get<{ rows: object[] }>('observation.scoreRows', {
      query: { store: house.stores.sz, month, part: 'greeting', advisorId },
    })
    expect(rows).toMatchObject([{ record: 'repairOrder', minutes: 4, inTime: false }])
  })

  scenario('G-10', 'changing any one input changes the shown score; each figure opens its rows', async () => {
    const seen: (number | null)[] = [(await scoreOfAdvisor()).total]
    const changed = async () => {
      const { total } = await scoreOfAdvisor()
      expect(total).not.toBe(seen.at(-1))
      seen.push(total)
    }
    // Speed: a guest met at once, then an enquiry answered at once.
    await checkIn(house, await newGuest(house))
    await changed()
    await house.as('serviceAdvisor').do('enquiry.log', {
      body: {
        storeId: house.stores.sz,
        channel: 'phone',
        topic: 'price',
        question: '保养多少钱',
        answer: '机油机滤 680 元起',
      },
    })
    await changed()
    // Sincerity and smile: what was observed, and what the customer says in the call.
    await observe({ sincerity: 1 })
    await changed()
    await observe({ smile: 1 })
    await changed()
    const order = await closedVisit(house, crew)
    const [call] = await house.rows('select id, version from care.follow_up where order_id = $1', [order.id])
    const answers = { carRunsWell: true, score: 5, keyPoints: '客户满意', sincerity: 5, smile: 2 }
    const beforeCall = await scoreOfAdvisor()
    seen.push(beforeCall.total)
    await house
      .as('careAgent')
      .do('followUp.complete', { id: String(call?.['id']), version: Number(call?.['version']), body: answers })
    await changed()
    expect(await scoreOfAdvisor()).toMatchObject({
      inputs: { surveySincerity: { sum: 5, count: 1 }, surveySmile: { sum: 2, count: 1 } },
    })
    const own = await house.as('serviceAdvisor').get<Score>('observation.score', { query: { month } })
    expect(own.rows.map((row) => row.id)).toEqual([advisorId])
    for (const part of ['reception', 'answers', 'survey', 'observation']) {
      const { rows } = await manager().get<{ rows: object[] }>('observation.scoreRows', {
        query: { store: house.stores.sz, month, part, advisorId },
      })
      expect(rows.length).toBeGreaterThan(0)
    }
  })
})

describe('questions and needs', () => {
  scenario('G-15', 'an unanswered question is told of before a day is over', async () => {
    const { customerId } = await newGuest(house)
    const body = { storeId: house.stores.sz, channel: 'phone', topic: 'warranty', customerId, question: '电池质保几年' }
    const agent = house.as('careAgent')
    const asked = await agent.do('enquiry.log', { body: { ...body, courtesy: ['introduce', 'repeat'] } })
    expect(asked).toMatchObject({ state: 'open', firstResponseAt: asked['createdAt'], answeredAt: null })
    const start = house.clock.now()
    house.clock.forward(20 * 60 + 1)
    await scanDeadlines(
      house.kernel,
      modules.flatMap((room) => room.deadlines ?? []),
    )
    expect(house.clock.now() - start).toBeLessThan(86_400_000)
    const told = await house.rows(
      `select a.login from kernel.message m join kernel.account a on a.group_id = m.group_id and a.id = m.account_id
        where m.record_id = $1 and m.template = 'kernel.deadlineBreached' order by a.login`,
      [asked.id],
    )
    expect(told.map((row) => row['login'])).toEqual(['careagent.sz', 'manager.sz'])
    const { rows } = await agent.get<{ rows: object[] }>('enquiry.list', { query: { state: 'open', late: 'true' } })
    expect(rows).toMatchObject([{ id: asked.id, late: true, customerName: '王建国' }])
    const target = { id: asked.id, version: asked.version }
    const answered = await agent.do('enquiry.answer', {
      ...target,
      body: { answer: '动力电池八年或十五万公里', courtesy: ['goodbye'] },
    })
    expect(answered).toMatchObject({ state: 'answered', courtesy: ['introduce', 'repeat', 'goodbye'] })
    const [clock] = await house.rows('select state from kernel.deadline where record_id = $1', [asked.id])
    expect(clock).toEqual({ state: 'late' })
  })

  scenario('F-03', 'a new file asks for a study, which ends with a need or a reason', async () => {
    const guest = await newGuest(house)
    const { customerId } = guest
    await deliver(house)
    const agent = house.as('careAgent')
    const studyOf = async () => {
      const { rows } = await agent.get<{ rows: Record<string, unknown>[] }>('needStudy.list', { query: { customerId } })
      return rows[0] ?? {}
    }
    const due = await studyOf()
    expect(due).toMatchObject({ state: 'due', ownerId: await staffIdOf(house, 'careAgent'), needs: [] })
    const proposed = await agent.get<{ rows: object[] }>('needStudy.proposals', { id: customerId })
    // A car of 2012 by its VIN that has not been here yet.
    expect(proposed.rows).toMatchObject([
      { kind: 'first', plate: guest.plate },
      { kind: 'replacement', details: { years: 14, km: 10_000 } },
    ])
    const target = { id: String(due['id']), version: Number(due['version']) }
    expect(await agent.refused('needStudy.study', { ...target, body: { needs: [] } })).toMatchObject({
      code: 'care.needOrReason',
    })
    const needs = [{ kind: 'first', words: '没有来过本店', action: '邀请首次到店检查' }]
    expect(await agent.do('needStudy.study', { ...target, body: { needs } })).toMatchObject({ state: 'done', needs })
    const none = await newGuest(house)
    await deliver(house)
    const { rows } = await agent.get<{ rows: { id: string; version: number }[] }>('needStudy.list', {
      query: { customerId: none.customerId },
    })
    const [other] = rows
    const because = { needs: [], noneBecause: '车已卖，只来开票' }
    expect(
      await agent.do('needStudy.study', { id: other?.id ?? '', version: other?.version ?? 0, body: because }),
    ).toMatchObject({ state: 'done', noneBecause: '车已卖，只来开票' })
  })

  scenario(
    'F-06',
    'an order from the app, a paper record and a question stand on one time line with their channel',
    async () => {
      const guest = await newGuest(house)
      const { customerId, vehicleId } = guest
      const advisor = house.as('serviceAdvisor')
      house.clock.set(at('09:30'))
      const booked = await advisor.do('appointment.book', {
        body: {
          storeId: house.stores.sz,
          customerId,
          vehicleId,
          visitType: 'general',
          itemCodes: [],
          channel: 'app',
          startsAt: at('14:00'),
          minutes: 30,
          skill: 'mechanical',
        },
      })
      await checkIn(house, guest, { appointmentId: booked.id })
      await advisor.do('paperVisit.enter', {
        body: {
          storeId: house.stores.sz,
          customerId,
          vehicleId,
          visitedOn: '2026-01-15',
          channel: 'paper',
          paperNo: 'Z-0100',
          visitType: 'maintenance',
          words: '',
          work: ['更换机油机滤'],
          amountFen: 38_000,
        },
      })
      const { rows } = await advisor.get<{ rows: object[] }>('needStudy.timeline', { id: customerId })
      expect(rows).toMatchObject([
        { kind: 'visit', channel: 'app', words: '刹车有异响' },
        { kind: 'paperVisit', channel: 'paper', number: 'Z-0100', at: '2026-01-15', amountFen: 38_000 },
      ])
    },
  )
})
