import { beforeAll, describe, expect } from 'vitest'
import { useHouse } from '../../../../test/house.ts'
import { phonePhoto } from '../../../../test/kernel/pictures.ts'
import { scenario } from '../../../../test/scenario.ts'
import { labour, openShop } from '../../service/test/shop.ts'
import { agreedOrder, dispatch, hire, onCard } from './crew.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

describe('photos of key steps', () => {
  scenario('V-13', 'a technician photographs the steps of his own open card, nobody another’s', async () => {
    const hand = await hire(house, '拍照')
    const other = await hire(house, '旁人')
    const order = await agreedOrder(house, [labour('R-BRAKE', { concern: 0 })])
    const card = await dispatch(house, order, hand.staffId)
    await onCard(house, hand, 'start', card.id)
    const { jobs } = await hand.get<{ jobs: { lineId: string }[] }>('jobCard.get', { id: card.id })
    const place = { record: 'jobCard', recordId: card.id, kind: 'step', subjectId: jobs[0]?.lineId ?? '', position: 1 }
    const photo = await phonePhoto()
    expect((await other.upload(place, photo)).status).toBe(403)
    expect((await hand.upload(place, photo)).status).toBe(200)
    const listed = await house.as('inspector').get<{ rows: object[] }>('file.list', {
      query: { record: 'jobCard', recordId: card.id },
    })
    expect(listed.rows).toMatchObject([{ kind: 'step', subjectId: place.subjectId, position: 1, madeByName: '拍照' }])
    house.clock.forward(30)
    await onCard(house, hand, 'finish', card.id)
    const late = await hand.upload(place, photo)
    expect(late.json<{ code: string }>().code).toBe('kernel.fileTooLate')
    expect(
      (await house.as('inspector', 'hz').getRefused('file.list', { query: { record: 'jobCard', recordId: card.id } }))
        .status,
    ).toBe(403)
  })
})
