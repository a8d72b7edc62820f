import { answered, listOf, ownLists } from './lists.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import { demandLimits } from '../../../../kernel/limits.ts'
import type { Work } from '../../../../kernel/work.ts'
import { dayAt, devicesOf, useProblem } from '../../../capacity/server/public.ts'
import { activeGuide, explainedCodes, guideSteps, readFaultCode } from '../../../knowledge/server/public.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { factsOf } from '../facts.ts'
import { lockOrder } from '../repair-order/loads.ts'
import { tellCustomer } from '../tell.ts'
import { checksOf, codesOf, diagnosis, markOrder, orderOfDiagnosis, staffIdOf, testOf, testsOf } from './diagnosis.ts'
import {
  type Diagnosis,
  markAfter,
  isDiagnosable,
  type Measured,
  resultOf,
  stepProblem,
  tellsUnsafe,
  type Test,
} from './rules.ts'

export const begin = diagnosis.creation('begin', {
  store: (input) => input.storeId,
  first: ({ groupId, input }) => ({ order: lockOrder(groupId, input.orderId) }),
  loads: ({ groupId, input }) => ({
    technician: oneRaw<{ id: string; name: string }>(
      `select id, name from people.staff where group_id = $1 and id = $2 and state = 'active'`,
      [groupId, input.technicianId ?? null],
    ),
  }),
  run(work, { id, input, loaded, identity }) {
    const { order, technician } = loaded
    if (!order || order.store_id !== input.storeId) throw serviceRefusals.otherStore()
    if (!isDiagnosable(order)) throw serviceRefusals.notDiagnosable({ number: order.number })
    if (input.technicianId && !technician) throw serviceRefusals.notStaff()
    work.create(diagnosis.face, 'begin', {
      id,
      store_id: order.store_id,
      order_id: order.id,
      order_number: order.number,
      vehicle_id: order.vehicle_id,
      technician_id: technician?.id ?? staffIdOf(identity),
      technician_name: technician?.name ?? identity.name,
      methods: [],
    })
  },
})

export const chooseGuide = diagnosis.verb('chooseGuide', {
  loads: ({ groupId, id, input }) => ({
    guide: activeGuide(groupId, input.guideCode ?? ''),
    tests: testsOf(groupId, id),
  }),
  run(work, { input, row, loaded, move }) {
    const { guide, tests } = loaded
    if (input.guideCode !== null && !guide) throw serviceRefusals.unknownGuide({ code: input.guideCode })
    const again = guide !== undefined && row.guide_code === guide.code
    const after = move({
      symptom: input.symptom,
      symptom_words: input.symptomWords,
      guide_code: guide?.code ?? null,
      guide_zh: guide?.name_zh ?? null,
      guide_en: guide?.name_en ?? null,
    })
    if (again) return
    // Steps of the guide before that nobody has done: the other way was taken instead.
    for (const test of tests)
      if (test.guide_code !== null && test.result === null)
        work.update('service.diagnosis_test', test.id, { result: 'skipped', remark: `→ ${guide?.code ?? '–'}` }, after)
    if (!guide) return
    const last = Math.max(0, ...tests.map((test) => test.position))
    guideSteps(guide).forEach((step, index) => {
      work.insert(
        'service.diagnosis_test',
        {
          id: newId(),
          diagnosis_id: row.id,
          position: last + index + 1,
          guide_code: guide.code,
          name_zh: step.zh,
          name_en: step.en,
          unit: step.unit ?? null,
          lower_limit: step.min ?? null,
          upper_limit: step.max ?? null,
          needs_device: step.device,
        },
        after,
      )
    })
  },
})

type Device = Parameters<typeof useProblem>[0]

/** The named device, if it may serve a record today (H-10). */
function deviceFor(work: Work, row: Diagnosis, devices: readonly NonNullable<Device>[], given: Measured): Device {
  if (!given.equipmentId) return undefined
  const device = devices.find((one) => one.id === given.equipmentId)
  const problem = useProblem(device, row.store_id, dayAt(work.settings, row.store_id, work.now))
  if (problem) throw problem
  return device
}

function withMethod(row: Diagnosis, method: string): string[] | undefined {
  return row.methods.includes(method) ? undefined : [...row.methods, method]
}

export const recordStep = diagnosis.verb('recordStep', {
  first: ({ groupId, input }) => ({ devices: devicesOf(groupId, input.equipmentId ? [input.equipmentId] : []) }),
  loads: ({ groupId, id, input }) => ({ test: testOf(groupId, id, input.testId) }),
  run(work, { input, row, loaded, identity, move }) {
    const { test, devices } = loaded
    if (!test) throw serviceRefusals.unknownStep()
    const problem = stepProblem(test, input)
    if (problem) throw problem
    const device = deviceFor(work, row, devices, input)
    const after = move(device ? { methods: withMethod(row, 'instruments') } : {})
    work.update(
      'service.diagnosis_test',
      test.id,
      { ...doneAs(test, input, device), done_by: identity.name, done_at: work.now },
      after,
    )
  },
})

