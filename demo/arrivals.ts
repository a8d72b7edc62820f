import { instantOf } from '../src/kernel/clocks/zone.ts'
import type { DemoStore } from './group.ts'
import type { DemoPerson } from './staff.ts'
import { actorOf, minute, type VisitWorld } from './visit-plan.ts'

interface Door {
  readonly store: DemoStore
  readonly people: readonly DemoPerson[]
  readonly now: number
}

/** A guest without a booking who has been greeted and waits to be received. */
export async function playArrivals({ stage }: VisitWorld, { store, people, now }: Door): Promise<void> {
  const advisor = people.find((person) => person.role === 'serviceAdvisor')
  if (!advisor) return
  const by = actorOf(advisor)
  const guest = await stage.does('walkIn.arrive', {
    by,
    at: instantOf(now - 9 * minute),
    input: { storeId: store.id, wish: '胎压报警，想检查一下' },
  })
  await stage.does('walkIn.greet', { by, at: instantOf(now - 8 * minute), row: guest, input: {} })
}
