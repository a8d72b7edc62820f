import { expect, test } from 'vitest'
import { createRandom, type Random } from '../../../../kernel/random.ts'
import { certificatesFor } from '../../../people/contract/certificate.ts'
import type { WaitingLine } from '../job-card/loads.ts'
import { planFloor } from '../planner/floor-search.ts'
import { floorFaults } from '../planner/floor-verify.ts'
import type { OpenCard, PlanFacts } from './plan-facts.ts'
import { type ShopDay, shopDay } from './plan-problem.ts'

const day = '2026-03-10'
const nowMs = Date.parse('2026-03-10T01:00:00Z')
const moment = {
  at: nowMs,
  day,
  timeZone: 'Asia/Shanghai',
  afterMinutes: 20,
  weights: { waiting: 3, unsafe: 4, soon: 2 },
}
const minuteMs = 60_000
const skills = ['mechanical', 'electrical', 'highVoltage', 'paint'] as const
const iso = (minutes: number) => new Date(nowMs + minutes * minuteMs).toISOString()
const some = (random: Random, most: number) => random.shuffle(skills).slice(0, random.int(1, most))

function staff(random: Random, count: number): Pick<PlanFacts, 'staff' | 'certificates' | 'shifts' | 'workLeft'> {
  const people = Array.from({ length: count }, (_, i) => ({
    id: `t${i}`,
    name: `t${i}`,
    staff_no: `t${i}`,
    skills: some(random, 3),
  }))
  return {
    staff: people,
    certificates: people
      .filter(() => random.chance(0.6))
      .map(({ id }) => ({
        staff_id: id,
        kind: 'highVoltage',
        valid_from: '2024-01-01',
        valid_until: random.pick(['2026-03-09', day, '2026-03-11', '2028-01-01']),
      })),
    shifts: people.flatMap(({ id }) => [
      ...[0, 1440].map((from) => ({
        staff_id: id,
        day: from === 0 ? day : '2026-03-11',
        kind: 'work',
        starts_at: iso(from + random.int(-30, 90)),
        ends_at: iso(from + random.int(300, 540)),
      })),
      ...(random.chance(0.4)
        ? [{ staff_id: id, day, kind: 'absence', starts_at: iso(random.int(0, 60)), ends_at: iso(random.int(90, 600)) }]
        : []),
    ]),
    workLeft: people.map(({ id }) => ({ technician_id: id, minutes: random.int(0, 90) })),
  }
}

const wishes = {
  wished_id: null,
  visit_type: 'general',
  visit_rules: null,
  order_number: 'R',
  plate: '粤B',
  plate_colour: 'blue',
}

function line(random: Random, number: number, technicians: number): WaitingLine {
  return {
    ...wishes,
    wished_id: random.chance(0.2) ? `t${random.int(0, technicians - 1)}` : null,
    order_id: `o${number % 9}`,
    promised_at: random.chance(0.8) ? iso(random.int(30, 600)) : null,
    waiting: random.chance(0.2),
    severity: random.chance(0.2) ? 'unsafe' : null,
    id: `l${number}`,
    kind: 'labour',
    approval: 'approved',
    executed: false,
    job_card_id: null,
    name_zh: '',
    name_en: '',
    skill: random.pick(skills),
    standard_minutes: random.int(10, 150),
    quantity_thousandths: 1000,
    dropped_at: null,
  }
}

function card(random: Random, number: number, runs: boolean): OpenCard {
  return {
    ...wishes,
    id: `c${number}`,
    order_id: `o${random.int(0, 12)}`,
    promised_at: iso(300),
    waiting: false,
    severity: null,
    technician_id: `t${number}`,
    bay_id: random.chance(0.7) ? `b${number % 5}` : null,
    state: runs ? 'working' : 'assigned',
    planned_start: iso(random.int(-60, 200)),
    planned_minutes: random.int(20, 120),
    worked_minutes: 0,
    paused_because: null,
    running_since: runs ? iso(-random.int(1, 60)) : null,
    skills: [random.pick(skills)],
    parts_expected_on: null,
  }
}

