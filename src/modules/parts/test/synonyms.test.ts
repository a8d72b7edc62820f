import { expect, test } from 'vitest'
import { useHouse } from '../../../../test/house.ts'

const house = useHouse()

interface Found {
  readonly rows: { readonly nameZh: string }[]
}

const item = (code: string, nameZh: string, nameEn: string) => ({
  code,
  nameZh,
  nameEn,
  kind: 'repair',
  skill: 'mechanical',
  standardMinutes: 60,
  steps: [],
  criteria: [],
  powertrains: ['ice'],
  mandatoryInPackage: false,
})

test('what the customer calls 刹车 is found where the catalogue writes 制动', async () => {
  const manager = house.as('manager')
  await manager.do('serviceItem.add', { body: item('R-BRAKE', '更换前制动片', 'Replace front brake pads') })
  await manager.do('serviceItem.add', { body: item('R-LAMP', '更换大灯', 'Replace headlamp') })
  await manager.do('part.add', {
    body: {
      partNo: 'BP-1',
      nameZh: '前制动片',
      nameEn: 'Front brake pads',
      unit: 'set',
      origin: 'original',
      category: 'brake',
    },
  })
  for (const q of ['刹车', '刹车片', '制动', 'brake']) {
    const items = await manager.get<Found>('serviceItem.list', { query: { q } })
    expect(items.rows.map(({ nameZh }) => nameZh)).toEqual(['更换前制动片'])
    const parts = await manager.get<Found>('part.stock', { query: { q, store: house.stores.sz } })
    expect(parts.rows.map(({ nameZh }) => nameZh)).toEqual(['前制动片'])
  }
  expect((await manager.get<Found>('serviceItem.list', { query: { q: '雪种' } })).rows).toEqual([])
})
