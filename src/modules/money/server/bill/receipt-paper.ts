import { textOf } from '../../../../kernel/i18n.ts'
import { amountInWords } from '../../../../kernel/money-words.ts'
import type { PaperContent, PaperLanguage } from '../../../../kernel/paper/content.ts'
import { printedMoment, printedYuan } from '../../../../kernel/paper/moment.ts'
import { filled, type PaperCustomer, type PaperStore, storeBlock, wordsOf } from './paper-facts.ts'

export interface ReceiptFacts {
  readonly language: PaperLanguage
  readonly number: string
  readonly madeAt: string
  readonly store: PaperStore
  readonly customer: PaperCustomer
  readonly plate: string
  readonly billNumber: string
  /** In the order in which they came; a refund has a negative amount. Amounts in fen. */
  readonly payments: readonly {
    readonly receivedAt: string
    readonly method: string
    readonly amountFen: number
    readonly cashierName: string
  }[]
  readonly onAccountFen: number
  readonly dueFen: number
}

/** 收据 on A5: every payment of a bill with its method, their sum in words, and what is still open. */
export function receiptPaper(facts: ReceiptFacts): PaperContent {
  const { language, store, payments } = facts
  const words = wordsOf(language)
  const at = (instant: string) => printedMoment(instant, store.timeZone, language)
  const paidFen = payments.reduce((sum, payment) => sum + payment.amountFen, 0)
  const open = (key: string, fen: number) => (fen === 0 ? [] : [{ label: words(key), amount: printedYuan(fen) }])
  return {
    format: 1,
    layout: 'a5',
    language,
    title: words('receipt'),
    number: facts.number,
    store: storeBlock(store, language),
    issuedAt: at(facts.madeAt),
    madeAt: facts.madeAt,
    blocks: [
      {
        kind: 'fields',
        columns: 3,
        items: filled([
          { label: words('payer'), value: facts.customer.name, emphasis: true },
          { label: words('plate'), value: facts.plate },
          { label: words('billNumber'), value: facts.billNumber },
        ]),
      },
      {
        kind: 'table',
        columns: [
          { label: words('no'), weight: 4, align: 'center' },
          { label: words('receivedAt'), weight: 16 },
          { label: words('method'), weight: 12 },
          { label: words('signCashier'), weight: 12 },
          { label: words('amount'), weight: 12, align: 'right' },
        ],
        groups: [
          {
            rows: payments.map((payment, index) => [
              `${index + 1}`,
              at(payment.receivedAt),
              textOf(language, `money.value.method.${payment.method}`),
              payment.cashierName,
              printedYuan(payment.amountFen),
            ]),
          },
        ],
      },
      {
        kind: 'totals',
        rows: [
          { label: words('receivedTotal'), amount: printedYuan(paidFen), emphasis: true },
          ...open('onAccount', facts.onAccountFen),
          ...open('due', facts.dueFen),
        ],
        inWords: { label: words('receivedInWords'), text: amountInWords(paidFen, language) },
      },
      { kind: 'signatures', items: [{ label: words('signCashier') }, { label: words('signCustomer') }] },
      { kind: 'stamp', caption: words('receiptStamp') },
    ],
    footer: words('receiptFooter'),
  }
}
