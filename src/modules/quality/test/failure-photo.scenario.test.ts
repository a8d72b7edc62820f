import { beforeAll, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { phonePhoto } from '../../../../test/kernel/pictures.ts'
import { scenario } from '../../../../test/scenario.ts'
import { labour, openShop } from '../../service/test/shop.ts'
import { addItem, type Hand, hire, repaired } from '../../workshop/test/crew.ts'

const house = useHouse()
let worker: Hand

beforeAll(async () => {
  await openShop(house)
  await addItem(house, {
    code: 'R-PADS',
    criteria: [
      { code: 'pad', zh: '片厚', en: 'Pad thickness', unit: 'mm', min: 3, max: 20 },
      { code: 'noise', zh: '无异响', en: 'No noise' },
    ],
  })
  worker = await hire(house, '做车')
}, 60_000)

const pads = [labour('R-PADS', { concern: 0 })]

async function photosFailures(isWanted: boolean): Promise<void> {
  const kinds = await house.rows('select id, version from service.visit_type')
  for (const kind of kinds)
    await house.as('manager').do('visitType.edit', {
      id: String(kind['id']),
      version: Number(kind['version']),
      body: { photosFailures: isWanted },
    })
}

async function photo(who: Hand): Promise<string> {
  const place = { record: 'inspection', kind: 'failure', store: house.stores.sz }
  return (await who.upload(place, await phonePhoto())).json<{ id: string }>().id
}

const failed = (orderId: string, photoIds?: readonly string[]) => ({
  body: {
    storeId: house.stores.sz,
    orderId,
    level: 'self',
    readings: [{ lineId: null, code: 'pad', value: 1, ok: null, ...(photoIds ? { photoIds } : {}) }],
    passed: true,
  },
})

scenario('V-13', 'a failed check is shown by a photo where the kind of visit wants it', async () => {
  await photosFailures(true)
  const order = await repaired(house, worker, pads)
  expect(await worker.get('inspection.sheet', { id: order.id })).toMatchObject({ mustShow: true })
  expect(await worker.refused('inspection.record', failed(order.id))).toMatchObject({
    code: 'quality.photoOfFailure',
    details: { namesZh: '片厚' },
  })
  const id = await photo(worker)
  const row = await worker.do('inspection.record', failed(order.id, [id]))
  expect(row).toMatchObject({ state: 'failed', failedCodes: ['pad'] })
  const { rows } = await worker.get<{ rows: object[] }>('file.list', {
    query: { record: 'inspection', recordId: row.id },
  })
  expect(rows).toMatchObject([{ id, kind: 'failure', state: 'kept' }])
})

scenario('V-13', 'elsewhere a photo may be there; another person’s is not taken', async () => {
  await photosFailures(false)
  const order = await repaired(house, worker, pads)
  expect(await worker.get('inspection.sheet', { id: order.id })).toMatchObject({ mustShow: false })
  const his = await photo(await hire(house, '同事'))
  expect(await worker.refused('inspection.record', failed(order.id, [his]))).toMatchObject({
    code: 'kernel.fileElsewhere',
  })
  expect(await worker.do('inspection.record', failed(order.id))).toMatchObject({ state: 'failed' })
})