function doneAs(limits: Pick<Test, 'lower_limit' | 'upper_limit'>, given: Measured, device: Device) {
  return {
    result: resultOf(limits, given),
    reading: given.reading ?? null,
    remark: given.remark ?? null,
    equipment_id: device?.id ?? null,
    equipment_code: device?.code ?? null,
  }
}

export const measure = diagnosis.verb('measure', {
  first: ({ groupId, input }) => ({ devices: devicesOf(groupId, input.equipmentId ? [input.equipmentId] : []) }),
  loads: ({ groupId, id }) => ({ tests: testsOf(groupId, id) }),
  run(work, { input, row, loaded, identity, move }) {
    demandLimits({ name: input.words, lower: input.lowerLimit, upper: input.upperLimit })
    const limits = { lower_limit: input.lowerLimit ?? null, upper_limit: input.upperLimit ?? null }
    const step = { name_zh: input.words, name_en: input.words, unit: input.unit ?? null, needs_device: false }
    const problem = stepProblem(step, input)
    if (problem) throw problem
    const device = deviceFor(work, row, loaded.devices, input)
    const after = move(device ? { methods: withMethod(row, 'instruments') } : {})
    work.insert(
      'service.diagnosis_test',
      {
        id: newId(),
        diagnosis_id: row.id,
        position: Math.max(0, ...loaded.tests.map((test) => test.position)) + 1,
        ...step,
        ...limits,
        ...doneAs(limits, input, device),
        done_by: identity.name,
        done_at: work.now,
      },
      after,
    )
  },
})

export const check = diagnosis.verb('check', {
  loads: ({ groupId, id, now }) => ({ checks: checksOf(groupId, id), own: ownLists(groupId, now) }),
  run(work, { input, row, loaded, identity, move }) {
    const list = listOf(input.level, loaded.own)
    const items = answered(list, input.items)
    if (!Array.isArray(items)) throw items
    const after = move()
    const done = {
      items: items.map((item) => ({ ...item })),
      edition: list.edition,
      list: list.items.map((item) => ({ ...item })),
      words: input.words ?? null,
      done_by: identity.name,
      done_at: work.now,
    }
    const before = loaded.checks.find((one) => one.level === input.level)
    if (before) work.update('service.diagnosis_check', before.id, done, after)
    else
      work.insert('service.diagnosis_check', { id: newId(), diagnosis_id: row.id, level: input.level, ...done }, after)
  },
})

export const note = diagnosis.verb('note', {
  loads: ({ groupId, id, input }) => ({
    known: codesOf(groupId, id),
    explained: explainedCodes((input.codes ?? []).flatMap((code) => readFaultCode(code) ?? [])),
  }),
  run(work, { input, row, loaded, move }) {
    const read = (input.codes ?? []).map((typed) => {
      const code = readFaultCode(typed)
      if (!code) throw serviceRefusals.notAFaultCode({ code: typed })
      return code
    })
    const methods = new Set([...(input.methods ?? row.methods), ...(read.length > 0 ? ['obd'] : [])])
    const after = move({ methods: [...methods] })
    const known = new Set(loaded.known.map(({ code }) => code))
    for (const code of new Set(read.filter((one) => !known.has(one)))) {
      const words = loaded.explained.find((one) => one.code === code)
      work.insert(
        'service.diagnosis_code',
        {
          id: newId(),
          diagnosis_id: row.id,
          vehicle_id: row.vehicle_id,
          code,
          zh: words?.zh ?? null,
          en: words?.en ?? null,
          severity: words?.severity ?? null,
          read_at: work.now,
        },
        after,
      )
    }
  },
})

export const assess = diagnosis.verb('assess', {
  first: ({ groupId, id }) => ({ order: lockOrder(groupId, orderOfDiagnosis(id)) }),
  loads: ({ groupId, id }) => ({
    facts: factsOf(groupId, 'diagnosis', id),
  }),
  run(work, { input, loaded, move }) {
    const { order, facts } = loaded
    if (!order || !facts) throw serviceRefusals.notDiagnosable({ number: '' })
    move({
      nature: input.nature,
      severity: input.severity,
      plan: input.plan,
      plan_words: input.planWords ?? null,
      fault_class: input.faultClass,
      assessed_at: work.now,
    })
    const second = input.faultClass === 'complex'
    markOrder(work, order, {
      severity: input.severity,
      ...(input.faultClass ? { diagnosis: markAfter({ reported: false, second }) } : {}),
    })
    if (!tellsUnsafe(order, input.severity)) return
    tellCustomer(work, facts, {
      template: 'service.unsafeToDrive',
      record: 'repairOrder',
      recordId: order.id,
      params: { number: order.number, advice: input.planWords ?? '' },
    })
  },
})
