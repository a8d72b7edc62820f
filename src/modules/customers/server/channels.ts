import type { Channel } from '../../../kernel/contract/message.ts'

const written: readonly Channel[] = ['sms', 'mail']

/** The channels in the order in which they are tried. Who prefers a call is written to: calls are made by people. */
export function channelsFor(preferred: string): Channel[] {
  const first = (['app', 'wechat', 'sms', 'mail'] as const).filter((channel) => channel === preferred)
  return [...first, ...written.filter((channel) => channel !== preferred)]
}
