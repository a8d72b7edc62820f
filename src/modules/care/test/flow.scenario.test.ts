import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { deliver } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { scanDeadlines } from '../../../kernel/clocks/scan.ts'
import { type Crew, hireCrew, inspected, keysBack, paid, versionOf } from '../../quality/test/visit.ts'
import { openShop } from '../../service/test/shop.ts'
import { at } from '../../workshop/test/crew.ts'
import { stepAlarms, watchSteps } from '../../workshop/server/steps/alarms.ts'

const house = useHouse()
let crew: Crew

beforeAll(async () => {
  await openShop(house)
  crew = await hireCrew(house)
})

interface Step {
  readonly step: string
  readonly owners: string[]
  readonly startedAt: string | null
  readonly dueAt: string | null
  readonly doneAt: string | null
  readonly late: boolean
}
const stepOf = async (id: string, name: string) => {
  const { rows } = await house.as('dispatcher').get<{ rows: Step[] }>('jobCard.visitSteps', { id })
  return rows.find((row) => row.step === name)
}
const callOf = async (id: string) =>
  (await house.as('manager').get<{ call: { id: string } | null }>('followUp.ofOrder', { id })).call
const waiting = async () => {
  const { rows } = await house
    .as('technician')
    .get<{ rows: { id: string; isNeeded: boolean }[] }>('repairOrder.toClean')
  return rows
}
const rule = async (changes: Record<string, unknown>) => {
  const [kind] = await house.rows(`select id, version from service.visit_type where code = 'maintenance'`)
  await house
    .as('manager')
    .do('visitType.edit', { id: String(kind?.['id']), version: Number(kind?.['version']), body: changes })
}
const cleaned = async (id: string) => ({
  id,
  version: await versionOf(house, id),
  body: { parts: ['outside', 'inside', 'dry'] },
})

describe('the steps after the inspection', () => {
  scenario(
    'I-02',
    'cleaning is a step of its own: it waits for somebody, is done with one tap, and names who did it',
    async () => {
      const order = await inspected(house, crew)
      const readyAt = new Date(house.clock.now()).toISOString()
      const dueAt = new Date(house.clock.now() + 30 * 60_000).toISOString()
      expect(await stepOf(order.id, 'cleaning')).toMatchObject({ owners: [], startedAt: readyAt, dueAt, doneAt: null })
      expect(await waiting()).toMatchObject([{ id: order.id, isNeeded: false }])
      house.clock.forward(31)
      await watchSteps(house.kernel)
      await scanDeadlines(house.kernel, stepAlarms)
      expect(
        await house.rows(`select name from kernel.deadline where record_id = $1 and name = 'workshop.lateCleaning'`, [
          order.id,
        ]),
      ).toHaveLength(1)
      await crew.colleague.do('repairOrder.clean', await cleaned(order.id))
      const doneAt = new Date(house.clock.now()).toISOString()
      expect(await stepOf(order.id, 'cleaning')).toMatchObject({ owners: ['同事'], doneAt, late: true })
      expect(await waiting()).toEqual([])
      expect(await crew.worker.refused('repairOrder.clean', await cleaned(order.id))).toMatchObject({
        code: 'service.cleanAlready',
      })
      expect(await house.as('cashier').refused('repairOrder.clean', await cleaned(order.id))).toMatchObject({
        status: 403,
      })
    },
  )

  scenario('L-01', 'where the kind of visit wants it the car leaves only clean and dry', async () => {
    await rule({ needsCleaning: true })
    const order = await inspected(house, crew)
    await rule({ needsCleaning: false })
    await paid(house, order.id)
    expect(await waiting()).toMatchObject([{ id: order.id, isNeeded: true }])
    const advisor = house.as('serviceAdvisor')
    expect(await advisor.refused('repairOrder.handOver', await keysBack(house, order.id))).toMatchObject({
      code: 'service.notClean',
    })
    const tick = async (...parts: string[]) => ({ ...(await cleaned(order.id)), body: { parts } })
    await crew.worker.do('repairOrder.clean', await tick('outside'))
    await crew.worker.do('repairOrder.clean', await tick('inside'))
    expect(await waiting()).toMatchObject([{ id: order.id, parts: ['outside', 'inside'] }])
    // Not dry yet; and one person answers for all three.
    expect(await advisor.refused('repairOrder.handOver', await keysBack(house, order.id))).toMatchObject({
      code: 'service.notClean',
    })
    expect(await crew.colleague.refused('repairOrder.clean', await tick('dry'))).toMatchObject({
      code: 'service.cleaningOfAnother',
    })
    await crew.worker.do('repairOrder.clean', await tick('dry'))
    expect(await waiting()).toEqual([])
    expect(await advisor.do('repairOrder.handOver', await keysBack(house, order.id))).toMatchObject({ state: 'closed' })
  })

  scenario(
    'I-02',
    'the call is the last step: ahead while the car is here, then owed by name and day, then done',
    async () => {
      house.clock.set(at('09:00'))
      const order = await inspected(house, crew)
      const ahead = {
        step: 'call',
        id: null,
        state: 'ahead',
        owners: [],
        role: 'careAgent',
        standardDays: 3,
        dueAt: null,
      }
      expect(await callOf(order.id)).toMatchObject(ahead)
      await paid(house, order.id)
      await house.as('serviceAdvisor').do('repairOrder.handOver', await keysBack(house, order.id))
      await deliver(house)
      // Nobody cleaned it, and nobody had to: the visit went without.
      expect(await stepOf(order.id, 'cleaning')).toMatchObject({ startedAt: null, doneAt: null, late: false })
      const owed = await callOf(order.id)
      expect(owed).toMatchObject({
        state: 'due',
        owners: ['careAgent sz'],
        startedAt: at('09:30'),
        dueAt: at('18:00', '2026-03-13'),
        doneAt: null,
        late: false,
      })
      house.clock.set(at('10:00', '2026-03-11'))
      const body = { carRunsWell: true, score: 5, keyPoints: '车主满意' }
      await house.as('careAgent').do('followUp.complete', { id: String(owed?.id), version: 1, body })
      expect(await callOf(order.id)).toMatchObject({ state: 'done', doneAt: at('10:00', '2026-03-11'), late: false })
    },
  )
})
