import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { epochMsOf, instantOf } from '../clocks/zone.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import type { Refusal } from '../contract/refusal.ts'
import type { Statement } from '../db/batch.ts'
import type { Keys } from '../keys.ts'
import { phoneTokens } from '../search-tokens.ts'

export const codeMinutes = 5
const hourMs = 3_600_000
const codesPerPhone = 3
const codesPerAddress = 20
/** Of all codes of a number within the hour. */
const triesBeforeLock = 5

type LinkKeys = Pick<Keys, 'links'>

/** Six digits and a few million numbers are soon gone through: only a keyed hash hides them. */
function keyed(keys: LinkKeys, what: string, groupId: string, value: string): string {
  return createHmac('sha256', keys.links).update(`portal\0${what}\0${groupId}\0${value}`).digest('base64url')
}

export function phoneHash(keys: LinkKeys, groupId: string, phone: string): string {
  const [whole] = phoneTokens(phone)
  if (!whole) throw kernelRefusals.invalid({ fields: [{ path: 'phone', code: 'notAPhone' }] })
  return keyed(keys, 'phone', groupId, whole.text)
}

export function addressHash(keys: LinkKeys, groupId: string, address: string): string {
  return keyed(keys, 'address', groupId, address)
}

export function codeHash(keys: LinkKeys, groupId: string, id: string, code: string): string {
  return keyed(keys, 'code', groupId, `${id}\0${code}`)
}

export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** What has happened with a number and from an address within the last hour. */
export function countStatement(groupId: string, hashes: { phone: string; address: string }, now: string): Statement {
  return {
    sql: `select count(*) filter (where phone_hash = $2)::integer as codes,
                 coalesce(sum(tries) filter (where phone_hash = $2 and used_at is null), 0)::integer as tries,
                 min(created_at) filter (where phone_hash = $2) as first_at,
                 count(*) filter (where address_hash = $3)::integer as from_address
            from kernel.portal_code where group_id = $1 and created_at > $4 and (phone_hash = $2 or address_hash = $3)`,
    parameters: [groupId, hashes.phone, hashes.address, hourBefore(now)],
  }
}

export interface Counted {
  readonly codes: number
  readonly tries: number
  readonly first_at: string | null
  readonly from_address: number
}

/** The same for known and unknown numbers. */
export function askingProblem(counted: Counted): Refusal | undefined {
  if (counted.tries >= triesBeforeLock) return locked(counted)
  const often = counted.codes >= codesPerPhone || counted.from_address >= codesPerAddress
  return often ? kernelRefusals.codesTooMany() : undefined
}

export function enteringProblem(counted: Counted): Refusal | undefined {
  return counted.tries >= triesBeforeLock ? locked(counted) : undefined
}

function locked({ first_at }: Counted): Refusal {
  const minutes = first_at === null ? {} : { until: instantOf(epochMsOf(first_at) + hourMs) }
  return kernelRefusals.codeLocked(minutes)
}

export function hourBefore(now: string): string {
  return instantOf(epochMsOf(now) - hourMs)
}

/** Counts a try on the newest code of a number that still holds, before anybody knows whether it is right. */
export function tryStatement(groupId: string, phone: string, now: string): Statement {
  return {
    sql: `update kernel.portal_code set tries = tries + 1 where group_id = $1 and id = (
            select id from kernel.portal_code where group_id = $1 and phone_hash = $2 and expires_at > $3 and used_at is null and tries < $4
             order by created_at desc, id desc limit 1 for update)
          returning id, code_hash, person_id, message_id, language, phone`,
    parameters: [groupId, phone, now, triesBeforeLock],
  }
}

/** So long a newcomer may take to register after his code. */
const newcomerMs = 24 * hourMs

/**
 * Takes codes that hold no more out of the messages that carried them, and forgets codes that no limit counts any
 * more. A message that has not left by then would bring a code that does not work.
 */
export function tidyStatements(groupId: string, now: string): Statement[] {
  return [
    {
      sql: `update kernel.message m set params = m.params - 'code', state = case when m.state = 'waiting' then 'failed' else m.state end
              from kernel.portal_code c where c.group_id = $1 and (c.expires_at <= $2 or c.used_at is not null)
               and m.group_id = c.group_id and m.id = c.message_id and m.params ? 'code'`,
      parameters: [groupId, now],
    },
    {
      sql: 'delete from kernel.portal_code where group_id = $1 and created_at <= $2 and (phone is null or used_at is null or created_at <= $3)',
      parameters: [groupId, hourBefore(now), instantOf(epochMsOf(now) - newcomerMs)],
    },
  ]
}

export function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
