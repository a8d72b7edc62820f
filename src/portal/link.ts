import type { PortalLink } from '../kernel/contract/portal-session.ts'
import { ask, isRecord, Problem } from './client.ts'
import { keepInTab, keptInTab } from './storage.ts'

/** What a link opens. A link of another kind is as good as none. */
export async function openLink(token: string, purpose: string, signal: AbortSignal): Promise<PortalLink> {
  const link = await ask<PortalLink>('/api/portal/link', { token, signal })
  if (link.purpose !== purpose) throw new Problem(403, 'kernel.linkExpired', '')
  return link
}

const place = 'portal.visit'

/** The visit's page was looked at in this tab: pages of the same visit lead back to it. */
export function noteVisit(number: string, token: string): void {
  keepInTab(place, { number, token })
}

/** The token of that visit's page, where it was looked at in this tab. */
export function visitSeen(number: string): string | undefined {
  return keptInTab(place, (seen) =>
    isRecord(seen) && seen['number'] === number && typeof seen['token'] === 'string' ? seen['token'] : undefined,
  )
}
