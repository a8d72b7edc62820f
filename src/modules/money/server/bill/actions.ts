import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { billContract } from '../../contract/bill.ts'
import { moneyRefusals } from '../../contract/refusals.ts'
import { lockDeposit, lockDepositTasks } from '../deposit/deposit.ts'
import { takeOff } from '../deposit/flow.ts'
import {
  accountProblem,
  dueOf,
  owedOf,
  payProblem,
  type PaymentFacts,
  refundProblem,
  stateOf,
  wholeProblem,
} from './rules.ts'
import { channelsTo, debtorOf, reminded, writeTo } from './reminder.ts'
import { accountDays, clockTerm, saidDay, termAfter, usualDay } from './term.ts'

export const bill = serve(billContract, 'money.bill', {
  view: billView,
  guards: { receipt: (row) => (row.paid_fen > 0 ? undefined : moneyRefusals.nothingPaid()) },
})

export function billView(row: Row<'money.bill'>) {
  return { ...camelRow(row), dueFen: dueOf(row) }
}

interface Taken {
  readonly method: string
  readonly amountFen: number
  readonly reference?: string | undefined
}

function takeMoney(work: Work, row: Row<'money.bill'>, { method, amountFen, reference }: Taken): void {
  work.insert('money.payment', {
    id: newId(),
    bill_id: row.id,
    store_id: row.store_id,
    method,
    amount_fen: amountFen,
    received_at: work.now,
    cashier_id: work.actor.staffId ?? null,
    reference: reference ?? null,
  })
}

export const pay = bill.verb('pay', {
  run(work, { input, row, move }) {
    const problem = payProblem(row, input.amountFen)
    if (problem) throw problem
    const after = { ...row, paid_fen: row.paid_fen + input.amountFen }
    const moved = move({ paid_fen: after.paid_fen, ...termAfter(work, row, after) }, { to: stateOf(after) })
    clockTerm(work, row, moved)
    takeMoney(work, row, input)
  },
})

export const putOnAccount = bill.verb('putOnAccount', {
  run(work, { input, row, move }) {
    const after = { ...row, on_account_fen: row.on_account_fen + dueOf(row) }
    const payBy = input.payBy === undefined ? usualDay(work, row, accountDays) : saidDay(work, row, input.payBy)
    const changes = { on_account_fen: after.on_account_fen, ...termAfter(work, row, after, payBy) }
    clockTerm(work, row, move(changes, { cause: input.reason }))
  },
})

/** Somebody with the right to give credit agrees to another day. */
export const agreeTerm = bill.verb('agreeTerm', {
  run(work, { input, row, move }) {
    if (owedOf(row) === 0) throw moneyRefusals.nothingOwed()
    const moved = move({ pay_by: saidDay(work, row, input.payBy) }, { cause: input.reason })
    clockTerm(work, row, moved)
  },
})

export const remind = bill.verb('remind', {
  loads: ({ groupId, id }) => ({ debtor: debtorOf(groupId, id) }),
  run(work, { row, loaded, move }) {
    if (owedOf(row) === 0) throw moneyRefusals.nothingOwed()
    if (!loaded.debtor || channelsTo(loaded.debtor).length === 0) throw moneyRefusals.noServiceConsent()
    writeTo(work, move(reminded(work, row)), loaded.debtor)
  },
})

export const payAccount = bill.verb('payAccount', {
  run(work, { input, row, move }) {
    const problem = accountProblem(row, input.amountFen)
    if (problem) throw problem
    const money = {
      on_account_fen: row.on_account_fen - input.amountFen,
      paid_fen: row.paid_fen + input.amountFen,
    }
    clockTerm(work, row, move({ ...money, ...termAfter(work, row, { ...row, ...money }) }))
    takeMoney(work, row, input)
  },
})

type Payment = PaymentFacts & { readonly method: string; readonly deposit_id: string | null }

export const refund = bill.verb('refund', {
  loads: ({ groupId, id }) => ({
    payments: manyRaw<Payment>(
      'select id, amount_fen, refund_of, method, deposit_id from money.payment where group_id = $1 and bill_id = $2',
      [groupId, id],
    ),
  }),
  async run(work, { input, row, loaded, move, ask }) {
    const { paymentId, amountFen, reason } = input
    const turned = loaded.payments.find((one) => one.id === paymentId)
    const problem = refundProblem(loaded.payments, paymentId, amountFen) ?? wholeProblem(turned, amountFen)
    if (problem) throw problem
    const deposited = turned?.deposit_id
    const put = deposited
      ? await ask({ row: lockDeposit(work.groupId, deposited), tasks: lockDepositTasks(work.groupId, deposited) })
      : undefined
    const after = { ...row, paid_fen: row.paid_fen - amountFen }
    const changes = { paid_fen: after.paid_fen, ...termAfter(work, row, after) }
    clockTerm(work, row, move(changes, { to: stateOf(after), cause: reason }))
    work.insert('money.payment', {
      id: newId(),
      bill_id: row.id,
      store_id: row.store_id,
      method: turned?.method ?? '',
      ...(deposited ? { deposit_id: deposited } : {}),
      amount_fen: -amountFen,
      received_at: work.now,
      cashier_id: work.actor.staffId ?? null,
      refund_of: paymentId,
      reason,
    })
    if (put?.row) takeOff(work, put.row, put.tasks)
  },
})

export const cancel = bill.verb('cancel', {
  run(work, { row, input, move }) {
    clockTerm(work, row, move(row.pay_by === null ? {} : { pay_by: null }, { cause: input.reason }))
  },
})
