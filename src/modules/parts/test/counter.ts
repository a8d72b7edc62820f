import type { Answer } from '../../../../test/caller.ts'
import type { House } from '../../../../test/house.ts'
import { inWork } from '../../../../test/in-work.ts'
import { newId } from '../../../kernel/ids.ts'
import { lockPick, lockStock, pickLinesOf, reserveFor, type ReserveOrder } from '../server/public.ts'

export interface Stock {
  onHandThousandths: number
  reservedThousandths: number
  freeThousandths: number
  averageCost: number
  minimumThousandths: number
  bin: string
}

/** The parts counter of the first store, for tests: parts with stock, and what orders reserve of them. */
export function counterOf(house: House) {
  let numbers = 0
  const newPart = (more = {}) => ({
    partNo: `TEST-${++numbers}`,
    nameZh: '机油滤清器',
    nameEn: 'Oil filter',
    unit: '件',
    origin: 'original',
    category: '滤清器',
    ...more,
  })

  async function part(quantity: number, unitCost = 200_000): Promise<Answer> {
    const added = await house.as('partsClerk').do('part.add', { body: newPart() })
    if (quantity > 0) await receive(added.id, quantity, unitCost)
    return added
  }

  const receive = (partId: string, quantityThousandths: number, unitCost: number) =>
    house.as('partsClerk').do('stockReceipt.receive', {
      body: {
        storeId: house.stores.sz,
        supplier: '供应商',
        lines: [{ partId, quantityThousandths, unitCost, bin: 'A-01' }],
      },
    })

  async function stockOf(added: Answer): Promise<Stock | undefined> {
    const { stocks } = await house.as('partsClerk').get<{ stocks: Stock[] }>('part.get', { id: added.id })
    return stocks[0]
  }

  /** What the order does when its customer approves. */
  async function reserve(wants: readonly [partId: string, quantity: number][], more: Partial<ReserveOrder> = {}) {
    const order: ReserveOrder = {
      orderId: newId(),
      orderNumber: `R-SZ01-20260310-${String(++numbers).padStart(4, '0')}`,
      storeId: house.stores.sz,
      wants: wants.map(([partId, quantityThousandths]) => ({ orderLineId: newId(), partId, quantityThousandths })),
      ...more,
    }
    await inWork(house, loadsOf(order), (work, loaded) => reserveFor(work, order, loaded))
    const { rows } = await house
      .as('partsClerk')
      .get<{ rows: (Answer & { shortCount: number; lines: Answer[] })[] }>('pick.list', {
        query: { orderId: order.orderId },
      })
    const [pick] = rows
    if (!pick) throw new Error('No pick list')
    return { ...pick, order }
  }

  const loadsOf = (order: ReserveOrder) => ({
    pick: lockPick(house.groupId, order.orderId),
    pickLines: pickLinesOf(house.groupId, order.orderId),
    stock: lockStock(
      house.groupId,
      house.stores.sz,
      order.wants.map((want) => want.partId),
    ),
  })

  async function technician(): Promise<string> {
    const [row] = await house.rows(`select id from people.staff where staff_no = 'sz-technician'`)
    return String(row?.['id'])
  }

  return { part, receive, stockOf, reserve, loadsOf, technician }
}
