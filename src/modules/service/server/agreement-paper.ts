import { textOf } from '../../../kernel/i18n.ts'
import type { PaperBlock, PaperContent, PaperLanguage } from '../../../kernel/paper/content.ts'
import { shortHash } from '../../../kernel/paper/hash.ts'
import { printedMoment } from '../../../kernel/paper/moment.ts'
import type { Facts } from './facts.ts'
import type { PaperFacts } from './papers.ts'
import { walkAroundBlocks } from './walk-around-blocks.ts'

export type Words = (key: string, values?: Record<string, unknown>) => string

export function wordsOf(language: PaperLanguage): Words {
  return (key, values) => textOf(language, `service.paper.${key}`, values)
}

export function storeBlock(facts: Facts, language: PaperLanguage): PaperContent['store'] {
  const pick = (zh: string, en: string) => (language === 'en' && en !== '' ? en : zh)
  return {
    name: pick(facts.store_zh, facts.store_en),
    address: pick(facts.address_zh, facts.address_en),
    phone: facts.store_phone,
    ...(facts.licence_no ? { licence: facts.licence_no } : {}),
  }
}

/** Customer and car, the head of every paper of this room; what is empty is left out. */
export function partiesBlock(paper: PaperFacts, words: Words): PaperBlock {
  const { facts, order, customer, language } = paper
  const at = (instant: string | null) => (instant ? printedMoment(instant, facts.time_zone, language) : '')
  const items = [
    { label: words('customer'), value: customer.name },
    { label: words('contact'), value: customer.phoneMasked },
    { label: words('plate'), value: facts.plate, emphasis: true },
    { label: words('model'), value: (language === 'en' ? facts.model_en : facts.model_zh) ?? '' },
    { label: words('vin'), value: facts.vin ?? '' },
    { label: words('odometer'), value: `${order.odometer_km.toLocaleString('en-US')} km` },
    { label: words('energy'), value: order.energy_percent === null ? '' : `${order.energy_percent} %` },
    { label: words('visitType'), value: paper.visitType },
    { label: words('orderNumber'), value: order.number },
    { label: words('arrivedAt'), value: at(order.arrived_at) },
    { label: words('promisedAt'), value: at(order.promised_at), emphasis: true },
    { label: words('advisor'), value: facts.advisor_name ?? '' },
  ]
  return {
    kind: 'fields',
    title: words('parties'),
    columns: 3,
    items: items.filter((item) => item.value !== ''),
  }
}

/** The customer's own sentences; none when he asked for a service only. */
export function concernsBlock(concerns: readonly string[], words: Words): PaperBlock[] {
  if (concerns.length === 0) return []
  const items = concerns.map((text, index) => ({
    label: words('concern', { no: index + 1 }),
    value: text.slice(0, 2000),
  }))
  return [{ kind: 'fields', title: words('concerns'), columns: 1, items }]
}

const clauses = ['estimate', 'prices', 'guarantee', 'oldParts', 'belongings', 'privacy', 'disputes'] as const

/** 委托书: what the customer signs when he leaves his car (机动车维修管理规定 33, 托修单). */
export function agreementPaper(
  paper: PaperFacts,
  number: string,
  signed?: { readonly signer: string; readonly image: string; readonly sha256: string; readonly channel: string },
): PaperContent {
  const { language, facts, order, concerns, alone = false } = paper
  const words = wordsOf(language)
  const issuedAt = printedMoment(paper.madeAt, facts.time_zone, language)
  const belongings = order.belongings.map((item) => ({ item: item.slice(0, 200), mark: 'tick' as const }))
  return {
    format: 1,
    layout: 'a4',
    language,
    title: words('agreement'),
    number,
    store: storeBlock(facts, language),
    issuedAt,
    madeAt: paper.madeAt,
    blocks: [
      partiesBlock(paper, words),
      ...concernsBlock(concerns, words),
      ...walkAroundBlocks(paper.noted, words, language, alone),
      ...(belongings.length > 0
        ? [
            {
              kind: 'checklist' as const,
              title: words(alone ? 'belongingsAlone' : 'belongings'),
              columns: 2,
              items: belongings,
            },
          ]
        : []),
      {
        kind: 'fields',
        columns: 2,
        items: [
          { label: words('oldParts'), value: textOf(language, `service.value.oldParts.${order.old_parts}`) },
          { label: words('waiting'), value: words(order.waiting ? 'yes' : 'notWaiting') },
        ],
      },
      {
        kind: 'text',
        title: words('clauses'),
        numbered: true,
        paragraphs: clauses.map((clause) => words(`clause.${clause}`)),
      },
      {
        kind: 'signatures',
        items: [
          signed
            ? {
                label: words('signCustomer'),
                name: signed.signer,
                date: issuedAt,
                image: signed.image,
                evidence: words('evidence', {
                  channel: textOf(language, `service.estimate.value.channel.${signed.channel}`),
                  hash: shortHash(signed.sha256),
                }),
              }
            : { label: words('signCustomer') },
          { label: words('signAdvisor'), name: (facts.advisor_name ?? '').slice(0, 60), date: issuedAt },
        ],
      },
      { kind: 'stamp', caption: words('stamp') },
    ],
  }
}
