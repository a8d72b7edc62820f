import { Client } from 'pg'
import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { inWork, verified } from '../../../../test/in-work.ts'
import { phonePhoto } from '../../../../test/kernel/pictures.ts'
import { scenario } from '../../../../test/scenario.ts'
import { loadFaultCodes } from '../../knowledge/server/load-fault-codes.ts'
import { seedGuides } from '../../knowledge/server/public.ts'
import { Bench, conclusion } from './diagnose.ts'
import {
  brakeJob,
  checkIn,
  decide,
  estimateOf,
  labour,
  linkOf,
  newGuest,
  openShop,
  orderFile,
  promised,
  quote,
} from './shop.ts'

const house = useHouse()

beforeAll(async () => {
  await openShop(house)
  await inWork(house, {}, seedGuides)
  const owner = new Client({ connectionString: house.url })
  await owner.connect()
  await loadFaultCodes(owner)
  await owner.end()
}, 60_000)

const faulty = async () => checkIn(house, await newGuest(house), { visitType: 'general' })

async function meter(code: string, calibrationDue: string): Promise<string> {
  const body = {
    storeId: house.stores.sz,
    code,
    nameZh: '万用表',
    nameEn: 'Multimeter',
    kind: 'instrument',
    place: '仪器柜',
    calibrationDue,
  }
  return (await house.as('manager').do('equipment.add', { body })).id
}

