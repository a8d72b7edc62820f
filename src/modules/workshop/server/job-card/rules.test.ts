import { describe, expect, test } from 'vitest'
import { reasonsFor } from './reasons.ts'
import {
  type Bay,
  baysFor,
  isAsGood,
  type Job,
  type LabourLine,
  lineProblem,
  planCandidates,
  rank,
  sharesOf,
  type Technician,
  unfitBecause,
  workingStretch,
} from './rules.ts'

const day = '2026-03-10'
const at = Date.parse('2026-03-10T01:00:00Z')
const hour = 3_600_000
const now = { at, day }
const shift = { day, kind: 'work', startsAt: at - hour, endsAt: at + 8 * hour }

function technician(name: string, more: Partial<Technician> = {}): Technician {
  const certificates: Technician['certificates'] = []
  return {
    id: name,
    name,
    staffNo: name,
    skills: ['mechanical'],
    certificates,
    shifts: [shift],
    loadMinutes: 0,
    ...more,
  }
}

const job: Job = { orderId: 'o1', skills: ['mechanical'], minutes: 60, needsCertificate: false, wishedId: null }
const bay = (code: string, more: Partial<Bay> = {}): Bay => ({
  id: code,
  code,
  state: 'open',
  skills: ['mechanical'],
  orderIds: [],
  ...more,
})

