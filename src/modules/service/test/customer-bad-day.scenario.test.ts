import { beforeAll, describe, expect } from 'vitest'
import type { Caller } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { drawnSignature } from '../../../../test/paper/signature.ts'
import { scenario } from '../../../../test/scenario.ts'
import { bookTold, depositFile, payDeposit, rule } from './deposit.ts'
import {
  at,
  bookingDay,
  brakeJob,
  checkIn,
  estimateOf,
  linkOf,
  newGuest,
  openShop,
  orderFile,
  quote,
  shift,
} from './shop.ts'
import { customerOf } from './signed-in.ts'

const house = useHouse()
beforeAll(async () => {
  await openShop(house)
  await shift(house, '09:00', '18:00')
}, 60_000)

const link = async (orderId: string) => house.withLink(await linkOf(house, orderId, 'service.estimateReady'))

/** A quoted visit with what its customer would send if he agreed to everything. */
async function quoted() {
  const order = await checkIn(house, await newGuest(house))
  await quote(house, order, brakeJob)
  const { page } = await estimateOf(house, order.id)
  const { id, version, lines } = await page()
  const body = (approval: string, signatureImage?: string) => ({
    decisions: lines.map((line) => ({ lineId: line.id, approval })),
    signer: '王建国',
    ...(signatureImage ? { signatureImage } : {}),
  })
  return { orderId: order.id, id, version, body }
}

/** What is answered to a decision, whichever way it went. */
const answered = async (caller: Caller, call: Parameters<Caller['do']>[1]) =>
  caller.do('estimate.decide', call).then(
    (answer) => ({ ok: true, said: answer['state'] }),
    (error: unknown) => ({ ok: false, said: String(error) }),
  )

/** How often the decision left its traces: proofs, papers, entries of the ledger, wishes to the store for the part. */
async function traces({ orderId, id }: { readonly orderId: string; readonly id: string }) {
  const [row] = await house.rows(
    `select (select count(*)::int from kernel.signature where record_id = $2) as signatures,
            (select count(*)::int from kernel.paper where record_id = $1 and kind = 'estimate') as papers,
            (select count(*)::int from kernel.entry where record_id = $2 and verb = 'decide') as entries`,
    [orderId, id],
  )
  return row
}
const once = { signatures: 1, papers: 1, entries: 1 }

describe('the link of an estimate on a bad day', () => {
  scenario(
    'H-15',
    'two telephones decide at once: one counts, the other is refused and sees what was decided',
    async () => {
      const visit = await quoted()
      const [one, other] = [await link(visit.orderId), await link(visit.orderId)]
      const image = await drawnSignature()
      const answers = await Promise.all([
        answered(one, { ...visit, body: visit.body('approved', image) }),
        answered(other, { ...visit, body: visit.body('declined', image) }),
      ])
      expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true])
      expect(answers.find(({ ok }) => !ok)?.said).toMatch(/409 .*kernel\.(stale|wrongState)/)
      const won = answers[0]?.ok ? 'approved' : 'declined'
      for (const phone of [one, other]) {
        const page = await phone.get<{ state: string; lines: { approval: string }[] }>('estimate.get', visit)
        expect(page.state).toBe('decided')
        expect(page.lines.every(({ approval }) => approval === won)).toBe(true)
      }
      expect(await traces(visit)).toEqual(once)
    },
  )

  scenario('H-15', 'a double tap and an answer lost on the way decide once and answer the same', async () => {
    const visit = await quoted()
    const phone = await link(visit.orderId)
    const call = { ...visit, key: 'one-tap-and-the-next', body: visit.body('approved') }
    const first = await Promise.all([phone.do('estimate.decide', call), phone.do('estimate.decide', call)])
    expect(first[1]).toEqual(first[0])
    // The line is back after an hour: the telephone asks once more with the same key.
    house.clock.forward(60)
    expect(await phone.do('estimate.decide', call)).toEqual(first[0])
    expect(await traces(visit)).toEqual(once)
    expect(await orderFile(house, visit.orderId)).toMatchObject({ state: 'agreed' })
  })

  scenario('H-15', 'back on the page after deciding, the same link decides nothing more', async () => {
    const visit = await quoted()
    const phone = await link(visit.orderId)
    const decided = await phone.do('estimate.decide', { ...visit, body: visit.body('approved') })
    const stale = { ...visit, body: visit.body('declined') }
    expect(await phone.refused('estimate.decide', stale)).toMatchObject({ status: 409, code: 'kernel.stale' })
    const again = { ...stale, version: decided.version }
    expect(await phone.refused('estimate.decide', again)).toMatchObject({ status: 409, code: 'kernel.wrongState' })
    expect(await phone.get('estimate.get', visit)).toMatchObject({ state: 'decided' })
    expect(await traces(visit)).toEqual(once)
  })

  scenario('V-10', 'the link of another visit decides nothing; an ended one says whom to ring', async () => {
    const visit = await quoted()
    const other = await link((await quoted()).orderId)
    expect(await other.refused('estimate.decide', { ...visit, body: visit.body('approved') })).toMatchObject({
      status: 403,
    })
    const own = await link(visit.orderId)
    const before = new Date(house.clock.now()).toISOString()
    house.clock.forward(61 * 24 * 60)
    expect(await own.refused('estimate.decide', { ...visit, body: visit.body('approved') })).toMatchObject({
      code: 'kernel.linkExpired',
    })
    const [store] = await house.rows('select phone from kernel.store where id = $1', [house.stores.sz])
    expect((await own.raw('GET', '/api/portal/link')).json<object>()).toMatchObject({
      code: 'kernel.linkExpired',
      details: { phone: store?.['phone'] },
    })
    // A link that never was is answered with nothing.
    const [group = ''] = (await linkOf(house, visit.orderId, 'service.estimateReady')).split('.')
    const invented = await house.withLink(`${group}.${'x'.repeat(43)}`).raw('GET', '/api/portal/link')
    expect(invented.json<object>()).toMatchObject({ code: 'kernel.linkExpired', details: {} })
    house.clock.set(before)
    expect(await own.do('estimate.decide', { ...visit, body: visit.body('approved') })).toMatchObject({
      state: 'decided',
    })
  })
})