describe('a diagnosis', () => {
  scenario('H-05', 'a guide leads step by step; a step is skipped with a reason only', async () => {
    const bench = await Bench.open(house, (await faulty()).id)
    const wish = { symptom: 'noStart', symptomWords: '早上打不着，仪表发暗' }
    expect(await bench.refused('chooseGuide', { ...wish, guideCode: 'G-NOPE' })).toMatchObject({
      code: 'service.unknownGuide',
    })
    await bench.do('chooseGuide', { ...wish, guideCode: 'G-START' })
    const { tests } = await bench.page()
    expect(tests.length).toBeGreaterThanOrEqual(6)
    const [listen, rest] = tests
    expect(await bench.refused('recordStep', { testId: listen?.id, result: 'skipped' })).toMatchObject({
      code: 'service.skipReason',
    })
    await bench.do('recordStep', { testId: listen?.id, result: 'skipped', remark: '拖车送来，无法复现' })
    expect(await bench.refused('recordStep', { testId: rest?.id, result: 'ok' })).toMatchObject({
      code: 'service.readingMissing',
    })
    await bench.do('note', { methods: ['history'] })
    await bench.do('assess', { nature: 'function', severity: 'soon', plan: 'moreTests' })
    expect((await bench.page()).tests.slice(0, 2)).toMatchObject([
      { result: 'skipped', remark: '拖车送来，无法复现', doneBy: 'technician sz' },
      { result: null },
    ])
    expect(await bench.refused('conclude', conclusion)).toMatchObject({ code: 'service.stepsOpen' })
  })

  scenario(
    'H-10',
    'an instrument whose calibration has run out is refused; a reading outside its limit is not right',
    async () => {
      const bench = await Bench.open(house, (await faulty()).id)
      await bench.do('chooseGuide', { symptom: 'noStart', symptomWords: '打不着', guideCode: 'G-START' })
      const step = (await bench.page()).tests.find((one) => one.needsDevice)
      const reading = { testId: step?.id, result: 'ok', reading: 11.8 }
      expect(await bench.refused('recordStep', reading)).toMatchObject({ code: 'service.deviceMissing' })
      const old = await meter('M-OLD', '2026-03-09')
      expect(await bench.refused('recordStep', { ...reading, equipmentId: old })).toMatchObject({
        code: 'capacity.calibrationExpired',
        details: { code: 'M-OLD', due: '2026-03-09' },
      })
      // Its last good day is the day on which it is due.
      const good = await meter('M-GOOD', '2026-03-10')
      await bench.do('recordStep', { ...reading, equipmentId: good })
      const page = await bench.page()
      expect(page.tests.find((one) => one.id === step?.id)).toMatchObject({
        result: 'notOk',
        reading: 11.8,
        equipmentCode: 'M-GOOD',
      })
      expect(page.methods).toEqual(['instruments'])
    },
  )

  scenario('H-04', 'methods and codes are data: a code finds the cars that had it', async () => {
    const order = await faulty()
    const bench = await Bench.open(house, order.id)
    expect(await bench.refused('note', { codes: ['X9999'] })).toMatchObject({ code: 'service.notAFaultCode' })
    await bench.do('note', { methods: ['roadTest', 'history'], codes: ['p0301-00', 'P1234'] })
    await bench.do('note', { codes: ['P0301', 'P0420'] })
    const { codes, methods } = await bench.page()
    expect(codes.map(({ code }) => code)).toEqual(['P0301', 'P0420', 'P1234'])
    expect(codes[0]?.zh).toContain('1')
    expect(codes[2]?.zh).toBeNull()
    expect(methods).toEqual(['roadTest', 'history', 'obd'])
    const found = await house.as('technician').get<{ rows: object[] }>('diagnosis.list', { query: { q: 'P042' } })
    expect(found.rows).toMatchObject([{ orderId: order.id, codes: ['P0301', 'P0420', 'P1234'] }])
  })

  scenario('H-02', 'unsafe to drive stands on the order and in the customer’s message, once', async () => {
    const order = await faulty()
    const bench = await Bench.open(house, order.id)
    const judged = { nature: 'safety', severity: 'unsafe', plan: 'repairNow', planWords: '制动液泄漏，请勿驾驶。' }
    await bench.do('assess', judged)
    await bench.do('assess', { ...judged, plan: 'waitForParts' })
    expect(await orderFile(house, order.id)).toMatchObject({ severity: 'unsafe', diagnosis: null })
    const told = await house.rows('select params from kernel.message where record_id = $1 and template = $2', [
      order.id,
      'service.unsafeToDrive',
    ])
    expect(told).toMatchObject([{ params: { advice: '制动液泄漏，请勿驾驶。' } }])
    const customer = house.withLink(await linkOf(house, order.id, 'service.carReceived'))
    expect(await customer.get('repairOrder.progress', { id: order.id })).toMatchObject({ unsafe: true })
  })

  scenario('H-03', 'each level has its own list, performer and time; complex faults need the third', async () => {
    const bench = await Bench.open(house, (await faulty()).id)
    const [one] = [{ code: 'tyres', result: 'ok' }]
    expect(await bench.refused('check', { level: 'reception', items: [one] })).toMatchObject({
      code: 'service.checkIncomplete',
    })
    await bench.prepare([])
    const advisor = house.as('serviceAdvisor')
    const items = ['symptomHeard', 'warningLamps', 'fluidsAndLeaks', 'tyres', 'visibleDamage']
    await bench.do('check', { level: 'reception', items: items.map((code) => ({ code, result: 'ok' })) }, advisor)
    await bench.check('detailed')
    const complex = { ...conclusion, faultClass: 'complex' }
    expect(await bench.refused('conclude', complex)).toMatchObject({ code: 'service.checkLevelMissing' })
    await bench.check('professional')
    expect(await bench.do('conclude', complex)).toMatchObject({ state: 'awaitingSecond' })
    const at = '2026-03-10T01:00:00.000Z'
    expect((await bench.page()).checks).toMatchObject([
      { level: 'reception', doneBy: 'serviceAdvisor sz', doneAt: at },
      { level: 'detailed', doneBy: 'technician sz', doneAt: at },
      { level: 'professional', doneBy: 'technician sz', doneAt: at },
    ])
  })

  scenario('H-09', 'a cause apart from the symptom; an unknown one needs a second person', async () => {
    const bench = await Bench.open(house, (await faulty()).id)
    await bench.prepare(['reception', 'detailed'])
    expect(await bench.refused('conclude', { ...conclusion, causeWords: '过坎有咯噔声。' })).toMatchObject({
      code: 'service.causeIsSymptom',
    })
    const unknown = { ...conclusion, cause: 'notFound', causeWords: '未查明，声音不再出现' }
    expect(await bench.do('conclude', unknown)).toMatchObject({ state: 'awaitingSecond', reportedAt: null })
    expect(await bench.refused('review', { agrees: true, opinion: '同意' })).toMatchObject({
      code: 'service.sameSigner',
    })
    const inspector = house.as('inspector')
    expect(await bench.do('review', { agrees: false, opinion: '先查稳定杆' }, inspector)).toMatchObject({
      state: 'open',
    })
    expect(await bench.do('conclude', conclusion)).toMatchObject({ state: 'reported', cause: 'wear' })
  })

  scenario('H-11', 'the report comes to the advisor with findings, photos and lines that can be quoted', async () => {
    const order = await faulty()
    const concerns = (await orderFile<{ concerns: { id: string }[] }>(house, order.id)).concerns
    const bench = await Bench.open(house, order.id)
    await bench.prepare(['reception', 'detailed'])
    const found = {
      concernId: concerns[0]?.id ?? null,
      words: '前刹车片剩 2 mm',
      risk: '刹车片快磨完，制动距离变长，请尽快更换。',
      severity: 'soon',
    }
    const unknown = { ...found, lines: [labour('NO-SUCH')] }
    expect(await bench.refused('addFinding', unknown)).toMatchObject({ code: 'service.unknownItem' })
    await bench.do('addFinding', { ...found, lines: brakeJob.map(({ kind, code }) => ({ kind, code })) })
    const [finding] = (await bench.page()).findings
    const place = { record: 'repairOrder', recordId: order.id, kind: 'finding', subjectId: finding?.id ?? '' }
    const photo = (await house.as('technician').upload(place, await phonePhoto())).json<{ id: string }>()
    await bench.do('conclude', conclusion)
    const advisor = house.as('serviceAdvisor')
    const report = await advisor.get<{ rows: object[] }>('diagnosis.findings', { id: order.id })
    expect(report).toMatchObject({
      state: 'reported',
      solution: conclusion.solution,
      rows: [
        {
          risk: found.risk,
          photos: [{ id: photo.id }],
          lines: [
            { kind: 'labour', code: 'R-BRAKE', nameZh: '更换前刹车片' },
            { kind: 'part', code: 'BP-100', quantityThousandths: 1000 },
          ],
        },
      ],
    })
    const { rows } = await advisor.get<{ rows: { recordId: string }[] }>('task.list', { query: { mine: true } })
    expect(rows.filter((task) => task.recordId === order.id)).toMatchObject([{ kind: 'diagnosis', state: 'open' }])
    const fresh = await orderFile(house, order.id)
    expect(fresh).toMatchObject({ diagnosis: 'done' })
    const lines = brakeJob.map((line) => ({ ...line, findingId: finding?.id, photoIds: [photo.id] }))
    await quote(house, fresh, lines)
    await decide(house, order.id, 'approved')
    const { version } = await orderFile(house, order.id)
    const more = { lines: [labour('R-WIPER')], promisedAt: promised }
    await advisor.do('repairOrder.supplement', { id: order.id, version, body: more })
    // The photo was the finding's before it was the line's: a later edition shows it all the same.
    const { page } = await estimateOf(house, order.id)
    expect((await page()).lines).toMatchObject([{ photos: [{ id: photo.id }] }, { photos: [{ id: photo.id }] }, {}])
    expect(await verified(house)).toEqual([])
  })
})
