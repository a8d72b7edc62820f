import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { Work } from '../../../../kernel/work.ts'
import { type Deposit, deposit, depositDue, endTasks, lockDepositTasks, oweTask } from './deposit.ts'
import { figures } from './flow.ts'
import { keepDepositReceipt, partiesOf } from './receipt.ts'
import { endState, forfeitProblem, giveBackProblem, handedOut, keptByRule, owedBack, received } from './rules.ts'

interface Hand {
  readonly method: string
  readonly reference?: string | undefined
}

/** Money taken for a deposit, or given back of it. */
function payment(work: Work, row: Deposit, { method, reference }: Hand, amountFen: number): Row<'money.payment'> {
  const taken = {
    id: newId(),
    bill_id: null,
    deposit_id: row.id,
    store_id: row.store_id,
    method,
    amount_fen: amountFen,
    received_at: work.now,
    cashier_id: work.actor.staffId ?? null,
    reference: reference ?? null,
    refund_of: null,
    reason: null,
  }
  work.insert('money.payment', taken, row)
  return { group_id: work.groupId, ...taken }
}

/** Takes the money and writes 收据 over it, with the terms under which it was asked. */
export const pay = deposit.verb('pay', {
  loads: ({ groupId, id }) => ({ parties: partiesOf(groupId, id) }),
  run(work, { input, row, loaded, kernel, identity, move }) {
    if (!loaded.parties) throw kernelRefusals.notFound({ record: 'customer' })
    const moved = move(figures(received(row, row.amount_fen)))
    const { received_at } = payment(work, row, input, row.amount_fen)
    work.stopDeadline(depositDue.name, row.id)
    const taken = { method: input.method, receivedAt: received_at, cashierName: identity.name }
    keepDepositReceipt(work, kernel.keys, moved, loaded.parties, taken)
  },
})

export const waive = deposit.verb('waive', {
  run(work, { input, row, move }) {
    move({}, { cause: input.reason })
    work.stopDeadline(depositDue.name, row.id, 'cancelled')
  },
})

/** Out of goodwill, or by the decision that nothing is kept. */
export const giveBack = deposit.verb('giveBack', {
  loads: ({ groupId, id }) => ({ tasks: lockDepositTasks(groupId, id) }),
  run(work, { input, row, loaded, move }) {
    const problem = giveBackProblem(row)
    if (problem) throw problem
    const moved = move(figures(owedBack(row)), { cause: input.reason })
    endTasks(work, loaded.tasks, 'done')
    oweTask(work, moved)
  },
})

export const forfeit = deposit.verb('forfeit', {
  loads: ({ groupId, id }) => ({ tasks: lockDepositTasks(groupId, id) }),
  run(work, { input, row, loaded, move }) {
    const problem = forfeitProblem(row)
    if (problem) throw problem
    const money = keptByRule(row, row.binding_fen)
    const moved = move(figures(money), { to: endState(money), cause: input.reason })
    endTasks(work, loaded.tasks, 'done')
    oweTask(work, moved)
  },
})

export const refund = deposit.verb('refund', {
  loads: ({ groupId, id }) => ({ tasks: lockDepositTasks(groupId, id) }),
  run(work, { input, row, loaded, move }) {
    const money = handedOut(row)
    move(figures(money), { to: endState(money) })
    payment(work, row, input, -row.owed_fen)
    endTasks(work, loaded.tasks, 'done')
  },
})
