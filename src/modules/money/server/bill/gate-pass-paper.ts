import type { PaperBlock, PaperContent, PaperLanguage } from '../../../../kernel/paper/content.ts'
import { shortHash } from '../../../../kernel/paper/hash.ts'
import { printedMoment } from '../../../../kernel/paper/moment.ts'
import { filled, nameIn, type PaperCar, type PaperStore, storeBlock, wordsOf } from './paper-facts.ts'

export interface GatePassFacts {
  readonly language: PaperLanguage
  readonly number: string
  readonly madeAt: string
  readonly store: PaperStore
  readonly car: PaperCar
  readonly billNumber: string
  /** Credit was given: the car leaves unpaid. */
  readonly onAccount: boolean
  /** Who takes the car along. */
  readonly collector: string
  /** His signature, drawn on the screen: a PNG as data address, and how it is proved. */
  readonly drawn?: { readonly image: string; readonly sha256: string }
  readonly advisorName: string
  /** Until when it counts: the day's closing. */
  readonly validUntil: string
  readonly checks: {
    readonly inspected: boolean
    readonly returned: boolean
    readonly oldParts: boolean
  }
  readonly qr?: string
}

/** 出门证 on A5: valid for one exit on the day, kept by the gatekeeper. The customer appears by the collector's name only. */
export function gatePassPaper(facts: GatePassFacts): PaperContent {
  const { language, store, car, checks } = facts
  const words = wordsOf(language)
  const date = printedMoment(facts.madeAt, store.timeZone, language)
  const check = (key: string, done: boolean) => ({ item: words(key), mark: done ? 'tick' : 'blank' }) as const
  return {
    format: 1,
    layout: 'a5',
    language,
    title: words('gatePass'),
    subtitle: words('oneExit'),
    number: facts.number,
    store: storeBlock(store, language),
    issuedAt: date,
    madeAt: facts.madeAt,
    blocks: [
      {
        kind: 'fields',
        columns: 3,
        items: filled([
          { label: words('plate'), value: car.plate, emphasis: true },
          { label: words('model'), value: nameIn(language, car.modelZh, car.modelEn) },
          { label: words('vin'), value: car.vin },
          { label: words('collector'), value: facts.collector },
          { label: words('releaseReason'), value: words(facts.onAccount ? 'releaseOnAccount' : 'releasePaid') },
          { label: words('billNumber'), value: facts.billNumber },
          {
            label: words('validUntil'),
            value: printedMoment(facts.validUntil, store.timeZone, language),
            emphasis: true,
          },
        ]),
      },
      {
        kind: 'checklist',
        columns: 2,
        items: [
          check('checkSettled', true),
          check('checkInspected', checks.inspected),
          check('checkReturned', checks.returned),
          check('checkOldParts', checks.oldParts),
        ],
      },
      {
        kind: 'signatures',
        items: [
          { label: words('signIssuer'), name: facts.advisorName, date },
          {
            label: words('signCustomer'),
            name: facts.collector,
            ...(facts.drawn
              ? { image: facts.drawn.image, date, evidence: words('evidence', { hash: shortHash(facts.drawn.sha256) }) }
              : {}),
          },
          { label: words('signGate') },
        ],
      },
      ...(facts.qr ? [{ kind: 'qr', text: facts.qr, caption: words('scan') } satisfies PaperBlock] : []),
    ],
    footer: words('gateFooter'),
  }
}
