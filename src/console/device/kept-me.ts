import { me as meSchema, type Me } from '../../kernel/contract/session.ts'
import { getPreferences, setPreferences } from '../preferences.ts'
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
  if (isPrepared()) await vaultOf(anybody).put('me', me)
}

/** Who was signed in when there was a connection last; undefined where the device does not know. */
export async function keptMe(): Promise<Me | undefined> {
  if (!isPrepared()) return undefined
  const result = meSchema.safeParse(await vaultOf(anybody).get('me'))
  return result.success ? result.data : undefined
}

/** Nothing of him stays behind. */
export async function forgetMe(accountId: string): Promise<void> {
  if (!isPrepared()) return
  await vaultOf(anybody).empty()
  await vaultOf(accountId).empty()
}
