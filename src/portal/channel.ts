import type { z } from 'zod'
import type { bookOwnInput } from '../modules/service/contract/portal.ts'
import { keepInTab, keptInTab } from './storage.ts'

export type Channel = NonNullable<z.input<typeof bookOwnInput>['channel']>

const channels: readonly Channel[] = ['web', 'app', 'wechat', 'miniProgram']
const place = 'portal.channel'
const isChannel = (value: unknown): value is Channel => channels.some((channel) => channel === value)
const group = () => new URLSearchParams(window.location.search).get('g')

/**
 * The door by which the customer came: the one that the menu's link names (`/p/?c=wechat`), kept until the tab is closed;
 * else what the browser shows of itself.
 */
export function channelHere(): Channel {
  const named = new URLSearchParams(window.location.search).get('c')
  if (isChannel(named)) keepInTab(place, named)
  const kept = keptInTab(place, (value) => (isChannel(value) ? value : undefined))
  if (kept) return kept
  if (/miniProgram/i.test(navigator.userAgent)) return 'miniProgram'
  if (/MicroMessenger/i.test(navigator.userAgent)) return 'wechat'
  return matchMedia('(display-mode: standalone)').matches ? 'app' : 'web'
}

/** Of a house with several dealer groups the address says which: `/p/?g=code`. */
export function groupHere(): { group?: string } {
  const code = group()
  return code ? { group: code } : {}
}
