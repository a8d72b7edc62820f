import { expect } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { type Counted, isAllCounted, scan } from '../web/counter/scan.ts'
import { counterOf } from './counter.ts'

const house = useHouse()
const counter = counterOf(house)

type Lines = Parameters<typeof scan>[0]

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
