import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, many, oneRaw, sql } from '../../../../kernel/db/sql.ts'
import type { Keys } from '../../../../kernel/keys.ts'
import { readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { maskEmail, maskIdNumber, maskPhone } from '../../../../kernel/pii/mask.ts'
import { fileParts } from '../../../../kernel/pii/personal.ts'
import { openSealed } from '../../../../kernel/pii/persons.ts'
import { reveal as revealed } from '../../../../kernel/pii/reveal.ts'
import { idsMeant } from '../../../../kernel/search-index.ts'
import { customerContract, fileGroups } from '../../contract/customer.ts'
import { maskAddress } from '../../contract/identity.ts'
import { customersRefusals } from '../../contract/refusals.ts'
import { customer, openFields } from './actions.ts'

type CustomerRow = Row<'customers.customer'> & { readonly wrapped_key: string | null }

const rowSql = `select c.*, p.wrapped_key from customers.customer c
  join kernel.person p on p.group_id = c.group_id and p.id = c.person_id where c.group_id = $1 and c.id = $2`

const customerRow = (groupId: string, id: string): Load<CustomerRow | undefined> =>
  oneRaw<CustomerRow>(rowSql, [groupId, id])

/** A customer as people see him: the name in clear, the rest masked. */
function customerView(row: CustomerRow, keys: Keys) {
  const open = (sealed: string | null) => openSealed(row.wrapped_key, sealed, keys)
  const masked = (sealed: string | null, mask: (text: string) => string) => {
    const text = open(sealed)
    return text === null ? null : mask(text)
  }
  return {
    ...openFields(row),
    name: open(row.name) ?? '',
    phoneMasked: masked(row.phone, maskPhone) ?? '',
    emailMasked: masked(row.email, maskEmail),
    idNumberMasked: masked(row.id_number, maskIdNumber),
    addressMasked: masked(row.address, maskAddress),
    remark: open(row.remark),
  }
}

/** Customers of the stores that the person may see, the newest first. */
export const list = customer.read('list', async (context) => {
  const { groupId, query, inStores, load, kernel } = context
  const after = readCursor(query.after, 1)
  let found = sql
    .selectFrom('customers.customer as c')
    .innerJoin('kernel.person as p', (join) =>
      join.onRef('p.group_id', '=', 'c.group_id').onRef('p.id', '=', 'c.person_id'),
    )
    .where('c.group_id', '=', groupId)
    .where('c.store_id', 'in', inStores)
    .where('c.state', '=', 'active')
  if (query.source) found = found.where('c.source', '=', query.source)
  if (query.q) {
    const ids = await idsMeant(context, 'customer', query.q)
    if (ids.length === 0) return { rows: [], ...(query.total ? { total: 0, totalCapped: false } : {}) }
    found = found.where('c.id', 'in', ids)
  }
  let page = found
    .selectAll('c')
    .select('p.wrapped_key')
    .orderBy('c.id', 'desc')
    .limit(query.limit + 1)
  if (after) page = page.where('c.id', '<', String(after[0]))
  const { rows } = await load({ rows: many(page) })
  const count = await totalIfAsked({ query, load }, found.select('c.id'))
  return {
    ...toPage(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => customerView(row, kernel.keys),
    ),
    ...count,
  }
})

export const get = customer.read('get', async ({ groupId, id, load, see, actionsOn, kernel }) => {
  const { row } = await load({ row: customerRow(groupId, id) })
  if (!row) throw kernelRefusals.notFound({ record: 'customer' })
  see(row.store_id)
  return { ...customerView(row, kernel.keys), actions: actionsOn(row) }
})

export const reveal = customer.read('reveal', async (context) => {
  const { groupId, id, query, load, see } = context
  const { row } = await load({ row: customerRow(groupId, id) })
  if (!row) throw kernelRefusals.notFound({ record: 'customer' })
  see(row.store_id)
  const sealed = { phone: row.phone, email: row.email, idNumber: row.id_number, address: row.address }[query.field]
  if (row.wrapped_key === null) throw kernelRefusals.erased({ record: 'customer' })
  if (!sealed) throw customersRefusals.nothingToShow({ field: query.field })
  const look = { record: 'customer', recordId: row.id, storeId: row.store_id, purpose: query.purpose }
  const shown = await revealed(context, { ...look, sealed: { [query.field]: sealed } })
  return { value: shown[query.field] ?? '' }
})

/** The whole file, put together from what every room holds of the person. */
export const file = customer.read('file', async ({ groupId, id, load, see, kernel }) => {
  const { row } = await load({ row: customerRow(groupId, id) })
  if (!row) throw kernelRefusals.notFound({ record: 'customer' })
  see(row.store_id)
  const parts = fileParts(groupId, row.person_id)
  const loaded = await load(Object.fromEntries(parts.map((part, i) => [String(i), part.load])))
  const open = (sealed: unknown) =>
    typeof sealed === 'string' ? (openSealed(row.wrapped_key, sealed, kernel.keys) ?? '') : ''
  const filled = parts.map((part, i) => part.read(loaded[String(i)] ?? [], open))
  const groups = fileGroups.map((group) => [group, filled.flatMap((one) => one[group] ?? [])] as const)
  return customerContract.reads.file.answer.parse({ groups: Object.fromEntries(groups) })
})
