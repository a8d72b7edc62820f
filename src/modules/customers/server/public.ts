import type { Channel } from '../../../kernel/contract/message.ts'
import { type Found, markOf, parameterOf } from '../../../kernel/db/found.ts'
import { type Load, manyRaw } from '../../../kernel/db/sql.ts'
import type { Keys } from '../../../kernel/keys.ts'
import type { AddressBook } from '../../../kernel/outside/port.ts'
import { maskPhone } from '../../../kernel/pii/mask.ts'
import { openSealed, type PersonKeys } from '../../../kernel/pii/persons.ts'
import { hashOf, type SearchKeys } from '../../../kernel/search-index.ts'
import { phoneTokens } from '../../../kernel/search-tokens.ts'

export { channelsFor } from './channels.ts'

/** A row of the view `customers.contact`. Name and phone are sealed. */
export interface ContactRow {
  readonly group_id: string
  readonly id: string
  readonly store_id: string
  readonly person_id: string
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
  readonly language: string
  readonly preferred_channel: string
  readonly state: string
}

export interface OpenContact {
  readonly name: string
  readonly phone: string
  readonly phoneMasked: string
}

/** Name and phone in clear; empty texts when the person was erased. Show `phoneMasked`; `phone` is for calls that leave. */
export function openContact(
  row: { readonly wrapped_key: string | null; readonly name: string; readonly phone: string },
  keys: PersonKeys,
): OpenContact {
  const phone = openSealed(row.wrapped_key, row.phone, keys) ?? ''
  return { name: openSealed(row.wrapped_key, row.name, keys) ?? '', phone, phoneMasked: phone ? maskPhone(phone) : '' }
}

const phoneSql = `select c.* from customers.contact c
  where c.group_id = $1 and c.state = 'active' and c.id in (
    select t.record_id from kernel.token t where t.group_id = $1 and t.token = $2::text::bigint and t.record = 'customer')
  order by c.id limit 20`

/** Active customers of the group with exactly this number, however it is written. */
export function findByPhone(groupId: string, keys: SearchKeys, phone: string): Load<ContactRow[]> {
  const [whole] = phoneTokens(phone)
  return manyRaw<ContactRow>(phoneSql, [groupId, whole ? hashOf(keys, whole) : null])
}

/** Customers by id, in the order of their ids. */
export function contactsOf(groupId: string, ids: readonly string[]): Load<ContactRow[]> {
  return manyRaw<ContactRow>(
    'select c.* from customers.contact c where c.group_id = $1 and c.id = any($2::text[]::uuid[]) order by c.id',
    [groupId, ids],
  )
}

/** Where a customer is reached by channel, in clear, for a message that leaves. */
export function addressOf(groupId: string, person: string | Found, keys: Keys): Load<AddressBook> {
  const sql = `select c.name, c.phone, c.email, c.address, p.wrapped_key from customers.customer c
    join kernel.person p on p.group_id = c.group_id and p.id = c.person_id
    where c.group_id = $1 and c.person_id = ${markOf(person)}`
  return {
    statement: { sql, parameters: [groupId, parameterOf(person)] },
    read: ([row]) => {
      const text = (column: string) => (typeof row?.[column] === 'string' ? row[column] : null)
      const open = (column: string) => openSealed(text('wrapped_key'), text(column), keys)
      return (channel) => {
        const address = addressOn(channel, open)
        const name = open('name')
        return address ? { address, ...(name ? { name } : {}) } : undefined
      }
    },
  }
}

/** A landline takes no text messages; nobody keeps a WeChat id yet. */
function addressOn(channel: Channel, open: (column: string) => string | null): string | null {
  switch (channel) {
    case 'mail':
      return open('email')
    case 'letter':
      return open('address')
    case 'phone':
      return open('phone')
    case 'sms': {
      const phone = open('phone')
      return phone && /^(?:1\d{10}|\+\d+)$/.test(phone) ? phone : null
    }
    case 'app':
    case 'wechat':
      return null
  }
}
