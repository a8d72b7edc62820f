import type { z } from 'zod'
import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Keys } from '../../../../kernel/keys.ts'
import { openPhone, provedPhone } from '../../../../kernel/auth/newcomer.ts'
import { newPerson, type OpenPerson, openPerson, openSealed, sealFor } from '../../../../kernel/pii/persons.ts'
import { indexRecord } from '../../../../kernel/search-index.ts'
import { serve } from '../../../../kernel/serve.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import { customerContract, customerLifecycle } from '../../contract/customer.ts'
import { customersRefusals } from '../../contract/refusals.ts'
import { findByPhone, openContact } from '../public.ts'
import { checkIdNumber, customerTokens, normalisePhone, sameName } from './rules.ts'

export const customer = serve(customerContract, 'customers.customer', { view: openFields })

/** What may leave without a key: nothing personal, neither clear nor sealed. */
export function openFields(row: Row<'customers.customer'>) {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    storeId: row.store_id,
    kind: row.kind,
    language: row.language,
    preferredChannel: row.preferred_channel,
    source: row.source,
    createdAt: row.created_at,
  }
}

/** Of two desks that register the same phone at once the second sees the first's file. */
function alone(groupId: string, phone: string): Load<unknown> {
  const what = `customer/${groupId}/${normalisePhone(phone) ?? ''}`
  return oneRaw('select pg_advisory_xact_lock(hashtextextended($1, 0))', [what])
}

export const register = customer.creation('register', {
  store: (input) => input.storeId,
  first: ({ groupId, input }) => ({ alone: alone(groupId, input.phone) }),
  loads: ({ groupId, keys, input }) => ({
    known: findByPhone(groupId, keys, normalisePhone(input.phone) ?? ''),
  }),
  run(work, { id, input, loaded, kernel, settings }) {
    const phone = checkedPhone(input.phone)
    const idNumber = input.idNumber ? checkedNumber(work, settings, input.storeId, input.kind, input.idNumber) : null
    const same = loaded.known.filter((row) => sameName(openContact(row, kernel.keys).name, input.name))
    if (same.length > 0 && !input.evenIfKnown) {
      throw customersRefusals.known({ customers: same.map((row) => ({ id: row.id, storeId: row.store_id })) })
    }
    enter(work, kernel.keys, {
      verb: 'register',
      id,
      person: newPerson(work, kernel.keys),
      fields: { ...input, phone, idNumber },
    })
  },
})

interface Entered {
  readonly verb: 'register' | 'registerOwn'
  readonly id: string
  readonly person: OpenPerson
  readonly fields: Omit<z.output<typeof customerLifecycle.verbs.register.input>, 'evenIfKnown'>
}

function enter(work: Work, keys: Keys, { verb, id, person, fields }: Entered): void {
  const { name, phone, idNumber = null, storeId } = fields
  const seal = (text: string | null | undefined) => (text ? sealFor(work, person, text) : null)
  work.create(customer.face, verb, {
    id,
    store_id: storeId,
    person_id: person.id,
    kind: fields.kind,
    name: sealFor(work, person, name),
    phone: sealFor(work, person, phone),
    email: seal(fields.email),
    id_number: seal(idNumber),
    address: seal(fields.address),
    language: fields.language,
    preferred_channel: fields.preferredChannel,
    source: fields.source,
    remark: seal(fields.remark),
  })
  const tokens = customerTokens({ name, phone, idNumber })
  indexRecord(work, keys, { record: 'customer', recordId: id, storeId, tokens, isNew: true })
  work.emit('customers.registered', { customerId: id, storeId })
}

/** The number is the one that his code proved; without it, or with a file of that number, he signs in anew. */
export const registerOwn = customer.creation('registerOwn', {
  store: (input) => input.storeId,
  async run(work, { id, input, kernel, identity, ask }) {
    const { personId } = identity.actor
    const { person, proved } = await ask({
      person: oneRaw<{ id: string; wrapped_key: string | null }>(
        'select id, wrapped_key from kernel.person where group_id = $1 and id = $2 for update',
        [work.groupId, personId ?? null],
      ),
      proved: provedPhone(work.groupId, personId),
    })
    if (!person || !proved) throw customersRefusals.signInAgain()
    const phone = openPhone(kernel.keys, proved)
    const { known } = await ask({
      alone: alone(work.groupId, phone),
      known: findByPhone(work.groupId, kernel.keys, phone),
    })
    if (known.length > 0) throw customersRefusals.signInAgain()
    const usual = { kind: 'person', preferredChannel: 'sms' } as const
    enter(work, kernel.keys, {
      verb: 'registerOwn',
      id,
      person: openPerson(person, kernel.keys),
      fields: { ...input, ...usual, phone },
    })
  },
})

const personSql = `select p.id, p.wrapped_key from customers.customer c
  join kernel.person p on p.group_id = c.group_id and p.id = c.person_id where c.group_id = $1 and c.id = $2`

export const edit = customer.verb('edit', {
  loads: ({ groupId, id }) => ({
    person: oneRaw<{ id: string; wrapped_key: string | null }>(personSql, [groupId, id]),
  }),
  run(work, { input, row, loaded, move, kernel, settings }) {
    const person = openPerson(loaded.person ?? { id: row.person_id, wrapped_key: null }, kernel.keys)
    const phone = input.phone === undefined ? undefined : checkedPhone(input.phone)
    const kind = input.kind ?? row.kind
    const idNumber = input.idNumber ? checkedNumber(work, settings, row.store_id, kind, input.idNumber) : input.idNumber
    const seal = sealer(work, person)
    move({
      kind: input.kind,
      name: seal(input.name) ?? undefined,
      phone: seal(phone) ?? undefined,
      email: seal(input.email),
      id_number: seal(idNumber),
      address: seal(input.address),
      language: input.language,
      preferred_channel: input.preferredChannel,
      source: input.source,
      remark: seal(input.remark),
    })
    if (input.name === undefined && phone === undefined && idNumber === undefined) return
    const kept = keptValues(row, loaded.person?.wrapped_key ?? null, kernel.keys)
    const tokens = customerTokens({
      name: input.name ?? kept.name,
      phone: phone ?? kept.phone,
      idNumber: idNumber === undefined ? kept.idNumber : idNumber,
    })
    indexRecord(work, kernel.keys, { record: 'customer', recordId: row.id, storeId: row.store_id, tokens })
  },
})

/** Not given stays as it is; null empties. */
function sealer(work: Work, person: OpenPerson): (text: string | null | undefined) => string | null | undefined {
  return (text) => (text ? sealFor(work, person, text) : text === undefined ? undefined : null)
}

function keptValues(row: Row<'customers.customer'>, wrappedKey: string | null, keys: Keys) {
  const open = (sealed: string | null) => openSealed(wrappedKey, sealed, keys)
  return { name: open(row.name) ?? '', phone: open(row.phone) ?? '', idNumber: open(row.id_number) }
}

function checkedPhone(input: string): string {
  const phone = normalisePhone(input)
  if (phone === undefined) throw customersRefusals.phoneInvalid()
  return phone
}

function checkedNumber(work: Work, settings: Settings, storeId: string, kind: string, input: string): string {
  const today = localDate(epochMsOf(work.now), settings.stores.get(storeId)?.timeZone ?? 'UTC')
  const checked = checkIdNumber(kind, input, today)
  if ('refusal' in checked) throw checked.refusal
  return checked.number
}
