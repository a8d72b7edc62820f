import { textOf } from '../../../../kernel/i18n.ts'
import type { PaperContent, PaperLanguage } from '../../../../kernel/paper/content.ts'

/** The store as it stands on papers. */
export interface PaperStore {
  readonly nameZh: string
  readonly nameEn: string
  readonly addressZh: string
  readonly addressEn: string
  readonly phone: string
  readonly licenceNo: string | null
  readonly timeZone: string
}

export interface PaperCustomer {
  readonly name: string
  readonly phoneMasked: string
}

export interface PaperCar {
  readonly plate: string
  readonly vin: string
  readonly modelZh: string | null
  readonly modelEn: string | null
  readonly odometerKm: number | null
}

/** The text of a paper in its language. */
export function wordsOf(language: PaperLanguage): (key: string, values?: Record<string, unknown>) => string {
  return (key, values) => textOf(language, `money.paper.${key}`, values)
}

export function nameIn(language: PaperLanguage, zh: string | null, en: string | null): string {
  return (language === 'en' ? en || zh : zh || en) ?? ''
}

export function storeBlock(store: PaperStore, language: PaperLanguage): PaperContent['store'] {
  return {
    name: nameIn(language, store.nameZh, store.nameEn),
    address: nameIn(language, store.addressZh, store.addressEn),
    phone: store.phone,
    ...(store.licenceNo ? { licence: store.licenceNo } : {}),
  }
}

interface Field {
  readonly label: string
  readonly value: string
  readonly span?: number
  readonly emphasis?: boolean
}

/** The fields that have something to say. */
export function filled(fields: readonly (Field | undefined)[]): Field[] {
  return fields.filter((field): field is Field => field !== undefined && field.value !== '')
}
