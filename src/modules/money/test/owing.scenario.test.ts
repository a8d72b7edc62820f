import { beforeAll, expect } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { brokenBalances, inWork } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { newId } from '../../../kernel/ids.ts'
import { billRounds } from '../server/bill/rounds.ts'
import { issueBill } from '../server/public.ts'

const house = useHouse()
const dayMinutes = 24 * 60
let customer: Answer
let numbers = 0

beforeAll(async () => {
  customer = await house.as('serviceAdvisor').do('customer.register', {
    body: {
      storeId: house.stores.sz,
      kind: 'person',
      name: '王喆',
      phone: '13800138000',
      language: 'zh-CN',
      preferredChannel: 'sms',
      source: 'walkIn',
    },
  })
})

/** What the settlement of an order does. */
async function issued(grossFen: number): Promise<string> {
  const line = {
    orderLineId: newId(),
    kind: 'labour',
    code: 'M-40',
    nameZh: '定期保养',
    nameEn: 'Maintenance',
    quantityThousandths: 1000,
    unit: '项',
    unitFen: grossFen,
    agreedGrossFen: grossFen,
    grossFen,
    vatBasisPoints: 1300,
    payer: 'customer',
    partOrigin: null,
  }
  const { id } = await inWork(house, {}, (work) =>
    issueBill(work, {
      id: newId(),
      storeId: house.stores.sz,
      number: `J-SZ01-20260310-${String(++numbers).padStart(4, '0')}`,
      orderId: newId(),
      customerId: customer.id,
      lines: [line],
    }),
  )
  return id
}

const cashier = () => house.as('cashier')
const manager = () => house.as('manager')
const now = (id: string) => cashier().get<Answer>('bill.get', { id })
const act = async (who: ReturnType<typeof cashier>, verb: string, id: string, body: Record<string, unknown> = {}) =>
  who.do(`bill.${verb}`, { id, version: (await now(id)).version, body })
const refused = async (who: ReturnType<typeof cashier>, verb: string, id: string, body: Record<string, unknown> = {}) =>
  who.refused(`bill.${verb}`, { id, version: (await now(id)).version, body })
const owing = async () => (await cashier().get<{ rows: Answer[] }>('bill.list', { query: { owing: 'true' } })).rows
const messagesOf = (id: string) =>
  house.rows(`select template, purpose, params from kernel.message where record_id = $1 order by id`, [id])
const clocksOf = (id: string) =>
  house.rows(`select due_at, state from kernel.deadline where name = 'money.billTerm' and record_id = $1 order by id`, [
    id,
  ])

async function consent(): Promise<void> {
  const [row] = await house.rows('select person_id from customers.customer where id = $1', [customer.id])
  await house.as('serviceAdvisor').do('consent.give', {
    body: { personId: row?.['person_id'], purpose: 'service', channel: 'any', wording: '同意接收服务与付款提醒' },
  })
}

scenario(
  'L-06',
  'what is put on account has a day and a clock; a reminder waits for consent, then leaves',
  async () => {
    const id = await issued(50_000)
    expect(await refused(cashier(), 'remind', await issued(0))).toMatchObject({ code: 'money.nothingOwed' })
    const past = { reason: '月结客户', payBy: '2026-03-09' }
    expect(await refused(manager(), 'putOnAccount', id, past)).toMatchObject({ code: 'money.termPast' })
    await act(manager(), 'putOnAccount', id, { reason: '月结客户', payBy: '2026-03-20' })
    expect(await owing()).toMatchObject([{ id, payBy: '2026-03-20', onAccountFen: 50_000 }])
    expect(await clocksOf(id)).toMatchObject([{ due_at: '2026-03-20T16:00:00.000Z', state: 'running' }])
    expect(await refused(cashier(), 'remind', id)).toMatchObject({ code: 'money.noServiceConsent' })
    expect(await refused(cashier(), 'agreeTerm', id, { payBy: '2026-03-25', reason: '客户要求' })).toMatchObject({
      status: 403,
    })
    await act(manager(), 'agreeTerm', id, { payBy: '2026-03-25', reason: '客户要求' })
    expect(await clocksOf(id)).toMatchObject([{ state: 'cancelled' }, { due_at: '2026-03-25T16:00:00.000Z' }])
    await consent()
    expect(await act(cashier(), 'remind', id)).toMatchObject({ remindedCount: 1 })
    expect(await messagesOf(id)).toMatchObject([
      { template: 'money.paymentDue', purpose: 'service', params: { owedFen: 50_000, payBy: '2026-03-25' } },
    ])
    await act(cashier(), 'payAccount', id, { method: 'transfer', amountFen: 50_000 })
    expect(await now(id)).toMatchObject({ payBy: null, onAccountFen: 0, state: 'paid' })
    expect(await owing()).toEqual([])
    expect((await clocksOf(id)).map((row) => row['state'])).toEqual(['cancelled', 'met'])
    expect(await brokenBalances(house)).toEqual([])
  },
)

scenario('L-06', 'the rest of a part payment is reminded of by itself, before its day and after it', async () => {
  const id = await issued(80_000)
  // Two methods at the desk: nothing is owed afterwards.
  const both = await issued(10_000)
  await act(cashier(), 'pay', both, { method: 'cash', amountFen: 4000 })
  await act(cashier(), 'pay', both, { method: 'wechat', amountFen: 6000 })
  await act(cashier(), 'pay', id, { method: 'cash', amountFen: 30_000 })
  expect(await owing()).toMatchObject([{ id, payBy: '2026-03-17', dueFen: 50_000 }])
  // Reminders leave from ten o'clock on, two days ahead at the earliest.
  house.clock.forward(dayMinutes + 120)
  expect(await billRounds(house.kernel)).toBe(0)
  house.clock.forward(4 * dayMinutes)
  expect(await billRounds(house.kernel)).toBe(1)
  expect(await billRounds(house.kernel)).toBe(0)
  house.clock.forward(7 * dayMinutes)
  expect(await billRounds(house.kernel)).toBe(1)
  expect((await messagesOf(id)).map((row) => row['template'])).toEqual(['money.paymentDue', 'money.paymentOverdue'])
  expect(await now(id)).toMatchObject({ remindedCount: 2 })
  await act(cashier(), 'pay', id, { method: 'card', amountFen: 50_000 })
  house.clock.forward(7 * dayMinutes)
  expect(await billRounds(house.kernel)).toBe(0)
  expect(await now(id)).toMatchObject({ state: 'paid', payBy: null })
})
