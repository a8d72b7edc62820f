import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { keepPaper } from '../../../../kernel/papers.ts'
import { openPerson } from '../../../../kernel/pii/persons.ts'
import { openContact } from '../../../customers/server/public.ts'
import { bill } from './actions.ts'
import { receiptPaper } from './receipt-paper.ts'
import { dueOf } from './rules.ts'

export interface ReceiptRow {
  readonly person_id: string
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
  readonly language: string
  readonly plate: string | null
  readonly name_zh: string
  readonly name_en: string
  readonly address_zh: string
  readonly address_en: string
  readonly store_phone: string
  readonly licence_no: string | null
  readonly time_zone: string
}

/** Who paid, for which car, and the shop that took it. */
export function paidParties(
  table: 'money.bill' | 'money.deposit',
  groupId: string,
  id: string,
): Load<ReceiptRow | undefined> {
  return oneRaw<ReceiptRow>(
    `select c.person_id, c.wrapped_key, c.name, c.phone, c.language, v.plate,
        s.name_zh, s.name_en, s.address_zh, s.address_en, s.phone as store_phone, s.licence_no, s.time_zone
       from ${table} b
       join customers.contact c on c.group_id = b.group_id and c.id = b.customer_id
       join kernel.store s on s.group_id = b.group_id and s.id = b.store_id
       left join vehicles.brief v on v.group_id = b.group_id and v.id = b.vehicle_id
      where b.group_id = $1 and b.id = $2`,
    [groupId, id],
  )
}

interface PaymentRow {
  readonly method: string
  readonly amount_fen: number
  readonly received_at: string
  readonly cashier_name: string | null
}

function paymentsOf(groupId: string, billId: string): Load<PaymentRow[]> {
  return manyRaw<PaymentRow>(
    `select p.method, p.amount_fen, p.received_at, s.name as cashier_name
       from money.payment p left join people.staff s on s.group_id = p.group_id and s.id = p.cashier_id
      where p.group_id = $1 and p.bill_id = $2 order by p.received_at, p.id`,
    [groupId, billId],
  )
}

/** 收据 over what was paid so far, kept as it is printed (L-06); made when somebody wants one, anew after each payment. */
export const receipt = bill.verb('receipt', {
  loads: ({ groupId, id }) => ({ parties: paidParties('money.bill', groupId, id), payments: paymentsOf(groupId, id) }),
  run(work, { row, loaded, kernel, move }) {
    const { parties, payments } = loaded
    if (!parties) throw kernelRefusals.notFound({ record: 'customer' })
    const after = move()
    const language = parties.language === 'en' ? 'en' : 'zh-CN'
    const number = `S${row.number.slice(1)}-${after.version}`
    keepPaper(work, {
      kind: 'receipt',
      number,
      record: 'bill',
      recordId: row.id,
      storeId: row.store_id,
      person: openPerson({ id: parties.person_id, wrapped_key: parties.wrapped_key }, kernel.keys),
      content: receiptPaper({
        language,
        number,
        madeAt: work.now,
        store: {
          nameZh: parties.name_zh,
          nameEn: parties.name_en,
          addressZh: parties.address_zh,
          addressEn: parties.address_en,
          phone: parties.store_phone,
          licenceNo: parties.licence_no,
          timeZone: parties.time_zone,
        },
        customer: openContact(parties, kernel.keys),
        plate: parties.plate ?? '',
        billNumber: row.number,
        payments: payments.map((payment) => ({
          receivedAt: payment.received_at,
          method: payment.method,
          amountFen: payment.amount_fen,
          cashierName: payment.cashier_name ?? '',
        })),
        onAccountFen: row.on_account_fen,
        dueFen: dueOf(row),
      }),
    })
  },
})
