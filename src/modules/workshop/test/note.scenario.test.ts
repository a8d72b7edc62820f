import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { labour, openShop, orderFile } from '../../service/test/shop.ts'
import { agreedOrder, dispatch, hire } from './crew.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

interface Noted {
  readonly handOverNote: string | null
  readonly noteReadAt: string | null
}

describe('the advisor’s note', () => {
  scenario('G-16', 'the technician sees it, and the job cannot start unread', async () => {
    const hand = await hire(house, '读交接')
    const order = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })])
    const note = '常跑山路，冷车起步有抖动，请留意'
    const { version } = await orderFile(house, order.id)
    const advisor = house.as('serviceAdvisor')
    const passed = await advisor.do('repairOrder.passOn', { id: order.id, version, body: { note } })
    const card = await dispatch(house, order, hand.staffId)
    const mine = await hand.get<{ rows: Noted[] }>('jobCard.list', { query: { mine: 'true' } })
    expect(mine.rows).toMatchObject([{ handOverNote: note, noteReadAt: null }])
    const target = { id: card.id, version: card.version }
    expect(await hand.refused('jobCard.start', target)).toMatchObject({
      code: 'workshop.noteUnread',
      details: { note },
    })
    const read = await hand.do('jobCard.readNote', target)
    house.clock.forward(1)
    // A newer note is read again.
    const later = await orderFile(house, order.id)
    expect(later.version).toBeGreaterThan(passed.version)
    const more = { note: `${note}；客户说上周加过油` }
    await advisor.do('repairOrder.passOn', { id: order.id, version: later.version, body: more })
    expect(await hand.refused('jobCard.start', { id: card.id, version: read.version })).toMatchObject({
      code: 'workshop.noteUnread',
    })
    const again = await hand.do('jobCard.readNote', { id: card.id, version: read.version })
    const started = await hand.do('jobCard.start', { id: card.id, version: again.version })
    expect(started).toMatchObject({ state: 'working', noteReadAt: new Date(house.clock.now()).toISOString() })
  })
})
