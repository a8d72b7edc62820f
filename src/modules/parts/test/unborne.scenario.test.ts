import { beforeAll, expect } from 'vitest'
import type { Answer } from '../../../../test/caller.ts'
import { useHouse } from '../../../../test/house.ts'
import { brokenBalances, inWork } from '../../../../test/in-work.ts'
import { scenario } from '../../../../test/scenario.ts'
import { markUnborne } from '../server/public.ts'
import { counterOf } from './counter.ts'

const house = useHouse()
const counter = counterOf(house)
let receiverId = ''

beforeAll(async () => {
  receiverId = await counter.technician()
}, 60_000)

scenario(
  'I-17',
  'a part that nobody bears is neither handed out nor reserved again, the others of the list are',
  async () => {
    const clerk = house.as('partsClerk')
    const [bumper, clip] = [await counter.part(0), await counter.part(5000)]
    const pick = await counter.reserve([
      [bumper.id, 1000],
      [clip.id, 2000],
    ])
    const bear = async (fen: number) =>
      inWork(house, counter.loadsOf(pick.order), (work, loaded) =>
        markUnborne(work, loaded, (lineId) => (lineId === pick.order.wants[0]?.orderLineId ? fen : 0)),
      )
    await bear(5000)
    await counter.receive(bumper.id, 3000, 200_000)
    const now = async () => {
      const { rows } = await clerk.get<{ rows: (Answer & { lines: Answer[] })[] }>('pick.list', {
        query: { orderId: pick.order.orderId },
      })
      const [row] = rows
      if (!row) throw new Error('No pick list')
      return row
    }
    const lineOf = async (partId: string) => {
      const line = (await now()).lines.find((one) => one['partId'] === partId)
      return { line, body: { receiverId, lines: [{ lineId: line?.id, quantityThousandths: 1000 }] } }
    }
    const wanted = await lineOf(bumper.id)
    expect(wanted.line).toMatchObject({ unborneFen: 5000 })
    const at = async () => ({ id: pick.id, version: (await now()).version })
    const problem = { code: 'parts.nobodyBears', details: { missingFen: 5000 } }
    expect(await clerk.refused('pick.issue', { ...(await at()), body: wanted.body })).toMatchObject(problem)
    expect(await clerk.refused('pick.reserveAgain', { ...(await at()), body: {} })).toMatchObject(problem)
    await clerk.do('pick.issue', { ...(await at()), body: (await lineOf(clip.id)).body })
    await bear(0)
    await clerk.do('pick.reserveAgain', { ...(await at()), body: {} })
    await clerk.do('pick.issue', { ...(await at()), body: wanted.body })
    expect((await lineOf(bumper.id)).line).toMatchObject({ unborneFen: null, issuedThousandths: 1000 })
    expect(await brokenBalances(house)).toEqual([])
  },
)
