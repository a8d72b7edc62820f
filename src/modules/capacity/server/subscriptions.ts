import { z } from 'zod'
import type { Subscription } from '../../../kernel/module.ts'
import { rebuildDay, rebuildStore } from './slot/rebuild.ts'

const ofDay = z.object({ storeId: z.uuid(), day: z.string() })
const ofStore = z.object({ storeId: z.uuid() })

const wholeStore: Subscription['run'] = async (kernel, { groupId, payload }) =>
  rebuildStore(kernel, groupId, ofStore.parse(payload).storeId)

/** Bookable minutes follow shifts, absences, people, bays and opening hours. */
export const subscriptions: readonly Subscription[] = [
  {
    topic: 'people.shiftChanged',
    name: 'capacity.shiftChanged',
    async run(kernel, { groupId, payload }) {
      const { storeId, day } = ofDay.parse(payload)
      await rebuildDay(kernel, groupId, storeId, day)
    },
  },
  { topic: 'people.staffChanged', name: 'capacity.staffChanged', run: wholeStore },
  { topic: 'kernel.storeChanged', name: 'capacity.storeChanged', run: wholeStore },
  { topic: 'capacity.bayChanged', name: 'capacity.bayChanged', run: wholeStore },
]
