import { textOf } from '../../../../kernel/i18n.ts'
import type { PaperBlock, PaperContent } from '../../../../kernel/paper/content.ts'
import { printedMoment, printedQuantity } from '../../../../kernel/paper/moment.ts'
import { keepPaper } from '../../../../kernel/papers.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { openPerson, type PersonKeys } from '../../../../kernel/pii/persons.ts'
import type { Work } from '../../../../kernel/work.ts'
import type { LineAtWork } from '../../../service/server/public.ts'
import type { CardFacts } from './facts.ts'

type Order = Row<'service.repair_order'>

export interface CardPaper {
  readonly card: Row<'workshop.job_card'>
  readonly order: Pick<Order, 'number' | 'promised_at'>
  readonly facts: CardFacts
  readonly technician: string
  readonly bay: string | null
  /** The jobs of the card, and the order's parts. */
  readonly jobs: readonly LineAtWork[]
  readonly parts: readonly LineAtWork[]
}

/** Papers of the workshop are for its people: in their language, whatever the customer's is. */
const language = 'zh-CN'
const word = (key: string, values?: Record<string, unknown>) => textOf(language, `workshop.paper.${key}`, values)

/** 派工单, kept as it was when the job was given: for the windscreen, and for proof of who was told what. */
export function keepCardPaper(work: Work, keys: PersonKeys, paper: CardPaper): void {
  const { card, facts } = paper
  const { person_id, wrapped_key } = facts
  const content = cardPaper(paper, work.now)
  keepPaper(work, {
    kind: 'jobCard',
    number: content.number,
    record: 'jobCard',
    recordId: card.id,
    storeId: card.store_id,
    person: wrapped_key === null ? null : openPerson({ id: person_id, wrapped_key }, keys),
    content,
  })
}

export function cardPaper(paper: CardPaper, now: string): PaperContent {
  const { order, facts, jobs, parts } = paper
  return {
    format: 1,
    layout: 'a4',
    language,
    title: word('title'),
    number: `P${order.number.slice(1)}-${facts.card_count + 1}`,
    store: {
      name: facts.store.nameZh,
      address: facts.store.addressZh,
      phone: facts.store.phone,
      ...(facts.store.licenceNo ? { licence: facts.store.licenceNo } : {}),
    },
    issuedAt: printedMoment(now, facts.store.timeZone, language),
    madeAt: now,
    blocks: [
      headBlock(paper),
      ...(facts.concerns.length > 0
        ? [
            {
              kind: 'text' as const,
              title: word('concerns'),
              size: 'normal' as const,
              paragraphs: facts.concerns.map((text) => text.slice(0, 2000)),
            },
          ]
        : []),
      jobsBlock(jobs),
      partsBlock(parts),
      { kind: 'fields', columns: 1, items: [{ label: word('remarks'), value: '\n\n' }] },
      {
        kind: 'signatures',
        items: [{ label: word('technicianSign') }, { label: word('teamSign') }, { label: word('finalSign') }],
      },
    ],
  }
}

function headBlock({ card, order, facts, technician, bay }: CardPaper): PaperBlock {
  const at = (instant: string | null) => (instant ? printedMoment(instant, facts.store.timeZone, language) : '')
  const items = [
    { label: word('order'), value: order.number, span: 2 },
    { label: word('plate'), value: facts.plate, emphasis: true },
    { label: word('bay'), value: bay ?? '', emphasis: true },
    { label: word('model'), value: facts.model_zh ?? '', span: 2 },
    { label: word('vin'), value: facts.vin, span: 2 },
    { label: word('technician'), value: technician },
    { label: word('advisor'), value: facts.advisor_name ?? '' },
    { label: word('plannedStart'), value: at(card.planned_start) },
    { label: word('promised'), value: at(order.promised_at), emphasis: true },
    { label: word('standardMinutes'), value: word('minutes', { minutes: card.planned_minutes }) },
  ]
  return { kind: 'fields', columns: 4, items }
}

function jobsBlock(jobs: readonly LineAtWork[]): PaperBlock {
  return {
    kind: 'table',
    title: word('jobs'),
    columns: [
      { label: word('no'), weight: 3, align: 'center' },
      { label: word('job'), weight: 24 },
      { label: word('standardMinutes'), weight: 6, align: 'center' },
      { label: word('started'), weight: 6, align: 'center' },
      { label: word('finished'), weight: 6, align: 'center' },
      { label: word('selfCheck'), weight: 5, align: 'center' },
    ],
    groups: [
      {
        rows: jobs.map((job, index) => [
          String(index + 1),
          job.name_zh,
          word('minutes', { minutes: job.standard_minutes ?? 0 }),
          '',
          '',
          '',
        ]),
      },
    ],
  }
}

function partsBlock(parts: readonly LineAtWork[]): PaperBlock {
  const rows = parts.map((part) => [
    part.code,
    part.name_zh,
    `${printedQuantity(part.quantity_thousandths)} ${part.unit}`,
    '',
    '',
  ])
  return {
    kind: 'table',
    title: word('parts'),
    columns: [
      { label: word('partNo'), weight: 10 },
      { label: word('part'), weight: 18 },
      { label: word('wanted'), weight: 5, align: 'right' },
      { label: word('issued'), weight: 5, align: 'right' },
      { label: word('receiver'), weight: 8, align: 'center' },
    ],
    groups: [{ rows }],
    blankRows: 3,
  }
}
