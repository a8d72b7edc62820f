import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw } from '../../../../kernel/db/sql.ts'
import { finishTask } from '../../../../kernel/furniture/tasks.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { Work } from '../../../../kernel/work.ts'
import { lockPick, markPromised } from '../../../parts/server/public.ts'
import { type Facts, factsOf } from '../facts.ts'
import { promise } from '../parameters.ts'
import { tellCustomer } from '../tell.ts'
import type { MovedPromise } from '../../contract/offering.ts'
import { clockPromise } from './editions.ts'
import { repairOrder } from './repair-order.ts'
import { isMoved, promiseProblem, tellProblem } from './rules.ts'

type Order = Row<'service.repair_order'>

/** The task that reminds the advisor of a customer who will wait longer than promised. */
export const contactTask = 'promiseContact'

export function lockContactTasks(groupId: string, orderId: string): Load<Row<'kernel.task'>[]> {
  return manyRaw(
    `select * from kernel.task where group_id = $1 and record_id = $2 and kind = $3 and state = 'open' order by id for update`,
    [groupId, orderId, contactTask],
  )
}

export const changePromise = repairOrder.verb('changePromise', {
  first: ({ groupId, id }) => ({ pick: lockPick(groupId, id) }),
  loads: ({ groupId, id }) => ({ facts: factsOf(groupId, 'order', id), tasks: lockContactTasks(groupId, id) }),
  run(work, { input, row, loaded, move }) {
    const problem = promiseProblem(input.promisedAt, work.now) ?? tellProblem(input)
    if (problem) throw problem
    const { facts } = loaded
    if (!facts) throw kernelRefusals.notFound({ record: 'customer' })
    const cause = input.callNote ? `${input.reason} · ${input.callNote}` : input.reason
    const order = move({ promised_at: input.promisedAt }, { cause })
    markPromised(work, loaded.pick, input.promisedAt)
    tellMove(work, row, order, { moved: input, facts, tasks: loaded.tasks })
    clockPromise(work, row, order)
  },
})

interface Telling {
  readonly moved: MovedPromise
  readonly facts: Facts
  readonly tasks: readonly Row<'kernel.task'>[]
}

/** A promise has become another one: why, and that the customer knows, is kept; tasks that ask for it are done. */
function tellMove(work: Work, before: Order, order: Order, { moved, facts, tasks }: Telling): void {
  const { reason, told, callNote } = moved
  noteContact(work, before, order, { ...moved, solution: null })
  for (const task of tasks) finishTask(work, task, callNote ? `${reason} · ${callNote}` : reason)
  if (told === 'message') {
    tellCustomer(work, facts, {
      template: 'service.promiseChanged',
      record: 'repairOrder',
      recordId: order.id,
      params: { number: order.number, promisedAt: order.promised_at, reason },
    })
  }
  work.emit('service.promiseChanged', { orderId: order.id, storeId: order.store_id })
}

/** New work has moved the order: its promise with it, where it had one. */
export function promiseOfNewWork(
  work: Work,
  before: Order,
  order: Order,
  telling: Omit<Telling, 'moved'> & { readonly moved: MovedPromise | undefined },
): void {
  const { moved } = telling
  if (moved && isMoved(before.promised_at, order.promised_at)) tellMove(work, before, order, { ...telling, moved })
  clockPromise(work, before, order)
}

/** The customer knows that it will take longer and why, and agreed to something; the promised time stays what it was. */
export const contact = repairOrder.verb('contact', {
  loads: ({ groupId, id }) => ({ facts: factsOf(groupId, 'order', id), tasks: lockContactTasks(groupId, id) }),
  run(work, { input, row, loaded, move }) {
    const problem = tellProblem(input)
    if (problem) throw problem
    if (!loaded.facts) throw kernelRefusals.notFound({ record: 'customer' })
    const order = move({}, { cause: `${input.reason} · ${input.solution}` })
    noteContact(work, row, order, input)
    work.stopDeadline(promise.name, row.id)
    for (const task of loaded.tasks) finishTask(work, task, input.solution)
    if (input.told === 'message') tellDelay(work, loaded.facts, row, input)
  },
})

interface Contact {
  readonly reason: string
  readonly solution: string | null
  readonly told: string
  readonly callNote?: string | undefined
}

function noteContact(work: Work, before: Order, order: Order, contact: Contact): void {
  work.insert(
    'service.promise_contact',
    {
      id: newId(),
      order_id: order.id,
      at: work.now,
      by_id: work.actor.id,
      reason: contact.reason,
      solution: contact.solution,
      told: contact.told,
      call_note: contact.callNote ?? null,
      promised_from: before.promised_at,
      promised_to: order.promised_at,
    },
    order,
  )
}

function tellDelay(work: Work, facts: Facts, row: Order, { reason, solution }: Contact): void {
  tellCustomer(work, facts, {
    template: 'service.delay',
    record: 'repairOrder',
    recordId: row.id,
    params: { number: row.number, reason, solution: solution ?? '' },
  })
}
