import type { Row } from '../../../kernel/db/schema.ts'
import { textOf, valueOf } from '../../../kernel/i18n.ts'
import { amountInWords } from '../../../kernel/money-words.ts'
import type { PaperBlock, PaperContent, PaperLanguage } from '../../../kernel/paper/content.ts'
import { shortHash } from '../../../kernel/paper/hash.ts'
import { printedMoment, printedQuantity, printedYuan } from '../../../kernel/paper/moment.ts'
import { concernsBlock, partiesBlock, storeBlock, type Words, wordsOf } from './agreement-paper.ts'
import type { z } from 'zod'
import type { shownPhoto } from '../contract/line.ts'
import type { ExplainedTerm } from '../../knowledge/contract/term.ts'
import type { PaperFacts } from './papers.ts'

type Line = Row<'service.line'>

type ShownRecording = z.output<typeof shownPhoto> & { readonly lineId: string }

/** A customer's decision on an edition of the estimate, as it goes onto paper. */
export interface Consent {
  readonly edition: number
  /** Hash of the page that he saw, in hex. */
  readonly sha256: string
  readonly lines: readonly Line[]
  readonly signer: string
  /** Drawn on the screen: a PNG as data address. */
  readonly signatureImage?: string | undefined
  readonly channel: 'link' | 'desk' | 'phone'
  /** The first look at the page through the link, and what the browser of the decision calls itself. */
  readonly openedAt?: string | null
  readonly device?: string
  /** The plans that were compared; none where there was one way. */
  readonly plans?: readonly { readonly name: string; readonly totalFen: number; readonly chosen: boolean }[]
  readonly terms?: readonly ExplainedTerm[]
  /** What testers recorded, as it stood beside its line. */
  readonly recordings?: readonly ShownRecording[]
  /** What he said on the telephone, when, and to whom. */
  readonly call?: { readonly said: string; readonly at: string; readonly by: string }
}

/** 报价确认单: price, decision and signature on one page (消费者权益保护法 8, 10). */
export function consentPaper(paper: PaperFacts, number: string, consent: Consent): PaperContent {
  const { language, facts } = paper
  const words = wordsOf(language)
  const issuedAt = printedMoment(paper.madeAt, facts.time_zone, language)
  const channel = textOf(language, `service.estimate.value.channel.${consent.channel}`)
  return {
    format: 1,
    layout: 'a4',
    language,
    title: words('consent'),
    number,
    store: storeBlock(facts, language),
    issuedAt,
    madeAt: paper.madeAt,
    blocks: [
      partiesBlock(paper, words),
      ...concernsBlock(paper.concerns, words),
      linesBlock(consent.lines, language, words),
      totalsBlock(consent.lines, language, words),
      ...recordingBlocks(consent, language, words),
      ...proofBlocks(consent, paper, words),
      { kind: 'text', size: 'small', paragraphs: [words('consentNote')] },
      {
        kind: 'signatures',
        items: [
          {
            label: words('signCustomer'),
            name: consent.signer,
            date: issuedAt,
            evidence: words('evidence', { channel, hash: shortHash(consent.sha256) }),
            ...(consent.signatureImage ? { image: consent.signatureImage } : {}),
          },
          { label: words('signAdvisor'), name: (facts.advisor_name ?? '').slice(0, 60) },
        ],
      },
    ],
  }
}

/** The plans that he chose from, what he said on the telephone, and the terms in plain words. */
function proofBlocks(consent: Consent, { language, facts }: PaperFacts, words: Words): PaperBlock[] {
  const { plans = [], call, terms = [], openedAt, device = '' } = consent
  const when = (instant: string) => printedMoment(instant, facts.time_zone, language)
  const paragraphs = [
    ...plans.map((plan) =>
      words(plan.chosen ? 'planChosen' : 'planOther', { name: plan.name, total: printedYuan(plan.totalFen) }),
    ),
    ...(call ? [words('callSaid', { by: call.by, at: when(call.at), said: call.said })] : []),
    ...(openedAt ? [words('openedAt', { at: when(openedAt), device: device.slice(0, 200) })] : []),
  ]
  return [
    ...(paragraphs.length > 0 ? [{ kind: 'text' as const, paragraphs }] : []),
    ...(terms.length > 0
      ? [
          {
            kind: 'text' as const,
            size: 'small' as const,
            title: words('terms'),
            paragraphs: terms.map((term) =>
              language === 'en' ? `${term.en}: ${term.textEn}` : `${term.zh}：${term.textZh}`,
            ),
          },
        ]
      : []),
  ]
}

/** Each recording once, under a line that is done if there is one. */
function recordingBlocks({ recordings = [], lines }: Consent, language: PaperLanguage, words: Words): PaperBlock[] {
  const ids = [...new Set(recordings.map(({ id }) => id))]
  return ids.flatMap((id) => {
    const shown = recordings.filter((one) => one.id === id)
    const line = lines.find((one) => shown.some(({ lineId }) => lineId === one.id))
    const title = words('recording', { line: line ? nameOf(line, language) : '' }).slice(0, 120)
    return shown.slice(0, 1).map(({ sha256, limits = [] }) => ({ kind: 'recording', title, sha256, limits }))
  })
}

const nameOf = (line: Line, language: PaperLanguage) =>
  language === 'en' && line.name_en !== '' ? line.name_en : line.name_zh

function linesBlock(lines: readonly Line[], language: PaperLanguage, words: Words): PaperBlock {
  return {
    kind: 'table',
    title: words('lines'),
    columns: [
      { label: words('no'), weight: 3, align: 'center' },
      { label: words('item'), weight: 20 },
      { label: words('origin'), weight: 6, align: 'center' },
      { label: words('payer'), weight: 7.5, align: 'center' },
      { label: words('quantity'), weight: 6, align: 'right' },
      { label: words('unitPrice'), weight: 7, align: 'right' },
      { label: words('amount'), weight: 7, align: 'right' },
      { label: words('decision'), weight: 6, align: 'center' },
    ],
    groups: [{ rows: lines.map((line, index) => [`${index + 1}`, ...cells(line, language, words)]) }],
  }
}

function cells(line: Line, language: PaperLanguage, words: Words): string[] {
  const value = (name: string, code: string) => textOf(language, `service.repairOrder.value.${name}.${code}`)
  const isTimed = line.rate_fen !== null && line.charged_minutes !== null
  return [
    nameOf(line, language),
    line.part_origin ? value('partOrigin', line.part_origin) : '',
    value('payer', line.payer),
    // Labour shows how its price is made: hours × posted rate.
    isTimed
      ? words('hours', { hours: printedQuantity(Math.round(((line.charged_minutes ?? 0) * 1000) / 60)) })
      : `${printedQuantity(line.quantity_thousandths)} ${valueOf(language, 'part', 'unit', line.unit)}`,
    printedYuan(isTimed ? (line.rate_fen ?? 0) : line.unit_fen),
    printedYuan(line.gross_fen),
    textOf(language, `service.value.approval.${line.approval}`),
  ]
}

function totalsBlock(lines: readonly Line[], language: PaperLanguage, words: Words): PaperBlock {
  const offered = lines.reduce((sum, line) => sum + line.gross_fen, 0)
  const agreed = lines.reduce((sum, line) => sum + (line.agreed_gross_fen ?? 0), 0)
  return {
    kind: 'totals',
    rows: [
      { label: words('offered'), amount: printedYuan(offered) },
      { label: words('agreed'), amount: `¥${printedYuan(agreed)}`, emphasis: true },
    ],
    inWords: { label: words('agreedInWords'), text: amountInWords(agreed, language) },
  }
}
