import { beforeAll, describe, expect } from 'vitest'
import { brokenBalances } from '../../../../test/in-work.ts'
import { useHouse } from '../../../../test/house.ts'
import { scenario } from '../../../../test/scenario.ts'
import { scanDeadlines } from '../../../kernel/clocks/scan.ts'
import { labour, openShop } from '../../service/test/shop.ts'
import { askForgottenClocks } from '../server/clock/forgotten.ts'
import { forgottenClock } from '../server/parameters.ts'
import { agreedOrder, at, dispatch, type Hand, hire, onCard } from './crew.ts'

const house = useHouse()
beforeAll(() => openShop(house), 60_000)

const job = [labour('R-BRAKE', { concern: 0 })]
const newCard = async (hand: Hand) => dispatch(house, await agreedOrder(house, job), hand.staffId)

interface CardFile {
  readonly version: number
  readonly clockAskedAt: string | null
  readonly shiftEndedAt: string | null
  readonly workedMinutes: number
  readonly clocks: { id: string; startedAt: string; endedAt: string | null }[]
  readonly corrections: object[]
}
const fileOf = (id: string) => house.as('manager').get<CardFile>('jobCard.get', { id })

describe('times that were not as the clock said', () => {
  scenario(
    'I-08',
    'a corrected stretch leaves old and new times, reason and person; nobody corrects his own',
    async () => {
      const hand = await hire(house, '更正')
      const [one, two] = [await newCard(hand), await newCard(hand)]
      await onCard(house, hand, 'start', one.id)
      house.clock.forward(30)
      await onCard(house, hand, 'pause', one.id, { reason: 'tool' })
      await onCard(house, hand, 'start', two.id)
      house.clock.forward(20)
      await onCard(house, hand, 'finish', two.id)
      const before = await fileOf(one.id)
      const [clock] = before.clocks
      const body = { clockId: clock?.id, startedAt: clock?.startedAt, endedAt: at('09:40'), reason: '提前开工未打卡' }
      const call = { id: one.id, version: before.version, body }
      expect(await hand.refused('jobCard.correctClock', call)).toMatchObject({ status: 403 })
      const desk = house.as('dispatcher')
      expect(await desk.refused('jobCard.correctClock', call)).toMatchObject({ code: 'workshop.clockOverlap' })
      const ahead = { ...call, body: { ...body, endedAt: at('23:00') } }
      expect(await desk.refused('jobCard.correctClock', ahead)).toMatchObject({ code: 'workshop.timesAhead' })
      await desk.do('jobCard.correctClock', {
        ...call,
        body: { ...body, startedAt: at('08:50'), endedAt: at('09:25') },
      })
      expect(await fileOf(one.id)).toMatchObject({
        workedMinutes: 35,
        corrections: [
          {
            kind: 'correction',
            oldStartedAt: clock?.startedAt,
            oldEndedAt: clock?.endedAt,
            newStartedAt: at('08:50'),
            newEndedAt: at('09:25'),
            reason: '提前开工未打卡',
            technicianName: '更正',
          },
        ],
      })
      expect(await brokenBalances(house)).toEqual([])
    },
  )

  scenario(
    'I-08',
    'a clock that ran on after the shift is asked about; the answer stands with both times',
    async () => {
      const [hand, busy] = [await hire(house, '忘停'), await hire(house, '加班')]
      const [one, two] = [await newCard(hand), await newCard(busy)]
      await onCard(house, hand, 'start', one.id)
      await onCard(house, busy, 'start', two.id)
      expect(await askForgottenClocks(house.kernel)).toBe(0)
      house.clock.set(at('18:40'))
      expect(await askForgottenClocks(house.kernel)).toBe(2)
      expect(await askForgottenClocks(house.kernel)).toBe(0)
      const asked = await fileOf(one.id)
      expect(asked).toMatchObject({ clockAskedAt: at('18:40'), shiftEndedAt: at('18:00') })
      await onCard(house, busy, 'answerClock', two.id)
      house.clock.set(at('19:50'))
      await scanDeadlines(house.kernel, [forgottenClock])
      const open = await house.rows(
        `select record_id, state from kernel.deadline where name = 'workshop.forgottenClock' order by state`,
      )
      expect(open).toMatchObject([
        { record_id: one.id, state: 'breached' },
        { record_id: two.id, state: 'met' },
      ])
      await onCard(house, hand, 'answerClock', one.id, { endedAt: at('17:50') })
      expect(await fileOf(one.id)).toMatchObject({
        clockAskedAt: null,
        clocks: [{ endedAt: at('17:50') }],
        corrections: [{ kind: 'forgotten', oldEndedAt: at('19:50'), newEndedAt: at('17:50'), technicianName: '忘停' }],
      })
      const fresh = await fileOf(one.id)
      expect(await hand.refused('jobCard.answerClock', { id: one.id, version: fresh.version })).toMatchObject({
        code: 'workshop.clockNotAsked',
      })
      expect((await fileOf(two.id)).corrections).toMatchObject([{ kind: 'stillWorking', newEndedAt: null }])
      house.clock.set(at('20:50'))
      expect(await askForgottenClocks(house.kernel)).toBe(1)
      expect(await brokenBalances(house)).toEqual([])
    },
  )
})
