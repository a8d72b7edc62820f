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
})
