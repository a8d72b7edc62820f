import { textOf } from '../../../../kernel/i18n.ts'
import type { Load } from '../../../../kernel/db/sql.ts'
import { formatYuan } from '../../../../kernel/money.ts'
import { amountInWords } from '../../../../kernel/money-words.ts'
import type { PaperContent } from '../../../../kernel/paper/content.ts'
import { printedMoment, printedYuan } from '../../../../kernel/paper/moment.ts'
import { keepPaper } from '../../../../kernel/papers.ts'
import { openPerson, type PersonKeys } from '../../../../kernel/pii/persons.ts'
import type { Work } from '../../../../kernel/work.ts'
import { openContact } from '../../../customers/server/public.ts'
import { filled, storeBlock, wordsOf } from '../bill/paper-facts.ts'
import { paidParties, type ReceiptRow } from '../bill/receipt.ts'
import type { Deposit } from './deposit.ts'

/** Who pays a deposit, for which car, and the shop that takes it. */
export function partiesOf(groupId: string, depositId: string): Load<ReceiptRow | undefined> {
  return paidParties('money.deposit', groupId, depositId)
}

interface Taken {
  readonly method: string
  readonly receivedAt: string
  readonly cashierName: string
}

/** 收据 over a deposit on A5: its amount in words, what it is for and the terms that the customer was shown. */
export function keepDepositReceipt(
  work: Work,
  keys: PersonKeys,
  row: Deposit,
  parties: ReceiptRow,
  taken: Taken,
): void {
  const number = `S${row.number}`
  keepPaper(work, {
    kind: 'receipt',
    number,
    record: 'deposit',
    recordId: row.id,
    storeId: row.store_id,
    person: openPerson({ id: parties.person_id, wrapped_key: parties.wrapped_key }, keys),
    content: receiptOf(row, parties, { ...taken, number, madeAt: work.now, payer: openContact(parties, keys).name }),
  })
}

interface Made extends Taken {
  readonly number: string
  readonly madeAt: string
  readonly payer: string
}

function receiptOf(row: Deposit, parties: ReceiptRow, made: Made): PaperContent {
  const language = parties.language === 'en' ? 'en' : 'zh-CN'
  const words = wordsOf(language)
  const at = (instant: string) => printedMoment(instant, parties.time_zone, language)
  const nature = textOf(language, `money.value.nature.${row.nature}`)
  const store = {
    nameZh: parties.name_zh,
    nameEn: parties.name_en,
    addressZh: parties.address_zh,
    addressEn: parties.address_en,
    phone: parties.store_phone,
    licenceNo: parties.licence_no,
    timeZone: parties.time_zone,
  }
  return {
    format: 1,
    layout: 'a5',
    language,
    title: words('receipt'),
    number: made.number,
    store: storeBlock(store, language),
    issuedAt: at(made.madeAt),
    madeAt: made.madeAt,
    blocks: [
      {
        kind: 'fields',
        columns: 3,
        items: filled([
          { label: words('payer'), value: made.payer, emphasis: true },
          { label: words('plate'), value: parties.plate ?? '' },
          { label: words('depositFor'), value: row.number.replace('D', 'A') },
        ]),
      },
      {
        kind: 'table',
        columns: [
          { label: words('item'), weight: 14 },
          { label: words('receivedAt'), weight: 16 },
          { label: words('method'), weight: 10 },
          { label: words('signCashier'), weight: 10 },
          { label: words('amount'), weight: 12, align: 'right' },
        ],
        groups: [
          {
            rows: [
              [
                nature,
                at(made.receivedAt),
                textOf(language, `money.value.method.${made.method}`),
                made.cashierName,
                printedYuan(row.amount_fen),
              ],
            ],
          },
        ],
      },
      {
        kind: 'totals',
        rows: [{ label: words('receivedTotal'), amount: printedYuan(row.amount_fen), emphasis: true }],
        inWords: { label: words('receivedInWords'), text: amountInWords(row.amount_fen, language) },
      },
      { kind: 'text', title: words('depositTerms'), numbered: true, paragraphs: termsOf(row, words) },
      { kind: 'signatures', items: [{ label: words('signCashier') }, { label: words('signCustomer') }] },
      { kind: 'stamp', caption: words('receiptStamp') },
    ],
    footer: words('receiptFooter'),
  }
}

function termsOf(row: Deposit, words: ReturnType<typeof wordsOf>): string[] {
  const values = { binding: formatYuan(row.binding_fen), hours: Math.round(row.free_minutes / 6) / 10 }
  const last = row.binding_fen > 0 ? ['depositBinds', 'depositDouble'] : ['depositFree']
  return ['depositSetOff', ...last].map((key) => words(key, values))
}
