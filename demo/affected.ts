import { bookAhead } from './deposits.ts'
import type { DemoCar } from './customers.ts'
import type { DemoPerson } from './staff.ts'
import type { VisitWorld } from './visit-plan.ts'

interface Door {
  readonly people: readonly DemoPerson[]
  readonly cars: readonly DemoCar[]
  readonly now: number
}

const dayMs = 86_400_000
const alignment = 'M-ALIGN'

/** A wheel alignment that was booked before the aligner broke down: it has to be moved. */
export async function playAffected(world: VisitWorld, { people, cars, now }: Door): Promise<void> {
  const advisor = people.find((person) => person.role === 'serviceAdvisor')
  const car = cars.at(-9)
  const item = world.items.get(alignment)
  if (!advisor || !car || !item) return
  await bookAhead(world, {
    car,
    advisor,
    at: now - 4 * dayMs,
    now,
    from: 1,
    what: {
      visitType: 'maintenance',
      itemCodes: [alignment],
      channel: 'wechat',
      minutes: Math.max(30, Number(item['standard_minutes'])),
      skill: item['skill'],
      concern: '方向盘不正，跑高速往右偏',
    },
  })
}
