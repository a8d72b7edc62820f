import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { rebuildStore } from '../server/slot/rebuild.ts'

const house = useHouse()
const day = '2026-03-11'
const at = (time: string) => new Date(`${day}T${time}:00+08:00`).toISOString()

const staffId = async (no: string) => {
  const [row] = await house.rows('select id from people.staff where staff_no = $1', [no])
  return String(row?.['id'])
}

const device = (more: object) => ({
  storeId: house.stores.sz,
  kind: 'instrument',
  place: '仪器柜 2',
  ...more,
})

beforeAll(async () => {
  await house.as('manager').do('shift.plan', {
    body: {
      storeId: house.stores.sz,
      staffId: await staffId('sz-technician'),
      day,
      startsAt: at('09:00'),
      endsAt: at('17:00'),
    },
  })
}, 60_000)

interface Listed {
  readonly id: string
  readonly version: number
  readonly code: string
  readonly unusable: string | null
  readonly dueInDays: number | null
  readonly holderName: string | null
  readonly reservedBy: string | null
}

const listed = async (query: object = {}) =>
  (
    await house
      .as('technician')
      .get<{ rows: Listed[] }>('equipment.list', { query: { store: house.stores.sz, ...query } })
  ).rows

const openMinutes = async () => {
  await rebuildStore(house.kernel, house.groupId, house.stores.sz)
  const { rows } = await house.as('manager').get<{ rows: { freeMinutes: number; half: number }[] }>('bay.slots', {
    query: { store: house.stores.sz, from: day, to: day, skill: 'mechanical' },
  })
  return rows.reduce((sum, row) => sum + row.freeMinutes, 0)
}

describe('tools and equipment', () => {
  scenario('I-18', 'a lift out of order closes its slots at once and opens them when it is repaired', async () => {
    const manager = house.as('manager')
    const bay = await manager.do('bay.add', {
      body: {
        storeId: house.stores.sz,
        code: 'L1',
        nameZh: '一号举升机工位',
        nameEn: 'Lift bay 1',
        kind: 'lift',
        skills: ['mechanical'],
      },
    })
    const names = { nameZh: '双柱举升机', nameEn: 'Two-post lift' }
    const lift = await manager.do('equipment.add', {
      body: device({ code: 'LIFT-1', kind: 'lift', ...names, bayId: bay.id }),
    })
    const other = { ...names, code: 'LIFT-9', bayId: bay.id, storeId: house.stores.hz, kind: 'lift', place: '-' }
    expect(await house.as('manager', 'hz').refused('equipment.add', { body: other })).toMatchObject({
      code: 'capacity.unknownBay',
    })
    expect(await openMinutes()).toBe(480)
    const technician = house.as('technician')
    const broken = { id: lift.id, version: lift.version, body: { reason: '立柱漏油' } }
    const out = await technician.do('equipment.reportFault', broken)
    expect(await openMinutes()).toBe(0)
    const { rows } = await manager.get<{ rows: object[] }>('bay.list', { query: { store: house.stores.sz } })
    expect(rows).toMatchObject([{ code: 'L1', state: 'outOfOrder', outBecause: 'LIFT-1 · 立柱漏油' }])
    const repaired = { id: lift.id, version: out.version, body: { repaired: '更换油封' } }
    await technician.do('equipment.putBack', repaired)
    expect(await openMinutes()).toBe(480)
    const file = await manager.get<{ notes: object[] }>('equipment.get', { id: lift.id })
    expect(file.notes).toMatchObject([
      { kind: 'repair', words: '更换油封', byName: 'technician sz' },
      { kind: 'fault', words: '立柱漏油' },
    ])
  })

  scenario('I-18', 'a tool is issued to one person, comes back, and its upkeep is a deadline', async () => {
    const manager = house.as('manager')
    const names = { nameZh: '轴承拉马', nameEn: 'Bearing puller' }
    const tool = await manager.do('equipment.add', {
      body: device({ code: 'T-07', kind: 'tool', ...names, upkeepMonths: 6, upkeepDue: '2026-03-14' }),
    })
    const [clock] = await house.rows(
      `select name, due_at from kernel.deadline where record_id = $1 and state = 'running'`,
      [tool.id],
    )
    // A week ahead of the last good day, 14 March in the store.
    expect(clock).toMatchObject({ name: 'capacity.upkeep', due_at: '2026-03-07T16:00:00.000Z' })
    const holderId = await staffId('sz-technician')
    const issued = await manager.do('equipment.issue', { id: tool.id, version: tool.version, body: { holderId } })
    const again = { id: tool.id, version: issued.version, body: { holderId } }
    expect(await manager.refused('equipment.issue', again)).toMatchObject({ code: 'kernel.wrongState' })
    expect(await listed({ mine: 'true' })).toMatchObject([{ code: 'T-07', holderName: 'technician sz' }])
    expect((await listed({ due: 'true' })).map((row) => row.code)).toContain('T-07')
    const back = await manager.do('equipment.takeBack', { id: tool.id, version: issued.version })
    const ahead = { id: tool.id, version: back.version, body: { on: '2026-03-12', done: '清洁上油' } }
    expect(await manager.refused('equipment.maintain', ahead)).toMatchObject({ code: 'capacity.dayAhead' })
    const done = { ...ahead, body: { on: '2026-03-10', done: '清洁上油' } }
    expect(await manager.do('equipment.maintain', done)).toMatchObject({ upkeepDue: '2026-09-10', holderId: null })
    const running = await house.rows(`select due_at from kernel.deadline where record_id = $1 and state = 'running'`, [
      tool.id,
    ])
    expect(running).toMatchObject([{ due_at: '2026-09-03T16:00:00.000Z' }])
  })

  scenario('H-10', 'a device is reserved once at a time; a failed calibration takes it out', async () => {
    const manager = house.as('manager')
    const names = { nameZh: '万用表', nameEn: 'Multimeter' }
    const meter = await manager.do('equipment.add', {
      body: device({ code: 'M-01', ...names, calibrationMonths: 12, calibrationDue: '2026-03-09' }),
    })
    expect(await listed({ kind: 'instrument' })).toMatchObject([
      { code: 'M-01', unusable: 'calibration', dueInDays: -1 },
    ])
    const body = { startsAt: at('10:00'), endsAt: at('11:00'), purpose: '充电系统检测' }
    const taken = await house.as('technician').do('equipment.reserve', { id: meter.id, version: meter.version, body })
    const overlapping = { ...body, startsAt: at('10:30'), endsAt: at('12:00') }
    const second = { id: meter.id, version: taken.version, body: overlapping }
    expect(await house.as('inspector').refused('equipment.reserve', second)).toMatchObject({
      code: 'capacity.reserved',
      details: { name: 'technician sz' },
    })
    const later = { ...second, body: { ...overlapping, startsAt: at('11:00') } }
    const both = await house.as('inspector').do('equipment.reserve', later)
    expect(await listed({ kind: 'instrument' })).toMatchObject([{ reservedBy: 'technician sz' }])
    const passed = { on: '2026-03-10', certificateNo: '粤检 2026-118', passed: true }
    const good = await manager.do('equipment.calibrate', { id: meter.id, version: both.version, body: passed })
    expect(good).toMatchObject({ calibrationDue: '2027-03-10', state: 'ready' })
    const failed = { ...passed, certificateNo: '粤检 2026-131', passed: false }
    await manager.do('equipment.calibrate', { id: meter.id, version: good.version, body: failed })
    expect(await listed({ kind: 'instrument' })).toMatchObject([{ state: 'outOfOrder', unusable: 'outOfOrder' }])
  })
})
