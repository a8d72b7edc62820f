import { textOf, valueOf } from '../../../../kernel/i18n.ts'
import { amountInWords } from '../../../../kernel/money-words.ts'
import type { PaperBlock, PaperContent, PaperLanguage, TableBlock } from '../../../../kernel/paper/content.ts'
import { shortHash } from '../../../../kernel/paper/hash.ts'
import { printedMoment, printedQuantity, printedYuan } from '../../../../kernel/paper/moment.ts'
import {
  filled,
  nameIn,
  type PaperCar,
  type PaperCustomer,
  type PaperStore,
  storeBlock,
  wordsOf,
} from './paper-facts.ts'
import { type BilledLine, billedLine, type BillLineInput, dueOf, sumOf } from './rules.ts'

export interface SettlementFacts {
  readonly language: PaperLanguage
  /** The bill's number. */
  readonly number: string
  /** When it is settled. */
  readonly madeAt: string
  readonly store: PaperStore
  readonly customer: PaperCustomer
  readonly car: PaperCar
  readonly visit: {
    readonly orderNumber: string
    readonly arrivedAt: string | null
    /** In the paper's language. */
    readonly visitType: string
    /** The customer's own words. */
    readonly concern: string
    readonly advisorName: string
    readonly oldParts: 'taken' | 'waived' | 'none'
    readonly bringer?: string
    /** Of the completion certificate; without it the paper says that none is required. */
    readonly certificateNo?: string
  }
  readonly lines: readonly BillLineInput[]
  /** The customer's signature, drawn on the screen: a PNG as data address, and how it is proved. */
  readonly drawn?: { readonly signer: string; readonly image: string; readonly sha256: string }
  /** Set off from what was paid beforehand, in fen. */
  readonly depositFen?: number
  /** Guarantee period, next service and whatever else the customer should have in writing; in the paper's language. */
  readonly notes?: readonly string[]
  /** Short address at which the paper can be checked. */
  readonly qr?: string
}

/**
 * 机动车维修费用结算清单: labour and material itemised apart, origin of parts shown, agreed beside final, amount in
 * words (机动车维修管理规定 26, 30; JT/T 1133-2017; L-05). Net and tax per line, rounded half-up (增值税法 7).
 */
export function settlementPaper(facts: SettlementFacts): PaperContent {
  const { language, store, notes = [] } = facts
  const words = wordsOf(language)
  const lines = facts.lines.map(billedLine)
  const date = printedMoment(facts.madeAt, store.timeZone, language)
  return {
    format: 1,
    layout: 'a4',
    language,
    title: words('settlement'),
    number: facts.number,
    store: storeBlock(store, language),
    issuedAt: date,
    madeAt: facts.madeAt,
    blocks: [
      partiesBlock(facts, date),
      ...tables(lines, language),
      totalsBlock(lines, language, facts.depositFen ?? 0),
      ...(notes.length > 0
        ? [{ kind: 'text', title: words('notes'), numbered: true, paragraphs: [...notes] } satisfies PaperBlock]
        : []),
      {
        kind: 'signatures',
        items: [
          { label: words('signCustomer'), ...drawnIn(facts, date) },
          { label: words('signAdvisor'), name: facts.visit.advisorName, date: date.slice(0, 60) },
          { label: words('signCashier') },
        ],
      },
      { kind: 'stamp', caption: words('stamp') },
      ...(facts.qr ? [{ kind: 'qr', text: facts.qr, caption: words('scan') } satisfies PaperBlock] : []),
    ],
  }
}

/** The customer's signature with what proves it, where he signed on the screen. */
function drawnIn({ drawn, language }: SettlementFacts, date: string) {
  if (!drawn) return {}
  const evidence = wordsOf(language)('evidence', { hash: shortHash(drawn.sha256) })
  return { name: drawn.signer, image: drawn.image, date: date.slice(0, 60), evidence }
}

function partiesBlock(facts: SettlementFacts, settledAt: string): PaperBlock {
  const { language, store, customer, car, visit } = facts
  const words = wordsOf(language)
  const old = { taken: 'oldPartsTaken', waived: 'oldPartsWaived', none: 'oldPartsNone' }[visit.oldParts]
  return {
    kind: 'fields',
    title: words('customer'),
    columns: 3,
    items: filled([
      { label: words('customer'), value: customer.name },
      { label: words('contact'), value: customer.phoneMasked },
      { label: words('orderNumber'), value: visit.orderNumber },
      { label: words('plate'), value: car.plate, emphasis: true },
      { label: words('model'), value: nameIn(language, car.modelZh, car.modelEn) },
      { label: words('vin'), value: car.vin },
      {
        label: words('arrivedAt'),
        value: visit.arrivedAt ? printedMoment(visit.arrivedAt, store.timeZone, language) : '',
      },
      { label: words('settledAt'), value: settledAt },
      {
        label: words('odometer'),
        value: car.odometerKm === null ? '' : `${car.odometerKm.toLocaleString('en-US')} km`,
      },
      { label: words('visitType'), value: visit.visitType },
      { label: words('certificate'), value: visit.certificateNo ?? words('certificateNone') },
      { label: words('bringer'), value: visit.bringer ?? '' },
      { label: words('advisor'), value: visit.advisorName },
      { label: words('oldParts'), value: words(old) },
      { label: words('concern'), value: visit.concern.slice(0, 2000), span: 3 },
    ]),
  }
}

