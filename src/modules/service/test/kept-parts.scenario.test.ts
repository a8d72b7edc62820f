import { beforeAll, expect } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { addItem, agreedOrder, setRate } from '../../workshop/test/crew.ts'
import { checkIn, decide, labour, newGuest, openShop, part, promised, quote } from './shop.ts'

const house = useHouse()
const advisor = () => house.as('serviceAdvisor')
const clerk = () => house.as('partsClerk')
const image = `data:image/png;base64,iVBORw0KGgo${'A'.repeat(40)}`
const damages = [{ panel: 'frontBumper', kind: 'dent', x: 0.5, y: 0.1 }]
const surveyed = { insurer: '平安产险', surveyor: '郑勘', surveyedOn: '2026-03-10', lossFen: 1_500_000 }
const word = { approvedOn: '2026-03-10', approvalNo: 'PA-780' }
let receiverId = ''

beforeAll(async () => {
  await openShop(house)
  await setRate(house, 'bodywork')
  await addItem(house, { code: 'A-BODY', skill: 'bodywork', minutes: 60, kind: 'accident' })
  const [row] = await house.rows(`select id from people.staff where staff_no = 'sz-technician'`)
  receiverId = String(row?.['id'])
}, 60_000)

interface Insured {
  readonly id: string
  readonly kind: string
  readonly grossFen: number
}

/** An agreed accident order with a part, its pick list, and the insurer's record to work on. */
async function accidentWithParts() {
  const insured = { concern: 0, payer: 'insurance' }
  const lines = [labour('A-BODY', insured), part('BP-100', insured), part('OF-100', { concern: 0 })]
  const order = await agreedOrder(house, lines, { visitType: 'accident', signature: { signer: '王建国', image } })
  const pickNow = async () => {
    const { rows } = await clerk().get<{ rows: (Answer & { lines: Answer[] })[] }>('pick.list', {
      query: { orderId: order.id },
    })
    const [pick] = rows
    if (!pick) throw new Error('No pick list')
    return pick
  }
  const issueOf = async (partNo: string) => {
    const { id, version, lines: wanted } = await pickNow()
    const line = wanted.find((one) => one['partNo'] === partNo)
    const body = { receiverId, lines: [{ lineId: line?.id, quantityThousandths: 1000 }] }
    return { id, version, body }
  }
  const act = async (verb: string, body: Record<string, unknown>) => {
    const { accident } = await advisor().get<{ accident: Answer }>('accident.ofOrder', { id: order.id })
    return advisor().do(`accident.${verb}`, { id: accident.id, version: accident.version, body })
  }
  const record = (grade: string) =>
    advisor().do('accident.record', {
      body: { storeId: house.stores.sz, orderId: order.id, grade, damages, payer: 'insurance' },
    })
  const of = async () => (await advisor().get<{ lines: Insured[] }>('accident.ofOrder', { id: order.id })).lines
  return { order, pickNow, issueOf, act, record, of }
}

scenario('I-17', 'a part above the approval is handed out when the customer bears the difference', async () => {
  const { pickNow, issueOf, act, record, of } = await accidentWithParts()
  await record('major')
  // Nobody has approved anything yet; what the customer pays himself goes out.
  expect(await clerk().refused('pick.issue', await issueOf('BP-100'))).toMatchObject({ code: 'parts.nobodyBears' })
  await clerk().do('pick.issue', await issueOf('OF-100'))
  await act('survey', surveyed)
  const lines = (await of()).map((line) => ({
    lineId: line.id,
    approvedFen: line.kind === 'part' ? 30_000 : line.grossFen,
  }))
  await act('approve', { ...word, lines })
  const [bumper] = (await of()).filter((line) => line.kind === 'part')
  const missingFen = (bumper?.grossFen ?? 0) - 30_000
  expect(missingFen).toBeGreaterThan(0)
  expect(await clerk().refused('pick.issue', await issueOf('BP-100'))).toMatchObject({
    code: 'parts.nobodyBears',
    details: { partNo: 'BP-100', missingFen },
  })
  await act('agreeDifference', { lineIds: [bumper?.id], channel: 'desk', signer: '王建国', signatureImage: image })
  expect(await clerk().do('pick.issue', await issueOf('BP-100'))).toMatchObject({ state: 'issued' })
  expect((await pickNow()).lines.map((line) => line['unborneFen'])).toEqual([null, null])
})

scenario(
  'I-17',
  'a part above the approval is handed out when the insurer approves more; regraded it is kept again',
  async () => {
    const { pickNow, issueOf, act, record, of } = await accidentWithParts()
    await record('minor')
    const kept = async () => (await pickNow()).lines.filter((line) => line['unborneFen'] !== null)
    expect(await kept()).toEqual([])
    await act('regrade', { grade: 'major', reason: '拆检发现纵梁变形' })
    expect(await kept()).toMatchObject([{ partNo: 'BP-100' }])
    await act('survey', surveyed)
    const lines = (await of()).map((line) => ({
      lineId: line.id,
      approvedFen: line.kind === 'part' ? 0 : line.grossFen,
    }))
    await act('approve', { ...word, lines })
    expect(await clerk().refused('pick.issue', await issueOf('BP-100'))).toMatchObject({ code: 'parts.nobodyBears' })
    await act('approve', { ...word, approvedFen: 10_000_000 })
    expect(await clerk().do('pick.issue', await issueOf('BP-100'))).toMatchObject({ state: 'open' })
    expect(await kept()).toEqual([])
  },
)

scenario('I-17', 'what is agreed after the damage is recorded is kept at once', async () => {
  const more = { visitType: 'accident', signature: { signer: '王建国', image } }
  const order = await checkIn(house, await newGuest(house), more)
  const body = { storeId: house.stores.sz, orderId: order.id, grade: 'major', damages, payer: 'insurance' }
  await advisor().do('accident.record', { body })
  const { version } = await advisor().get<Answer>('repairOrder.get', { id: order.id })
  const insured = { concern: 0, payer: 'insurance' }
  const lines = [labour('A-BODY', insured), part('BP-100', insured)]
  await quote(house, { ...order, version }, lines, { promisedAt: promised })
  await decide(house, order.id, 'approved')
  const { rows } = await clerk().get<{ rows: { lines: Insured[] }[] }>('pick.list', { query: { orderId: order.id } })
  expect(rows[0]?.lines).toMatchObject([{ partNo: 'BP-100', unborneFen: 38_000, reservedThousandths: 1000 }])
})