interface Offered {
  readonly minutes: number
  readonly skill: string
  readonly times: readonly { readonly startsAt: string }[]
}
interface Booked {
  readonly id: string
  readonly startsAt: string
  readonly code?: string
  readonly details?: { readonly alternatives?: readonly { readonly startsAt: string }[] }
}

describe('booking on a bad day', () => {
  scenario(
    'G-04',
    'two telephones want the last place: one has it, the other takes a free time with one tap',
    async () => {
      const guests = [await newGuest(house), await newGuest(house, { name: '李梅' })] as const
      const phones = [await customerOf(house, guests[0]), await customerOf(house, guests[1])]
      const asked = `/api/my/times?store=${house.stores.sz}&visitType=quick&from=${bookingDay}&days=3`
      const offered = await Promise.all(phones.map(async (phone) => (await phone.get<Offered>(asked)).body))
      const { minutes = 0, skill = '', times = [] } = offered[0] ?? {}
      expect(offered[1]).toEqual(offered[0])
      const wish = (of: number, startsAt: string) => ({
        storeId: house.stores.sz,
        vehicleId: guests[of]?.vehicleId,
        visitType: 'quick',
        minutes,
        skill,
        startsAt,
      })
      const last = times[0]?.startsAt ?? ''
      const book = (of: number, startsAt: string) =>
        phones[of]?.post<Booked>('/api/appointments/bookOwn', wish(of, startsAt))
      const answers = await Promise.all([book(0, last), book(1, last)])
      expect(answers.map((answer) => answer?.status).toSorted()).toEqual([200, 409])
      const late = answers.findIndex((answer) => answer?.status === 409)
      const refused = answers[late]?.body
      expect(refused).toMatchObject({ code: 'service.timeTaken' })
      const others = (refused?.details?.alternatives ?? []).map(({ startsAt }) => startsAt)
      expect(others.length).toBeGreaterThanOrEqual(2)
      const now = (await phones[late]?.get<Offered>(asked))?.body.times.map(({ startsAt }) => startsAt)
      expect(now).not.toContain(last)
      expect(now).toEqual(expect.arrayContaining(others))
      expect(await book(late, others[0] ?? '')).toMatchObject({ status: 200, body: { startsAt: others[0] } })
      expect(await house.rows('select id from service.appointment where starts_at = $1', [last])).toHaveLength(1)
    },
  )

  scenario('G-05', 'the customer reads what becomes of his deposit: going back, gone back, kept', async () => {
    await rule(house, 'service.depositFen.general', 5000)
    await rule(house, 'service.depositIsEarnest', true)
    const [back, kept] = [await bookTold(house, '17:00', 5000), await bookTold(house, '13:00', 5000)]
    const seen = async ({ guest }: typeof back) => {
      const phone = await customerOf(house, guest)
      return (await phone.get<{ cars: { bookings: object[]; deposits: object[] }[] }>('/api/my/cars')).body.cars[0]
    }
    for (const { depositId } of [back, kept]) await payDeposit(house, depositId)
    expect(await seen(back)).toMatchObject({ bookings: [{ deposit: { state: 'paid' } }], deposits: [] })
    house.clock.set(at('11:00'))
    for (const { booking } of [back, kept])
      await house
        .as('serviceAdvisor')
        .do('appointment.cancel', { id: booking.id, version: 1, body: { reason: '改天' } })
    expect(await seen(back)).toMatchObject({ bookings: [], deposits: [{ state: 'toRefund', owedFen: 5000 }] })
    // Cancelled late: somebody decides, and until then he reads that it is open.
    expect(await seen(kept)).toMatchObject({ deposits: [{ state: 'paid', forfeitedFen: 0 }] })
    const { version } = await depositFile(house, kept.depositId)
    const forfeited = { id: kept.depositId, version, body: { reason: '按约定' } }
    expect((await house.as('manager').do('deposit.forfeit', forfeited))['forfeitedFen']).toBeGreaterThan(0)
    expect(await seen(kept)).toMatchObject({ deposits: [{ state: 'toRefund', amountFen: 5000 }] })
    const owed = await depositFile(house, back.depositId)
    const hand = { id: owed.id, version: owed.version, body: { method: 'wechat' } }
    await house.as('cashier').do('deposit.refund', hand)
    expect(await seen(back)).toMatchObject({ deposits: [{ state: 'refunded', owedFen: 0, returnedFen: 5000 }] })
  })
})