type Column = TableBlock['columns'][number]

function tables(lines: readonly BilledLine[], language: PaperLanguage): TableBlock[] {
  const words = wordsOf(language)
  const of = (kind: string) => lines.filter((line) => line.kind === kind)
  const number: Column = { label: words('no'), weight: 3, align: 'center' }
  const payer: Column = { label: words('payer'), weight: 6.2, align: 'center' }
  const money = (key: string): Column => ({ label: words(key), weight: 6.5, align: 'right' })
  const columns = {
    labour: [
      number,
      { label: words('job'), weight: 21 },
      payer,
      { label: words('hours'), weight: 5.5, align: 'right' },
    ],
    part: [
      number,
      { label: words('partNo'), weight: 9 },
      { label: words('partName'), weight: 12 },
      { label: words('origin'), weight: 5.5, align: 'center' },
      payer,
      { label: words('quantity'), weight: 4.5, align: 'right' },
    ],
    other: [
      number,
      { label: words('item'), weight: 21 },
      payer,
      { label: words('quantity'), weight: 5.5, align: 'right' },
    ],
  } satisfies Record<string, Column[]>
  return (['labour', 'part', 'other'] as const).flatMap((kind) => {
    const rows = of(kind)
    if (rows.length === 0) return []
    const sum = { labour: 'labourSum', part: 'materialSum', other: 'otherSum' }[kind]
    return [
      {
        kind: 'table',
        title: words({ labour: 'labour', part: 'material', other: 'other' }[kind]),
        columns: [...columns[kind], money('unitPrice'), money('agreed'), money('final')],
        groups: [
          {
            rows: rows.map((line, index) => [`${index + 1}`, ...cells(line, language), ...amounts(line)]),
            subtotal: {
              label: words(sum),
              values: [printedYuan(total(rows, 'agreedGrossFen')), printedYuan(total(rows, 'grossFen'))],
            },
          },
        ],
      },
    ]
  })
}

function cells(line: BilledLine, language: PaperLanguage): string[] {
  const name = nameIn(language, line.nameZh, line.nameEn)
  const payer = textOf(language, `money.value.payer.${line.payer}`)
  const quantity = printedQuantity(line.quantityThousandths)
  if (line.kind === 'labour') {
    // 工时费 = 结算工时 × 公示工时单价 (机动车维修管理规定 25); a fixed price has no hours.
    return [name, payer, line.labourMinutes ? printedQuantity(Math.round((line.labourMinutes * 1000) / 60)) : '—']
  }
  if (line.kind !== 'part') return [name, payer, quantity]
  const origin = line.partOrigin ? textOf(language, `money.value.partOrigin.${line.partOrigin}`) : ''
  return [line.code, name, origin, payer, `${quantity} ${valueOf(language, 'part', 'unit', line.unit)}`]
}

function amounts(line: BilledLine): string[] {
  return [line.hourlyRateFen ?? line.unitFen, line.agreedGrossFen, line.grossFen].map(printedYuan)
}

function total(lines: readonly BilledLine[], figure: 'agreedGrossFen' | 'grossFen'): number {
  return lines.reduce((sum, line) => sum + line[figure], 0)
}

function totalsBlock(lines: readonly BilledLine[], language: PaperLanguage, depositFen: number): PaperBlock {
  const words = wordsOf(language)
  const sum = sumOf(lines)
  const payable = dueOf({ total_fen: sum.totalFen, others_fen: sum.othersFen, paid_fen: 0, on_account_fen: 0 })
  const of = (kind: string) =>
    printedYuan(
      total(
        lines.filter((line) => line.kind === kind),
        'grossFen',
      ),
    )
  const rates = [...new Set(lines.map((line) => `${line.vatBasisPoints / 100} %`))].join(' / ')
  return {
    kind: 'totals',
    rows: [
      { label: words('agreedTotal'), amount: printedYuan(total(lines, 'agreedGrossFen')) },
      { label: words('labourFee'), amount: of('labour') },
      { label: words('materialFee'), amount: of('part') },
      { label: words('otherFee'), amount: of('other') },
      ...(sum.othersFen === 0 ? [] : [{ label: words('othersShare'), amount: printedYuan(-sum.othersFen) }]),
      { label: words('payable'), amount: `¥${printedYuan(payable)}`, emphasis: true },
      ...(depositFen === 0
        ? []
        : [
            { label: words('depositPaid'), amount: printedYuan(-depositFen) },
            { label: words('leftToPay'), amount: `¥${printedYuan(payable - depositFen)}`, emphasis: true },
          ]),
    ],
    inWords: { label: words('payableInWords'), text: amountInWords(payable, language) },
    note: words('taxNote', { net: printedYuan(sum.netFen), tax: printedYuan(sum.taxFen), rates }),
  }
}
