import type { Module } from '../../kernel/module.ts'
import { moneyRefusals } from './contract/refusals.ts'
import * as bills from './server/bill/actions.ts'
import * as billReads from './server/bill/queries.ts'
import { receipt } from './server/bill/receipt.ts'
import { billRounds } from './server/bill/rounds.ts'
import { takings } from './server/bill/takings.ts'
import { billTerm, termParameters } from './server/bill/term.ts'
import * as deposits from './server/deposit/actions.ts'
import { deposit, depositDeadlines, depositParameters } from './server/deposit/deposit.ts'
import * as depositReads from './server/deposit/queries.ts'
import * as prices from './server/price/actions.ts'
import * as priceReads from './server/price/queries.ts'

const reading = ['price.see', 'bill.see', 'deposit.see']
const taking = ['bill.pay', 'deposit.pay', 'deposit.refund']
/** What is waived, given back for goodwill or kept is the manager's to say; a shop may give an advisor `deposit.waive`. */
const deciding = ['deposit.waive', 'deposit.forfeit']
const managing = [...reading, ...taking, ...deciding, 'price.manage', 'bill.credit', 'bill.refund', 'bill.cancel']

/** Every price and rate, bills, payments. */
export const money: Module = {
  name: 'money',
  needs: ['people', 'customers', 'vehicles'],
  records: [
    prices.price.complete({
      verbs: { set: prices.set, withdraw: prices.withdraw },
      reads: { list: priceReads.list },
    }),
    bills.bill.complete({
      verbs: {
        pay: bills.pay,
        receipt,
        putOnAccount: bills.putOnAccount,
        agreeTerm: bills.agreeTerm,
        remind: bills.remind,
        payAccount: bills.payAccount,
        refund: bills.refund,
        cancel: bills.cancel,
      },
      reads: { list: billReads.list, get: billReads.get, takings },
    }),
    deposit.complete({
      verbs: {
        pay: deposits.pay,
        waive: deposits.waive,
        giveBack: deposits.giveBack,
        forfeit: deposits.forfeit,
        refund: deposits.refund,
      },
      reads: depositReads,
    }),
  ],
  roles: {
    administrator: ['price.see', 'price.manage', 'bill.see'],
    groupManager: managing,
    manager: managing,
    serviceAdvisor: reading,
    cashier: [...reading, ...taking],
    dispatcher: ['price.see'],
    technician: ['price.see'],
    partsClerk: ['price.see'],
    inspector: ['price.see'],
    careAgent: reading,
  },
  constraints: {
    price_once: () => moneyRefusals.priceTaken(),
    bill_live: () => moneyRefusals.billExists(),
    bill_paid: () => moneyRefusals.sumWrong(),
    bill_sum: () => moneyRefusals.sumWrong(),
    bill_customer_fk: () => moneyRefusals.unknownCustomer(),
    deposit_number_key: () => moneyRefusals.depositExists(),
    deposit_sum: () => moneyRefusals.sumWrong(),
    deposit_customer_fk: () => moneyRefusals.unknownCustomer(),
  },
  parameters: [...depositParameters, ...termParameters],
  deadlines: [...depositDeadlines, billTerm],
  chores: (kernel) => [{ name: 'billReminders', everyMs: 600_000, run: () => billRounds(kernel) }],
  balances: [
    {
      name: 'money.bill.paid',
      sql: `select b.id, b.paid_fen, coalesce(sum(p.amount_fen), 0) as payments_fen from money.bill b
              left join money.payment p on p.group_id = b.group_id and p.bill_id = b.id
             where b.group_id = $1 group by b.id, b.paid_fen having b.paid_fen <> coalesce(sum(p.amount_fen), 0)`,
    },
    {
      name: 'money.bill.total',
      sql: `select b.id, b.total_fen, b.net_fen, b.tax_fen, b.others_fen from money.bill b
              left join money.bill_line l on l.group_id = b.group_id and l.bill_id = b.id
             where b.group_id = $1 group by b.group_id, b.id
            having (b.total_fen, b.net_fen, b.tax_fen, b.others_fen) is distinct from
                   (coalesce(sum(l.gross_fen), 0), coalesce(sum(l.net_fen), 0), coalesce(sum(l.tax_fen), 0),
                    coalesce(sum(l.gross_fen) filter (where l.payer <> 'customer'), 0))`,
    },
    {
      name: 'money.deposit.paid',
      sql: `select d.id, d.received_fen, d.returned_fen, d.set_off_fen, p.moved_fen, p.billed_fen from money.deposit d
              cross join lateral (
                select coalesce(sum(amount_fen) filter (where bill_id is null), 0) as moved_fen,
                       coalesce(sum(amount_fen) filter (where bill_id is not null), 0) as billed_fen
                  from money.payment where group_id = d.group_id and deposit_id = d.id) p
             where d.group_id = $1 and (d.received_fen - d.returned_fen <> p.moved_fen or d.set_off_fen <> p.billed_fen)`,
    },
    {
      name: 'money.line.tax',
      sql: 'select id, gross_fen, net_fen, tax_fen from money.bill_line where group_id = $1 and gross_fen <> net_fen + tax_fen',
    },
  ],
}
