import { beforeAll, describe, expect } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import {
  agreedOrder,
  dispatch,
  dispatchBody,
  hire,
  onCard,
  setRate,
  addItem,
  type Hand,
} from '../../workshop/test/crew.ts'
import { labour, openShop, orderFile } from './shop.ts'

const house = useHouse()
const advisor = () => house.as('serviceAdvisor')
let hand: Hand

beforeAll(async () => {
  await openShop(house)
  await setRate(house, 'bodywork')
  await addItem(house, { code: 'A-BODY', skill: 'bodywork', minutes: 60, kind: 'accident' })
  await addItem(house, { code: 'A-PAINT', skill: 'bodywork', minutes: 90, kind: 'accident' })
  hand = await hire(house, '方师傅', { skills: ['bodywork'] })
  await house.as('manager').do('certificate.register', {
    body: {
      storeId: house.stores.sz,
      staffId: hand.staffId,
      kind: 'repairTechnician',
      number: 'WX-01',
      validFrom: '2025-01-01',
      validUntil: '2027-01-01',
    },
  })
}, 60_000)

const image = `data:image/png;base64,iVBORw0KGgo${'A'.repeat(40)}`
const signature = { signer: '王建国', image }
const damages = [{ panel: 'frontBumper', kind: 'dent', x: 0.5, y: 0.1 }]

async function accidentOrder() {
  const order = await agreedOrder(house, [labour('A-BODY', { concern: 0 })], { visitType: 'accident', signature })
  const card = await dispatch(house, order, hand.staffId)
  const start = () => hand.refused('jobCard.start', { id: card.id, version: card.version, body: {} })
  return { order, card, start }
}

function recordDamage(orderId: string, grade: string, more: object = {}): Promise<Answer> {
  return advisor().do('accident.record', {
    body: { storeId: house.stores.sz, orderId, grade, damages, payer: 'insurance', ...more },
  })
}

const surveyed = { insurer: '平安产险', surveyor: '郑勘', surveyedOn: '2026-03-10', lossFen: 1_500_000 }

interface Insured {
  readonly id: string
  readonly grossFen: number
  readonly missingFen: number
}
const cardOf = (id: string) => hand.get<Answer>('jobCard.get', { id })

