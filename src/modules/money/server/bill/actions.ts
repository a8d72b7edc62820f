import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { billContract } from '../../contract/bill.ts'
import { moneyRefusals } from '../../contract/refusals.ts'
import { lockDeposit, lockDepositTasks } from '../deposit/deposit.ts'
import { takeOff } from '../deposit/flow.ts'
import { accountProblem, dueOf, payProblem, type PaymentFacts, refundProblem, stateOf, wholeProblem } from './rules.ts'

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
    const paid_fen = row.paid_fen + input.amountFen
    move({ paid_fen }, { to: stateOf({ ...row, paid_fen }) })
    takeMoney(work, row, input)
  },
})

export const putOnAccount = bill.verb('putOnAccount', {
  run(_work, { input, row, move }) {
    move({ on_account_fen: row.on_account_fen + dueOf(row) }, { cause: input.reason })
  },
})

export const payAccount = bill.verb('payAccount', {
  run(work, { input, row, move }) {
    const problem = accountProblem(row, input.amountFen)
    if (problem) throw problem
    move({ on_account_fen: row.on_account_fen - input.amountFen, paid_fen: row.paid_fen + input.amountFen })
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
    const paid_fen = row.paid_fen - amountFen
    move({ paid_fen }, { to: stateOf({ ...row, paid_fen }), cause: reason })
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
  run(_work, { input, move }) {
    move({}, { cause: input.reason })
  },
})