function facts(seed: number): PlanFacts {
  const random = createRandom(seed)
  const technicians = random.int(3, 9)
  return {
    ...staff(random, technicians),
    lines: Array.from({ length: random.int(1, 24) }, (_, i) => line(random, i, technicians)),
    cards: Array.from({ length: random.int(0, technicians - 1) }, (_, i) => card(random, i, i % 2 === 0)),
    bays: Array.from({ length: random.int(0, 6) }, (_, i) => ({
      id: `b${i}`,
      code: `b${i}`,
      state: random.chance(0.25) ? 'outOfOrder' : 'open',
      skills: some(random, 4),
      orderIds: [],
    })),
  }
}

/** What the shop's rules forbid, asked of the rows themselves and not of the problem that was made of them. */
function brokenRules(given: PlanFacts, made: ShopDay, plan: ReturnType<typeof planFloor>): string[] {
  return made.subjects.flatMap((subjects, job) =>
    subjects.flatMap((subject, index) => {
      const place = plan.jobs[job]?.[index]
      if (subject.kind !== 'share' || !place || place.beyond) return []
      const { lines, job: asked } = subject.share
      const start = made.origin + place.start * minuteMs
      const local = new Date(start + 8 * 3_600_000).toISOString().slice(0, 10)
      const person = given.staff[place.machine]
      const bay = place.bay === null ? undefined : given.bays[place.bay]
      const own = given.shifts.filter((one) => one.staff_id === person?.id)
      const at = (kind: string) =>
        own.some((one) => one.kind === kind && Date.parse(one.starts_at) <= start && start < Date.parse(one.ends_at))
      const lacks = lines.some((one) => one.skill !== null && !person?.skills.includes(one.skill))
      const uncertified = certificatesFor(asked).some(
        (kind) =>
          !given.certificates.some(
            (held) =>
              held.staff_id === person?.id &&
              held.kind === kind &&
              held.valid_from <= local &&
              local <= held.valid_until,
          ),
      )
      return [
        ...(lacks ? [`${subject.share.id}: skill`] : []),
        ...(uncertified ? [`${subject.share.id}: certificate on ${local}`] : []),
        ...(!at('work') || at('absence') ? [`${subject.share.id}: shift`] : []),
        ...(bay && (bay.state !== 'open' || lines.some((one) => one.skill !== null && !bay.skills.includes(one.skill)))
          ? [`${subject.share.id}: bay`]
          : []),
      ]
    }),
  )
}

test('whatever the day, the plan breaks no skill, certificate, shift or bay', () => {
  let placed = 0
  for (let seed = 1; seed <= 60; seed++) {
    const given = facts(seed)
    const made = shopDay(given, moment)
    const plan = planFloor(made.problem, { iterations: 300 })
    expect(floorFaults(made.problem, plan)).toEqual([])
    expect(brokenRules(given, made, plan)).toEqual([])
    placed += plan.jobs.flat().length - plan.beyond
  }
  expect(placed).toBeGreaterThan(300)
})

test('a customer’s free technician is kept for the first who asked; the second gets another', () => {
  const random = createRandom(1)
  const shifts = ['t0', 't1'].map((id) => ({ staff_id: id, day, kind: 'work', starts_at: iso(-30), ends_at: iso(500) }))
  const people = ['t0', 't1'].map((id) => ({ id, name: id, staff_no: id, skills: ['paint'] }))
  const lines = [0, 1].map((number) => ({ ...line(random, number, 2), skill: 'paint', wished_id: 't1' }))
  const made = shopDay({ staff: people, certificates: [], shifts, workLeft: [], lines, cards: [], bays: [] }, moment)
  const plan = planFloor(made.problem, { iterations: 300 })
  expect(plan.jobs.map(([place]) => place?.machine)).toEqual([1, 0])
})
