import { expect } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { type Counted, isAllCounted, scan } from '../web/counter/scan.ts'
import { type ReceivedLine, scanned as scannedPart, withOneMore } from '../web/receipts/received.ts'
import { counterOf } from './counter.ts'

const house = useHouse()
const counter = counterOf(house)

type Lines = Parameters<typeof scan>[0]
type Stocked = Parameters<typeof scannedPart>[0][number] & Parameters<typeof withOneMore>[1]

scenario(
  'J-05',
  'scanned pieces are counted against the list; a wrong one is refused, the last one issues',
  async () => {
    const clerk = house.as('partsClerk')
    const [filter, pads, other] = [await counter.part(5000), await counter.part(5000), await counter.part(5000)]
    await clerk.do('part.edit', { id: filter.id, version: filter.version, body: { barcode: '6901234567892' } })
    const pick = await counter.reserve([
      [filter.id, 1000],
      [pads.id, 2000],
    ])
    const { lines } = await clerk.get<{ lines: Lines }>('pick.get', { id: pick.id })
    const numberOf = async (id: string) => {
      const { partNo } = await clerk.get<{ partNo: string }>('part.get', { id })
      return partNo
    }
    const padNo = await numberOf(pads.id)
    let counted: Counted = {}
    const scanned = (text: string) => {
      const found = scan(lines, counted, text)
      if (found.kind === 'counted') counted = found.counted
      return found.kind
    }
    expect(scanned(await numberOf(other.id))).toBe('notHere')
    expect([scanned('6901234567892'), scanned(padNo)]).toEqual(['counted', 'counted'])
    expect(isAllCounted(lines, counted)).toBe(false)
    expect([scanned('6901234567892'), scanned(padNo)]).toEqual(['tooMany', 'counted'])
    expect(isAllCounted(lines, counted)).toBe(true)
    const issued = Object.entries(counted).map(([lineId, quantityThousandths]) => ({ lineId, quantityThousandths }))
    const body = { receiverId: await counter.technician(), lines: issued }
    const done: Answer = await clerk.do('pick.issue', { id: pick.id, version: pick.version, body })
    expect(done).toMatchObject({ state: 'issued', shortCount: 0 })
    expect(await counter.stockOf(pads)).toMatchObject({ onHandThousandths: 3000, reservedThousandths: 0 })
  },
)

scenario('J-05', 'goods that come are counted scan by scan, each into its line, and stand in the stock', async () => {
  const clerk = house.as('partsClerk')
  const [filter, pads] = [await counter.part(5000), await counter.part(1000)]
  await clerk.do('part.edit', { id: filter.id, version: filter.version, body: { barcode: '6901234500001' } })
  const { partNo } = await clerk.get<{ partNo: string }>('part.get', { id: pads.id })
  let lines: readonly ReceivedLine[] = []
  const take = async (text: string) => {
    const query = { q: text, store: house.stores.sz, limit: 20 }
    const { rows } = await clerk.get<{ rows: Stocked[] }>('part.stock', { query })
    const part = scannedPart(rows, text)
    if (part) lines = withOneMore(lines, part)
    return part !== undefined
  }
  const taken: boolean[] = []
  for (const text of ['6901234500001', partNo.toLowerCase(), '6901234500001', '69012345', '6901234500001'])
    taken.push(await take(text))
  expect(taken).toEqual([true, true, true, false, true])
  await clerk.do('stockReceipt.receive', { body: { storeId: house.stores.sz, supplier: '原厂', lines } })
  expect(await counter.stockOf(filter)).toMatchObject({ onHandThousandths: 8000 })
  expect(await counter.stockOf(pads)).toMatchObject({ onHandThousandths: 2000 })
})
