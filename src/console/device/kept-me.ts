import { z } from 'zod'
import { clockAhead, setClockAhead } from '../clock.ts'
import { me as meSchema, type Me } from '../../kernel/contract/session.ts'
import { getPreferences, setPreferences } from '../preferences.ts'
import { outbox } from './queue/post.ts'
import { keptOf } from './sign-on/kept-sign-on.ts'
import { currentStretch } from './sign-on/stretch.ts'
import { hasVault, vaultOf } from './vault.ts'

const anybody = 'device'

/** This device works without connection as well: from now on it remembers who was signed in last. */
export function prepareDevice(): void {
  if (hasVault() && !getPreferences().device) setPreferences({ device: true })
}

function isPrepared(): boolean {
  return hasVault() && getPreferences().device
}

export async function keepMe(me: Me): Promise<void> {
  // Who signed on without network gives his PIN again after a reload.
  if (!isPrepared() || currentStretch()) return
  await vaultOf(anybody).put('me', me)
  await vaultOf(anybody).put('ahead', clockAhead())
}

/** Who was signed in when there was a connection last; undefined where the device does not know. */
export async function keptMe(): Promise<Me | undefined> {
  if (!isPrepared()) return undefined
  const ahead = z.number().safeParse(await vaultOf(anybody).get('ahead'))
  if (ahead.success) setClockAhead(ahead.data)
  const result = meSchema.safeParse(await vaultOf(anybody).get('me'))
  return result.success ? result.data : undefined
}

/** His session has ended: the page is not opened in his name again. What he has not sent waits for him. */
export async function forgetHolder(): Promise<void> {
  if (isPrepared()) await vaultOf(anybody).remove('me')
}

/**
 * Nothing of him stays behind. On a shared tablet what has not been sent waits, sealed, until he is back; and for the
 * hours that the shop allows what he may open there without network.
 */
export async function forgetMe(me: Me): Promise<void> {
  await vaultOf(anybody).empty()
  if (me.terminal && outbox.waiting().some((item) => item.account === me.accountId)) return
  if (me.terminal && (await keptOf(me.accountId))) return
  await outbox.forget(me.accountId)
  await vaultOf(me.accountId).empty()
}
