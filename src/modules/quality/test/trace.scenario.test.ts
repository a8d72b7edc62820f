import { Client } from 'pg'
import { beforeAll, describe, expect, vi } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { sealGroup } from '../../../kernel/ledger/sealer.ts'
import { openShop } from '../../service/test/shop.ts'
import { type Crew, closedVisit, hireCrew, versionOf } from './visit.ts'

const house = useHouse()
let crew: Crew

beforeAll(async () => {
  await openShop(house)
  crew = await hireCrew(house)
})

interface Trace {
  readonly number: string
  readonly intact: boolean
  readonly entries: {
    readonly id: string
    readonly record: string
    readonly verb: string
    readonly actor: string
    readonly by: string
    readonly hash: string
    readonly sealed: boolean
    readonly changes: { table: string; set: Record<string, unknown> }[]
  }[]
}
const traceOf = (id: string) => house.as('manager').get<Trace>('inspection.trace', { id })
/** As somebody with the keys of the database would. */
async function tamper(sql: string, parameters: unknown[]): Promise<void> {
  const client = new Client({ connectionString: house.url })
  await client.connect()
  await client.query(sql, parameters)
  await client.end()
}

describe('trace', () => {
  scenario(
    'K-09',
    'the trace names every act on a visit and its person, and proves that nobody changed it',
    async () => {
      const order = await closedVisit(house, crew)
      const trace = await traceOf(order.id)
      expect(trace).toMatchObject({ number: order.number, intact: true })
      expect(new Set(trace.entries.map((entry) => entry.record))).toEqual(
        new Set(['repairOrder', 'estimate', 'pick', 'jobCard', 'inspection', 'bill', 'followUp']),
      )
      const acts = trace.entries.map((entry) => `${entry.record}.${entry.verb} ${entry.by}`)
      expect(acts).toContain('jobCard.start 做车')
      expect(acts).toContain('inspection.record inspector sz')
      expect(acts).toContain('repairOrder.handOver serviceAdvisor sz')
      expect(acts).toContain('bill.pay cashier sz')
      expect(trace.entries.find((entry) => entry.verb === 'decide')?.actor).toBe('link')
      expect(trace.entries.find((entry) => entry.record === 'followUp')).toMatchObject({
        verb: 'open',
        actor: 'system',
      })
      expect(JSON.stringify(trace)).not.toContain('王建国')

      expect(trace.entries.some((entry) => entry.sealed)).toBe(false)
      // Entries are sealed once no older transaction of the whole server runs: other tests may hold one for a moment.
      const isSealed = async () => (await traceOf(order.id)).entries.every((entry) => entry.sealed)
      const seal = async () => {
        await sealGroup({ ...house.kernel, writeHead: async () => {} }, house.groupId)
        if (!(await isSealed())) throw new Error('Not sealed yet')
      }
      await vi.waitFor(seal, { timeout: 30_000, interval: 250 })
      expect(await isSealed()).toBe(true)
    },
  )

  scenario('K-09', 'a closed record cannot be edited; a correction is a new entry', async () => {
    const order = await closedVisit(house, crew)
    const [advisor, manager] = [house.as('serviceAdvisor'), house.as('manager')]
    const before = await traceOf(order.id)
    const at = async (body: object) => ({ id: order.id, version: await versionOf(house, order.id), body: { ...body } })
    const attempts = {
      'repairOrder.complete': { belongings: ['雨伞'] },
      'repairOrder.changePromise': { promisedAt: '2026-03-10T12:00:00.000Z', reason: '改写', told: 'message' },
      'repairOrder.settle': {},
      'repairOrder.cancel': { reason: '改写' },
    }
    for (const [verb, body] of Object.entries(attempts)) {
      expect(await advisor.refused(verb, await at(body))).toMatchObject({ status: 409, code: 'kernel.wrongState' })
    }
    expect((await traceOf(order.id)).entries.map((entry) => entry.id)).toEqual(before.entries.map((entry) => entry.id))

    const [bill] = await house.rows('select id, version, paid_fen from money.bill where order_id = $1', [order.id])
    const [payment] = await house.rows('select id from money.payment where bill_id = $1', [bill?.['id']])
    await manager.do('bill.refund', {
      id: String(bill?.['id']),
      version: Number(bill?.['version']),
      body: { paymentId: payment?.['id'], amountFen: 100, reason: '多收一元' },
    })
    const after = await traceOf(order.id)
    expect(after.entries.slice(0, before.entries.length).map((entry) => entry.hash)).toEqual(
      before.entries.map((entry) => entry.hash),
    )
    expect(after).toMatchObject({ intact: true })
    expect(after.entries.at(-1)).toMatchObject({ record: 'bill', verb: 'refund', by: 'manager sz' })
  })

  scenario('K-09', 'who changes the past behind the ledger is found', async () => {
    const order = await closedVisit(house, crew)
    const { entries } = await traceOf(order.id)
    const card = entries.find((entry) => entry.record === 'jobCard' && entry.verb === 'finish')
    await tamper(
      `update kernel.entry set data = replace(data, '"worked_minutes":30', '"worked_minutes":90') where id = $1`,
      [card?.id],
    )
    expect(await traceOf(order.id)).toMatchObject({ intact: false })
    await tamper(
      `update kernel.entry set data = replace(data, '"worked_minutes":90', '"worked_minutes":30') where id = $1`,
      [card?.id],
    )
    expect(await traceOf(order.id)).toMatchObject({ intact: true })
    await tamper(`delete from kernel.entry where id = $1`, [entries.find((entry) => entry.verb === 'handOver')?.id])
    expect(await traceOf(order.id)).toMatchObject({ intact: false })
    expect(await house.as('manager', 'hz').getRefused('inspection.trace', { id: order.id })).toMatchObject({
      status: 403,
    })
    expect(await house.as('technician').getRefused('inspection.trace', { id: order.id })).toMatchObject({ status: 403 })
  })
})
