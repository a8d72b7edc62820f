import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { scanDeadlines } from '../../../kernel/clocks/scan.ts'
import { Bench, conclusion } from '../../service/test/diagnose.ts'
import { checkIn, decide, labour, newGuest, openShop, quote } from '../../service/test/shop.ts'
import { stepAlarms, watchSteps } from '../server/steps/alarms.ts'
import { agreedOrder, at, dispatch, hire, onCard } from './crew.ts'

const house = useHouse()
beforeAll(() => openShop(house))

interface Steps {
  readonly rows: {
    step: string
    owners: string[]
    role: string
    standardMinutes: number
    startedAt: string | null
    dueAt: string | null
    doneAt: string | null
    late: boolean
  }[]
}

const stepsOf = async (id: string) => (await house.as('dispatcher').get<Steps>('jobCard.visitSteps', { id })).rows
const messages = (orderId: string) =>
  house.rows(
    `select a.login from kernel.message m join kernel.account a on a.id = m.account_id
      where m.record_id = $1 and m.template = 'kernel.deadlineBreached' order by a.login`,
    [orderId],
  )
const alarms = (orderId: string) =>
  house.rows(
    `select name, state from kernel.deadline where record_id = $1 and name like 'workshop.late%' order by due_at`,
    [orderId],
  )
const minute = async () => {
  await watchSteps(house.kernel)
  await scanDeadlines(house.kernel, stepAlarms)
}

describe('the steps of a visit', () => {
  scenario('I-02', 'an order shows each step with owner, standard, due and actual', async () => {
    const hand = await hire(house, '步骤')
    const order = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })])
    house.clock.forward(5)
    const card = await dispatch(house, order, hand.staffId)
    house.clock.forward(10)
    await onCard(house, hand, 'start', card.id)
    const steps = await stepsOf(order.id)
    expect(steps.map((each) => each.step)).toEqual([
      'reception',
      'estimate',
      'consent',
      'dispatch',
      'start',
      'repair',
      'inspection',
      'cleaning',
      'settlement',
      'handOver',
    ])
    expect(steps[3]).toMatchObject({ role: 'dispatcher', standardMinutes: 15, doneAt: at('09:05'), late: false })
    expect(steps[4]).toMatchObject({
      owners: ['步骤'],
      startedAt: at('09:05'),
      dueAt: at('09:35'),
      doneAt: at('09:15'),
    })
    expect(steps[5]).toMatchObject({ standardMinutes: 50, startedAt: at('09:15'), dueAt: at('10:05'), doneAt: null })
    expect(steps[6]).toMatchObject({ startedAt: null, dueAt: at('10:25') })
  })

  scenario('I-11', 'a breached step alarms within a minute, once, and ends with the step', async () => {
    house.clock.set('2026-03-10T02:00:00.000Z')
    const order = await checkIn(house, await newGuest(house))
    const quoted = await quote(house, order, [labour('R-BRAKE', { concern: 0 })], { promisedAt: at('16:00') })
    await minute()
    expect(await alarms(order.id)).toEqual([])
    house.clock.forward(61)
    await minute()
    expect(await alarms(order.id)).toEqual([{ name: 'workshop.lateConsent', state: 'breached' }])
    const told = await messages(order.id)
    expect(told.map((row) => row['login'])).toEqual(['manager.sz', 'serviceadvisor.sz'])
    await minute()
    expect(await messages(order.id)).toEqual(told)
    const board = await house.as('manager').get<{ cars: { orderId: string; step: object }[] }>('jobCard.board', {
      query: { store: house.stores.sz },
    })
    expect(board.cars.find((car) => car.orderId === order.id)?.step).toMatchObject({ step: 'consent', late: true })
    await decide(house, order.id, 'approved')
    await minute()
    expect(await alarms(order.id)).toEqual([{ name: 'workshop.lateConsent', state: 'late' }])
    expect(quoted.state).toBe('estimated')
  })

  scenario('I-02', 'a diagnosis has its own clock: overdue it alarms the workshop, reported it is over', async () => {
    house.clock.set(at('09:00'))
    const order = await checkIn(house, await newGuest(house), { visitType: 'general' })
    const waiting = (await stepsOf(order.id)).find((each) => each.step === 'diagnosis')
    expect(waiting).toMatchObject({ role: 'technician', standardMinutes: 60, dueAt: at('10:00'), doneAt: null })
    house.clock.set(at('10:01'))
    await minute()
    expect(await alarms(order.id)).toEqual([{ name: 'workshop.lateDiagnosis', state: 'breached' }])
    const told = await messages(order.id)
    expect(told.map((row) => row['login'])).toEqual(expect.arrayContaining(['dispatcher.sz', 'technician.sz']))
    const bench = await Bench.open(house, order.id)
    await bench.prepare(['reception', 'detailed'])
    await bench.do('conclude', conclusion)
    await minute()
    expect(await alarms(order.id)).toEqual([{ name: 'workshop.lateDiagnosis', state: 'late' }])
    const steps = await stepsOf(order.id)
    expect(steps.slice(1, 3)).toMatchObject([
      { step: 'diagnosis', doneAt: at('10:01'), late: true },
      { step: 'estimate', startedAt: at('10:01'), doneAt: null },
    ])
  })
})