describe('proposal', () => {
  const chosen = (technicianId: string | null, more: object = {}) => ({
    technicianId,
    bay: bay('1'),
    startsAt: at + hour / 2,
    readyAt: at + 2 * hour,
    promisedAt: null,
    ...more,
  })
  const codes = (crew: readonly Technician[], plan: ReturnType<typeof chosen>, what = job) =>
    reasonsFor(what, rank(what, crew, now), plan).map((reason) => reason.code)

  test('of two with equal skills the less loaded one is looked at first, and the reasons say it', () => {
    const crew = [technician('a', { loadMinutes: 90 }), technician('b', { loadMinutes: 30 })]
    expect(planCandidates(job, crew, now).map(({ id }) => id)).toEqual(['b', 'a'])
    expect(codes(crew, chosen('b'))).toEqual(['skills', 'leastLoaded', 'free', 'bay'])
    expect(codes(crew, chosen('a'))).toEqual(['skills', 'load', 'free', 'bay'])
  })

  test('the reasons say whether the promise is kept', () => {
    const crew = [technician('a')]
    expect(codes(crew, chosen('a', { promisedAt: at + 2 * hour }))).toContain('kept')
    expect(codes(crew, chosen('a', { promisedAt: at + hour }))).toContain('late')
  })

  test('whom the customer asked for while he is free, else the customer is asked', () => {
    const crew = [technician('a'), technician('b')]
    const wished = { ...job, wishedId: 'b' }
    expect(planCandidates(wished, crew, now).map(({ id }) => id)).toEqual(['b'])
    const busy = [technician('a', { loadMinutes: 10 }), technician('b', { loadMinutes: 60 })]
    expect(planCandidates(wished, busy, now).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(reasonsFor(wished, rank(wished, busy, now), chosen('a'))[0]).toMatchObject({
      code: 'wishedBusy',
      details: { technician: 'b' },
    })
  })

  test('inspectors stay free for the final check, unless nobody else can', () => {
    const inspector = technician('a', { skills: ['mechanical', 'inspection'] })
    const crew = [inspector, technician('b', { loadMinutes: 200 })]
    expect(planCandidates(job, crew, now).map(({ id }) => id)).toEqual(['b'])
    expect(planCandidates(job, [inspector], now)).toEqual([inspector])
  })

  test('who starts later is busy until then; who will be gone comes last', () => {
    const late = { ...shift, startsAt: at + 2 * hour }
    const short = { ...shift, endsAt: at + hour }
    const crew = [
      technician('a', { shifts: [late] }),
      technician('b', { loadMinutes: 60 }),
      technician('c', { loadMinutes: 60, shifts: [short] }),
    ]
    expect(rank(job, crew, now).map((candidate) => candidate.technician.id)).toEqual(['b', 'a', 'c'])
  })

  test('nobody fits: says so', () => {
    const paint = { ...job, skills: ['paint'] }
    expect(planCandidates(paint, [technician('a')], now)).toEqual([])
    expect(codes([technician('a')], chosen(null, { bay: undefined }), paint)).toEqual(['nobody', 'noBay'])
  })

  test('an equal choice needs no reason, a worse one does', () => {
    const crew = [technician('a'), technician('b'), technician('c', { loadMinutes: 5 })]
    const ranked = rank(job, crew, now)
    expect(['a', 'b', 'c'].map((id) => isAsGood(ranked, id, job))).toEqual([true, true, false])
  })
})

describe('who may be chosen', () => {
  const electric = { ...job, skills: ['highVoltage'] }
  const electrician = (until?: string) =>
    technician('a', {
      skills: ['highVoltage'],
      certificates: until ? [{ kind: 'highVoltage', from: '2024-01-01', until }] : [],
    })

  test('high-voltage work needs its certificate, valid that day', () => {
    expect(unfitBecause(electrician(), electric, now)?.code).toBe('workshop.certificateMissing')
    expect(unfitBecause(electrician('2026-03-09'), electric, now)).toMatchObject({
      code: 'workshop.certificateExpired',
      details: { until: '2026-03-09' },
    })
    expect(unfitBecause(electrician('2026-03-10'), electric, now)).toBeUndefined()
  })

  test('repairs want a certified technician where the kind of visit does', () => {
    const repair = { ...job, needsCertificate: true }
    expect(unfitBecause(technician('a'), repair, now)?.code).toBe('workshop.certificateMissing')
  })

  test('only who is on shift', () => {
    expect(unfitBecause(technician('a', { shifts: [] }), job, now)?.code).toBe('workshop.notOnShift')
  })
})

describe('working stretch', () => {
  const away = (from: number, until: number) => ({
    day,
    kind: 'absence',
    startsAt: at + from * hour,
    endsAt: at + until * hour,
  })

  test('absence shortens, delays or takes it away', () => {
    expect(workingStretch([shift, away(2, 3)], now)).toEqual({ startsAt: at, endsAt: at + 2 * hour })
    expect(workingStretch([shift, away(-1, 3)], now)).toEqual({ startsAt: at + 3 * hour, endsAt: shift.endsAt })
    expect(workingStretch([shift, away(-1, 9)], now)).toBeUndefined()
  })

  test('tomorrow’s shift is no shift today, last night’s still is', () => {
    const tomorrow = { ...shift, day: '2026-03-11', startsAt: at + 24 * hour, endsAt: at + 32 * hour }
    expect(workingStretch([tomorrow], now)).toBeUndefined()
    const night = { ...shift, day: '2026-03-09', startsAt: at - 4 * hour, endsAt: at + hour }
    expect(workingStretch([night], now)).toEqual({ startsAt: at, endsAt: at + hour })
  })
})

describe('bay', () => {
  test('where the car stands, else those that fit, who can the least else first', () => {
    const bays = [
      bay('1', { skills: ['mechanical', 'electrical'] }),
      bay('2', { state: 'outOfOrder' }),
      bay('3', { skills: ['paint'] }),
      bay('4', { orderIds: ['o2'] }),
    ]
    expect(baysFor(job, bays).map(({ code }) => code)).toEqual(['4', '1'])
    const stands = bay('5', { skills: ['mechanical', 'paint'], orderIds: ['o1'] })
    expect(baysFor(job, [...bays, stands])[0]?.code).toBe('5')
  })
})

describe('lines', () => {
  const line = (more: Partial<LabourLine> = {}): LabourLine => ({
    id: 'l1',
    kind: 'labour',
    approval: 'approved',
    executed: false,
    job_card_id: null,
    name_zh: '保养',
    name_en: 'Service',
    skill: 'mechanical',
    standard_minutes: 30,
    quantity_thousandths: 1000,
    dropped_at: null,
    ...more,
  })

  test('only agreed labour that nobody has', () => {
    expect(lineProblem([line()], ['l1'])).toBeUndefined()
    expect(lineProblem([line()], ['l2'])?.code).toBe('workshop.lineUnknown')
    expect(lineProblem([line({ kind: 'part' })], ['l1'])?.code).toBe('workshop.lineUnknown')
    expect(lineProblem([line({ approval: 'deferred' })], ['l1'])?.code).toBe('workshop.lineNotApproved')
    expect(lineProblem([line({ job_card_id: 'c' })], ['l1'])?.code).toBe('workshop.lineTaken')
    expect(lineProblem([line({ executed: true })], ['l1'])?.code).toBe('workshop.lineTaken')
  })

  test('one share where somebody can do all, else one for each skill', () => {
    const lines = [line(), line({ id: 'l2', skill: 'highVoltage' }), line({ id: 'l3', skill: null })]
    expect(sharesOf(lines, [technician('a', { skills: ['mechanical', 'highVoltage'] })])).toHaveLength(1)
    const shares = sharesOf(lines, [technician('a'), technician('b', { skills: ['highVoltage'] })])
    expect(shares.map((share) => share.map((one) => one.id))).toEqual([['l2', 'l3'], ['l1']])
  })
})
