import { instantOf } from '../src/kernel/clocks/zone.ts'
import { seededGuides } from '../src/modules/knowledge/server/public.ts'
import { type CheckLevel, usualLists } from '../src/modules/service/contract/check-lists.ts'
import { addRecording, recordedFinding } from './recording.ts'
import { choiceCodes } from './two-plans.ts'
import { actorOf, minute, type VisitPlan, type VisitWorld } from './visit-plan.ts'

type Row = Record<string, unknown>

/** Cars of today whose repair has not begun: their kind of visit asks for a diagnosis. */
export function toDiagnose(plan: VisitPlan): boolean {
  return plan.visitType === 'general' && ['received', 'estimated', 'agreed', 'dispatched'].includes(plan.until)
}

/** The shop asks for diagnoses since this morning: of the cars that are repaired already it did not. */
export function typeOf(world: VisitWorld, plan: VisitPlan): Row | undefined {
  const type = world.visitTypes.get(plan.visitType)
  if (!type || toDiagnose(plan)) return type
  return { ...type, rules: { ...(type['rules'] as object), needsDiagnosis: false } }
}

const symptoms: readonly (readonly [RegExp, string])[] = [
  [/刹车|制动/, 'G-BRAKE'],
  [/空调/, 'G-AC'],
  [/抖/, 'G-SHAKE'],
  [/启动/, 'G-START'],
  [/没电/, 'G-DRAIN'],
  [/灯/, 'G-LAMP'],
  [/充电/, 'G-EVCHG'],
]

/** The technician looks at the car while the advisor waits: guide, readings, two checks, findings, report. */
export async function diagnose(world: VisitWorld, plan: VisitPlan, order: Row): Promise<void> {
  const { stage } = world
  const code = symptoms.find(([words]) => words.test(plan.words))?.[1] ?? 'G-NOISE'
  const guide = seededGuides.find((one) => one.code === code)
  if (!guide) throw new Error(`No guide ${code}`)
  const by = { by: actorOf(plan.technician), name: plan.technician.name }
  const at = (minutes: number) => instantOf(plan.startsAt + minutes * minute)
  const storeId = plan.car.store.id
  const row = await stage.does('diagnosis.begin', {
    ...by,
    at: at(3),
    input: { storeId, orderId: order['id'] },
    loaded: { order },
  })
  const does = (verb: string, minutes: number, input: object, loaded: object = {}) =>
    stage.does(`diagnosis.${verb}`, { ...by, at: at(minutes), row, input, loaded: { order, ...loaded } })
  await does(
    'chooseGuide',
    4,
    { symptom: guide.symptom, symptomWords: plan.words, guideCode: code },
    { guide: { code, name_zh: guide.nameZh, name_en: guide.nameEn, steps: guide.steps }, tests: [] },
  )
  for (const test of stage.bulk.of('service.diagnosis_test', String(row['id']))) {
    const skipped = test['needs_device'] === true
    const done = skipped ? { result: 'skipped', remark: '前几步已能判断，未测量' } : { result: 'ok', reading: 0 }
    const input = { testId: test['id'], ...done, ...(test['unit'] === null ? { reading: undefined } : {}) }
    await does('recordStep', 5, input, { test, devices: [] })
  }
  await does('note', 6, { methods: ['roadTest', 'history'] }, { known: [], explained: [] })
  for (const level of ['reception', 'detailed'] as const)
    await does('check', 7, { level, items: answered(level) }, { checks: [], own: [] })
  await does(
    'assess',
    8,
    { nature: 'function', severity: 'soon', plan: 'repairNow', faultClass: 'routine' },
    { facts: world.facts(plan.car, plan.advisor) },
  )
  await report(world, plan, order, does)
}

const answered = (level: CheckLevel) => usualLists[level].items.map(({ code }) => ({ code, result: 'ok' }))

async function report(
  world: VisitWorld,
  plan: VisitPlan,
  order: Row,
  does: (verb: string, minutes: number, input: object, loaded?: object) => Promise<Row>,
): Promise<void> {
  const { bulk } = world.stage
  const items = plan.itemCodes.map((code) => world.items.get(code)).filter((item) => item !== undefined)
  const lines = plan.itemCodes.map((code) => ({ kind: 'labour', code }))
  const isRecorded = world.keepsFiles && plan.itemCodes === choiceCodes
  const finding = {
    concernId: null,
    words: `${plan.words}：对应部件已到更换限度`,
    risk: '继续使用故障会加重，建议这次一并修好。',
    severity: 'soon',
    lines,
    ...(isRecorded ? recordedFinding : {}),
  }
  const row = await does('addFinding', 9, finding, { concerns: [], findings: [], items, parts: [] })
  const [found] = bulk.of('service.finding', String(row['id']))
  const at = instantOf(plan.startsAt + 9 * minute)
  if (isRecorded && found) await addRecording(world, plan, { order, findingId: String(found['id']), at })
  const conclusion = {
    cause: 'wear',
    causeWords: '部件正常磨损到限',
    evidence: '试车复现，拆检见磨损痕迹',
    solution: items.map((item) => String(item['name_zh'])).join('、'),
    faultClass: 'routine',
  }
  const id = String(row['id'])
  await does('conclude', 10, conclusion, {
    tests: bulk.of('service.diagnosis_test', id),
    checks: bulk.of('service.diagnosis_check', id),
    signers: [],
  })
}
