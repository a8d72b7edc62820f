import { describe, expect, test } from 'vitest'
import { scenario } from '../../../../test/scenario.ts'
import { useHouse } from '../../../../test/house.ts'

const house = useHouse()

const newcomer = (storeId: string) => ({
  storeId,
  staffNo: 'SZ-100',
  name: '周海',
  department: 'repair',
  position: '技师',
  skills: ['mechanical'],
  phone: '13800138000',
})

describe('people', () => {
  scenario('V-01', 'a technician may not hire, a manager may only in his own store', async () => {
    const manager = house.as('manager')
    const refused = await house.as('technician').refused('staff.hire', { body: newcomer(house.stores.sz) })
    expect(refused).toMatchObject({ status: 403, code: 'kernel.notAllowed' })
    const elsewhere = await manager.refused('staff.hire', { body: newcomer(house.stores.hz) })
    expect(elsewhere.status).toBe(403)
    const hired = await manager.do('staff.hire', { body: newcomer(house.stores.sz) })
    expect(hired).toMatchObject({ state: 'active', version: 1, staffNo: 'SZ-100' })
    const log = await house.rows(`select verb, data from kernel.entry where verb like 'refused.%' order by id`)
    expect(log.map((row) => row['verb'])).toEqual(['refused.staff.hire', 'refused.staff.hire'])
  })

  test('a stale version is refused with the fresh record, then the edit succeeds', async () => {
    const manager = house.as('manager')
    const hired = await manager.do('staff.hire', { body: { ...newcomer(house.stores.sz), staffNo: 'SZ-101' } })
    const edited = await manager.do('staff.edit', { id: hired.id, version: 1, body: { position: '技师组长' } })
    expect(edited).toMatchObject({ version: 2, position: '技师组长', name: '周海' })
    const stale = await manager.refused('staff.edit', { id: hired.id, version: 1, body: { name: '周洋' } })
    expect(stale).toMatchObject({ status: 409, code: 'kernel.stale', details: { record: { version: 2 } } })
    expect(await manager.do('staff.edit', { id: hired.id, version: 2, body: { name: '周洋' } })).toMatchObject({
      version: 3,
    })
  })

  test('the same key answers the same and does nothing twice, also at once', async () => {
    const manager = house.as('manager')
    const body = { ...newcomer(house.stores.sz), staffNo: 'SZ-102' }
    const answers = await Promise.all([1, 2, 3].map(() => manager.do('staff.hire', { body, key: 'same-key-102' })))
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
    expect(await house.rows(`select id from people.staff where staff_no = 'SZ-102'`)).toHaveLength(1)
    expect(
      await manager.refused('staff.hire', { body: { ...body, staffNo: 'SZ-103' }, key: 'same-key-102' }),
    ).toMatchObject({ code: 'kernel.keyReused' })
  })

  test('a taken staff number and a backwards shift are refused in words', async () => {
    const manager = house.as('manager')
    const hired = await manager.do('staff.hire', { body: { ...newcomer(house.stores.sz), staffNo: 'SZ-104' } })
    expect(
      await manager.refused('staff.hire', { body: { ...newcomer(house.stores.sz), staffNo: 'SZ-104' } }),
    ).toMatchObject({ code: 'people.staffNoTaken' })
    const shift = {
      storeId: house.stores.sz,
      staffId: hired.id,
      day: '2026-03-11',
      startsAt: '2026-03-11T00:30:00.000Z',
      endsAt: '2026-03-11T10:00:00.000Z',
    }
    expect(
      await manager.refused('shift.plan', { body: { ...shift, endsAt: '2026-03-11T00:00:00.000Z' } }),
    ).toMatchObject({ code: 'people.shiftBackwards' })
    await manager.do('shift.plan', { body: shift })
    expect(await manager.refused('shift.plan', { body: shift })).toMatchObject({
      status: 409,
      code: 'people.shiftOverlaps',
    })
  })

  test('the phone is sealed in the database and masked on the page', async () => {
    const manager = house.as('manager')
    const hired = await manager.do('staff.hire', { body: { ...newcomer(house.stores.sz), staffNo: 'SZ-105' } })
    const [row] = await house.rows('select phone from people.staff where id = $1', [hired.id])
    expect(String(row?.['phone'])).toMatch(/^s1\./)
    expect(await manager.get('staff.get', { id: hired.id })).toMatchObject({ phoneMasked: '138****8000' })
    const entries = await house.rows('select data from kernel.entry where record_id = $1', [hired.id])
    expect(JSON.stringify(entries)).not.toContain('13800138000')
  })

  test('a week of shifts is copied in one go; who does not fit is named and may be skipped', async () => {
    const manager = house.as('manager')
    const storeId = house.stores.sz
    const hire = (staffNo: string, name: string) =>
      manager.do('staff.hire', { body: { ...newcomer(storeId), staffNo, name } })
    const [early, late] = [await hire('SZ-110', '早班'), await hire('SZ-111', '晚班')]
    const stretch = (verb: string, staffId: string, day: string, from: string, until: string, more = {}) =>
      manager.do(`shift.${verb}`, {
        body: { storeId, staffId, day, startsAt: `${day}T${from}:00.000Z`, endsAt: `${day}T${until}:00.000Z`, ...more },
      })
    await stretch('plan', early.id, '2026-04-06', '00:30', '09:30')
    await stretch('plan', early.id, '2026-04-07', '00:30', '09:30')
    await stretch('plan', late.id, '2026-04-12', '05:00', '13:00')
    await stretch('absent', early.id, '2026-04-06', '00:30', '09:30', { reason: '病假' })
    const days = async (from: string, to: string) => {
      const { rows } = await manager.get<{
        rows: { staffName: string; kind: string; day: string; startsAt: string }[]
      }>('shift.list', { query: { store: storeId, from, to } })
      return rows.map((row) => `${row.staffName} ${row.kind} ${row.startsAt}`)
    }
    const week = { storeId, from: '2026-04-06', to: '2026-04-13' }
    await stretch('absent', early.id, '2026-04-14', '00:30', '09:30', { reason: '年假' })
    const refused = await manager.refused('shift.copyWeek', { body: week })
    expect(refused).toMatchObject({
      status: 409,
      code: 'people.shiftsCollide',
      details: { conflicts: ['早班 2026-04-14'], fitting: 2 },
    })
    expect(await days('2026-04-13', '2026-04-19')).toEqual(['早班 absence 2026-04-14T00:30:00.000Z'])
    await manager.do('shift.copyWeek', { body: { ...week, skipConflicts: true } })
    // Work is copied, not the sick leave.
    expect(await days('2026-04-13', '2026-04-19')).toEqual([
      '早班 work 2026-04-13T00:30:00.000Z',
      '早班 absence 2026-04-14T00:30:00.000Z',
      '晚班 work 2026-04-19T05:00:00.000Z',
    ])
    expect(await manager.refused('shift.copyWeek', { body: week })).toMatchObject({ code: 'people.shiftsCollide' })
    const empty = { storeId, from: '2026-05-04', to: '2026-05-11' }
    expect(await manager.refused('shift.copyWeek', { body: empty })).toMatchObject({ code: 'people.nothingToCopy' })
    expect(await manager.refused('shift.copyWeek', { body: { ...week, to: '2026-04-14' } })).toMatchObject({
      status: 422,
      code: 'people.notAWeek',
    })
    expect(await house.as('technician').refused('shift.copyWeek', { body: week })).toMatchObject({ status: 403 })
  })

  test('a certificate in the list says what can be done with it', async () => {
    const manager = house.as('manager')
    const hired = await manager.do('staff.hire', { body: { ...newcomer(house.stores.sz), staffNo: 'SZ-120' } })
    await manager.do('certificate.register', {
      body: {
        storeId: house.stores.sz,
        staffId: hired.id,
        kind: 'highVoltage',
        number: 'HV-1',
        validFrom: '2026-01-01',
        validUntil: '2027-01-01',
      },
    })
    const query = { staffId: hired.id }
    const actions = async (role: 'manager' | 'technician') =>
      (await house.as(role).get<{ rows: { actions: { name: string }[] }[] }>('certificate.list', { query })).rows.map(
        (row) => row.actions.map((action) => action.name),
      )
    expect(await actions('manager')).toEqual([['renew', 'revoke']])
    expect(await actions('technician')).toEqual([[]])
  })
})
