import { type MessageParams, sendMessage } from '../../../kernel/messages.ts'
import type { Work } from '../../../kernel/work.ts'
import { channelsFor } from '../../customers/server/public.ts'
import type { Facts } from './facts.ts'

/** The customer's own pages; behind them stands the token of his link. */
export const customerPages = { estimate: '/p/e/', visit: '/p/v/', rescue: '/p/r/' } as const

export interface Telling {
  /** `service.<name>` */
  readonly template: string
  readonly record: string
  readonly recordId: string
  readonly params?: MessageParams
}

/** Writes a message to the visit's customer, by the channel that he prefers, else by SMS, else by mail. */
export function tellCustomer(work: Work, facts: Facts, telling: Telling): void {
  if (facts.person_id === null) return
  const english = facts.language === 'en'
  sendMessage(work, {
    template: telling.template,
    record: telling.record,
    recordId: telling.recordId,
    storeId: facts.store_id,
    personId: facts.person_id,
    purpose: 'service',
    language: facts.language,
    channels: channelsFor(facts.preferred_channel),
    params: {
      store: english && facts.store_en !== '' ? facts.store_en : facts.store_zh,
      storePhone: facts.store_phone,
      plate: facts.plate,
      ...telling.params,
    },
  })
}

/** The way to the store on a map (高德地图 URI API): by its coordinates, else by its address. */
export function mapLink(facts: Facts): string {
  const name = encodeURIComponent(facts.store_zh)
  return facts.longitude !== null && facts.latitude !== null
    ? `https://uri.amap.com/marker?position=${facts.longitude},${facts.latitude}&name=${name}`
    : `https://uri.amap.com/search?keyword=${encodeURIComponent(facts.address_zh)}`
}

export function addressIn(facts: Facts): string {
  return facts.language === 'en' && facts.address_en !== '' ? facts.address_en : facts.address_zh
}