describe('accident orders', () => {
  scenario('I-17', 'a major accident is begun only after survey and approval, and goes stage by stage', async () => {
    const { order, card, start } = await accidentOrder()
    expect(await start()).toMatchObject({ code: 'service.damageFirst' })
    const record = await recordDamage(order.id, 'major')
    expect(await start()).toMatchObject({ code: 'service.surveyFirst' })
    const stage = { id: record.id, version: record.version, body: { stage: 'dismantle' } }
    expect(await advisor().refused('accident.advance', stage)).toMatchObject({ code: 'service.surveyFirst' })
    const survey = await advisor().do('accident.survey', { id: record.id, version: record.version, body: surveyed })
    expect(await start()).toMatchObject({ code: 'service.surveyFirst' })
    const approved = await advisor().do('accident.approve', {
      id: record.id,
      version: survey.version,
      body: { approvedFen: 1_450_000, approvedOn: '2026-03-10', approvalNo: 'PA-778' },
    })
    expect(await orderFile(house, order.id)).toMatchObject({
      accidentGrade: 'major',
      accidentClearedAt: '2026-03-10T01:00:00.000Z',
    })
    await onCard(house, hand, 'start', card.id)
    const ahead = { id: record.id, version: approved.version, body: { stage: 'paint' } }
    expect(await hand.refused('accident.advance', ahead)).toMatchObject({
      code: 'service.stageOrder',
      details: { stage: '@service.value.accidentStage.dismantle' },
    })
    const first = await hand.do('accident.advance', { ...ahead, body: { stage: 'dismantle' } })
    house.clock.forward(90)
    await hand.do('accident.advance', { id: record.id, version: first.version, body: { stage: 'body' } })
    const { accident } = await advisor().get<{ accident: { stages: object[] } }>('accident.ofOrder', { id: order.id })
    expect(accident.stages).toMatchObject([
      { stage: 'dismantle', endedAt: '2026-03-10T02:30:00.000Z', byName: '方师傅' },
      { stage: 'body', beganAt: '2026-03-10T02:30:00.000Z', endedAt: null },
      { stage: 'paint', beganAt: null },
      { stage: 'assemble', beganAt: null },
      { stage: 'adjust', beganAt: null },
    ])
    expect(await onCard(house, hand, 'finish', card.id)).toMatchObject({ state: 'done' })
  })

  scenario('I-17', 'a minor one is begun at once with two stages; found major, it waits again', async () => {
    const { order, card, start } = await accidentOrder()
    const record = await recordDamage(order.id, 'minor')
    const { accident } = await advisor().get<{ accident: { stages: object[] } }>('accident.ofOrder', { id: order.id })
    expect(accident.stages).toHaveLength(2)
    await advisor().do('accident.regrade', {
      id: record.id,
      version: record.version,
      body: { grade: 'major', reason: '拆检发现纵梁变形' },
    })
    expect(await start()).toMatchObject({ code: 'service.surveyFirst' })
    const again = { storeId: house.stores.sz, orderId: order.id, grade: 'minor', damages, payer: 'customer' }
    expect(await advisor().refused('accident.record', { body: again })).toMatchObject({ code: 'service.accidentThere' })
    await advisor().do('accident.regrade', {
      id: record.id,
      version: record.version + 1,
      body: { grade: 'minor', reason: '复核后为轻微' },
    })
    await onCard(house, hand, 'start', card.id)
    expect(await orderFile(house, order.id)).toMatchObject({ state: 'inRepair', accidentGrade: 'minor' })
    expect(await onCard(house, hand, 'finish', card.id)).toMatchObject({ state: 'done' })
  })

  scenario('I-17', 'lines above the approval are held back one by one until the difference is borne', async () => {
    const insured = { concern: 0, payer: 'insurance' }
    const lines = [labour('A-BODY', insured), labour('A-PAINT', insured)]
    const order = await agreedOrder(house, lines, { visitType: 'accident', signature })
    const record = await recordDamage(order.id, 'major')
    const act = async (verb: string, body: Record<string, unknown>) => {
      const { accident } = await advisor().get<{ accident: Answer }>('accident.ofOrder', { id: order.id })
      return advisor().do(`accident.${verb}`, { id: record.id, version: accident.version, body })
    }
    await act('survey', surveyed)
    const of = async () => (await advisor().get<{ lines: Insured[] }>('accident.ofOrder', { id: order.id })).lines
    const [body, paint] = await of()
    const word = { approvedOn: '2026-03-10', approvalNo: 'PA-779' }
    const approve = (more: object) => {
      const call = { id: record.id, version: record.version + 1, body: { ...word, ...more } }
      return advisor().refused('accident.approve', call)
    }
    expect(await approve({ approvedFen: 1000 })).toMatchObject({ code: 'service.approvalByLine' })
    const partly = [
      { lineId: body?.id, approvedFen: body?.grossFen },
      { lineId: paint?.id, approvedFen: 5000 },
    ]
    expect(await approve({ approvedFen: 1, lines: partly })).toMatchObject({ code: 'service.approvalSum' })
    await act('approve', { ...word, lines: partly })
    const short = (paint?.grossFen ?? 0) - 5000
    expect(await of()).toMatchObject([{ missingFen: 0 }, { insurerFen: 5000, missingFen: short }])
    // The line that is approved in full is free, the other is held back.
    const { lines: jobs } = await orderFile<{ lines: { id: string; code: string }[] }>(house, order.id)
    const only = (code: string) => ({
      ...order,
      lineIds: jobs.filter((job) => job.code === code).map((job) => job.id),
    })
    const held = await house.as('dispatcher').refused('jobCard.dispatch', {
      body: dispatchBody(house, only('A-PAINT'), hand.staffId, { overrideReason: '试验' }),
    })
    expect(held).toMatchObject({
      code: 'service.aboveApproval',
      details: { insurerFen: 5000, missingFen: short },
    })
    const card = await dispatch(house, only('A-BODY'), hand.staffId)
    await act('askAgain', { lineIds: [paint?.id], reason: '油漆工时核定偏低' })
    expect(await of()).toMatchObject([{ askedAgain: false }, { askedAgain: true, missingFen: short }])
    const bare = { lineIds: [paint?.id], channel: 'desk', signer: '王建国' }
    const { accident } = await advisor().get<{ accident: Answer }>('accident.ofOrder', { id: order.id })
    const call = { id: record.id, version: accident.version, body: bare }
    expect(await advisor().refused('accident.agreeDifference', call)).toMatchObject({ code: 'service.differenceProof' })
    await act('agreeDifference', { ...bare, signatureImage: image })
    expect(await of()).toMatchObject([{}, { differenceFen: short, missingFen: 0 }])
    const painting = await dispatch(house, only('A-PAINT'), hand.staffId)
    await onCard(house, hand, 'start', card.id)
    await onCard(house, hand, 'finish', card.id)
    await onCard(house, hand, 'start', painting.id)
    // More is found: nobody's word holds any more, and the card cannot be finished.
    await act('regrade', { grade: 'major', reason: '拆检发现纵梁变形' })
    const { version } = await cardOf(painting.id)
    const end = { id: painting.id, version, body: {} }
    expect(await hand.refused('jobCard.finish', end)).toMatchObject({ code: 'service.aboveApproval' })
    await act('survey', surveyed)
    await act('approve', { ...word, approvedFen: 10_000_000 })
    expect(await onCard(house, hand, 'finish', painting.id)).toMatchObject({ state: 'done' })
  })
})
