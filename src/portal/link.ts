import type { PortalLink } from '../kernel/contract/portal-session.ts'
import { ask, Problem } from './client.ts'

/** What a link opens. A link of another kind is as good as none. */
export async function openLink(token: string, purpose: string, signal: AbortSignal): Promise<PortalLink> {
  const link = await ask<PortalLink>('/api/portal/link', { token, signal })
  if (link.purpose !== purpose) throw new Problem(403, 'kernel.linkExpired', '')
  return link
}
