import { beforeAll, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { usualLists } from '../contract/check-lists.ts'
import { Bench } from './diagnose.ts'
import { checkIn, newGuest, openShop } from './shop.ts'

const house = useHouse()
beforeAll(() => openShop(house))

interface Page {
  readonly checks: {
    level: string
    list: { edition: number; items: { code: string }[] }
    items: { code: string; result: string; value?: number }[]
  }[]
  readonly lists: { level: string; edition: number; items: { code: string }[] }[]
}
const pageOf = (bench: Bench) => house.as('technician').get<Page>('diagnosis.get', { id: bench.id })
const faulty = async () => Bench.open(house, (await checkIn(house, await newGuest(house), { visitType: 'general' })).id)
const codesOf = (list: { items: readonly { code: string }[] } | undefined) => list?.items.map(({ code }) => code)

scenario(
  'H-03',
  'the shop changes the list of a level: limits and mandatory points count at once, what was checked keeps its list',
  async () => {
    const before = await faulty()
    await before.check('reception')
    const tread = {
      code: 'tread',
      zh: '轮胎花纹深度',
      en: 'Tread depth',
      kind: 'reading',
      required: true,
      unit: 'mm',
      min: 1.6,
    }
    const smell = { code: 'smell', zh: '车内异味', en: 'Smell inside', kind: 'tick', required: false }
    const names = { nameZh: '接车检查', nameEn: 'Reception check' }
    const body = { code: 'diagnosis-reception', ...names, items: [tread, smell] }
    expect(await house.as('technician').refused('checklist.publish', { body })).toMatchObject({ status: 403 })
    const first = await house.as('manager').do('checklist.publish', { body })

    // The list of the day on which it was checked stands, and what counts now beside it.
    const kept = await pageOf(before)
    expect(kept.checks[0]?.list.edition).toBe(0)
    expect(codesOf(kept.checks[0]?.list)).toEqual(codesOf(usualLists.reception))
    expect(kept.lists[0]).toMatchObject({
      level: 'reception',
      edition: 1,
      items: [{ code: 'tread' }, { code: 'smell' }],
    })

    const now = await faulty()
    const items = (given: object[]) => ({ level: 'reception', items: given })
    expect(await now.refused('check', items([{ code: 'smell', result: 'ok' }]))).toMatchObject({
      code: 'service.checkIncomplete',
      details: { itemsZh: '轮胎花纹深度' },
    })
    expect(
      await now.refused(
        'check',
        items([
          { code: 'tread', value: 3 },
          { code: 'tyres', result: 'ok' },
        ]),
      ),
    ).toMatchObject({
      code: 'service.checkUnknown',
    })
    await now.do('check', items([{ code: 'tread', value: 1.2, result: 'ok' }]))
    expect((await pageOf(now)).checks).toMatchObject([
      { list: { edition: 1 }, items: [{ code: 'tread', result: 'notOk', value: 1.2 }] },
    ])

    // A second edition: the check by the first one stays readable, and is done again by the new one.
    const revised = { ...names, items: [{ ...smell, required: true }] }
    await house.as('manager').do('checklist.revise', { id: first.id, version: 1, body: revised })
    expect((await pageOf(now)).checks).toMatchObject([
      { list: { edition: 1, items: [{ code: 'tread' }, { code: 'smell' }] } },
    ])
    await now.do('check', items([{ code: 'smell', result: 'ok' }]))
    expect((await pageOf(now)).checks).toMatchObject([
      { list: { edition: 2, items: [{ code: 'smell' }] }, items: [{ code: 'smell', result: 'ok' }] },
    ])
  },
)

scenario('H-03', 'an edition begins on a later day; limits the wrong way round are refused', async () => {
  const manager = house.as('manager')
  const play = { code: 'play', zh: '转向间隙', en: 'Steering play', kind: 'reading', required: true, unit: 'mm' }
  const names = { nameZh: '仔细检查', nameEn: 'Detailed check' }
  const body = (min: number, max: number) => ({ code: 'diagnosis-detailed', ...names, items: [{ ...play, min, max }] })
  const countingOf = async (bench: Bench) => (await pageOf(bench)).lists[1]
  expect(await manager.refused('checklist.publish', { body: body(9, 2) })).toMatchObject({
    code: 'kernel.limitsCrossed',
    details: { name: '转向间隙', lower: 9, upper: 2 },
  })
  const past = { ...body(0, 2), fromDay: '2026-03-09' }
  expect(await manager.refused('checklist.publish', { body: past })).toMatchObject({
    code: 'kernel.dayPast',
    details: { today: '2026-03-10' },
  })
  const first = await manager.do('checklist.publish', { body: body(0, 2) })
  const { nameZh, nameEn, items } = body(0, 1)
  const next = { id: first.id, version: first.version, body: { nameZh, nameEn, items, fromDay: '2026-03-12' } }
  await manager.do('checklist.revise', next)

  // Until its day the edition before it counts, and the page shows both.
  const car = await faulty()
  expect(await countingOf(car)).toMatchObject({ edition: 1, items: [{ code: 'play', max: 2 }] })
  const { rows } = await manager.get<{ rows: object[] }>('checklist.list')
  expect(rows).toMatchObject([
    { code: 'diagnosis-detailed', edition: 2, counts: false, fromDay: '2026-03-12' },
    { code: 'diagnosis-detailed', edition: 1, counts: true, fromDay: null },
    { code: 'diagnosis-reception', counts: true },
  ])
  const read = { level: 'detailed', items: [{ code: 'play', value: 1.5 }] }
  await car.do('check', read)

  // The day begins at midnight of the store: one minute before it is still the old one.
  house.clock.set('2026-03-11T15:59:00.000Z')
  expect(await countingOf(car)).toMatchObject({ edition: 1 })
  house.clock.set('2026-03-11T16:00:00.000Z')
  expect(await countingOf(car)).toMatchObject({ edition: 2, items: [{ code: 'play', max: 1 }] })
  expect((await pageOf(car)).checks).toMatchObject([{ list: { edition: 1 }, items: [{ code: 'play', result: 'ok' }] }])
  const later = await faulty()
  await later.do('check', read)
  expect((await pageOf(later)).checks).toMatchObject([
    { list: { edition: 2 }, items: [{ code: 'play', result: 'notOk', value: 1.5 }] },
  ])
})
