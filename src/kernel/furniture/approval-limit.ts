import type { Identity } from '../auth/identity.ts'
import { parameter, type Settings } from '../settings.ts'

/**
 * The limit in fen that an amount breaks for who decides on it; undefined where he may. A store's people decide up to
 * the parameter, the group above it.
 */
export function brokenLimit(
  identity: Identity,
  settings: Settings,
  { storeId, amountFen, now }: { readonly storeId: string; readonly amountFen: number; readonly now: string },
): number | undefined {
  const limitFen = parameter(settings, 'kernel.approvalLimitFen', storeId, now.slice(0, 10))
  const decides = (role: string) => settings.roles.get(role)?.has('approval.decide') === true
  const isWide = identity.grants.some((grant) => grant.scope === 'group' && decides(grant.role))
  return amountFen > limitFen && !isWide ? limitFen : undefined
}
