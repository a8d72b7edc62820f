import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import type { PersonalData, SearchSource } from '../../../../kernel/module.ts'
import { emptying } from '../../../../kernel/pii/erasure.ts'
import { maskEmail, maskPhone } from '../../../../kernel/pii/mask.ts'
import { maskAddress } from '../../contract/identity.ts'
import { type ContactRow, contactsOf, openContact } from '../public.ts'

const sealedColumns = ['name', 'phone', 'email', 'id_number', 'address', 'remark'] as const

/** What the file holds of the person himself. */
export const personalData: PersonalData = {
  tables: ['customers.customer'],
  find: (groupId, personId) =>
    manyRaw<Row<'customers.customer'>>(
      'select * from customers.customer where group_id = $1 and person_id = $2 order by id',
      [groupId, personId],
    ),
  erase: (rows) =>
    rows.map((row) => {
      const emptied = sealedColumns.filter((column) => row[column] !== null).map((column) => [column, ''])
      return emptying(
        'customers.customer',
        String(row['id']),
        { ...Object.fromEntries(emptied), state: 'erased' },
        true,
      )
    }),
  file: (rows, open) => {
    const masked = (sealed: unknown, mask: (text: string) => string) => (open(sealed) ? mask(open(sealed)) : null)
    return {
      name: rows.map((row) => ({ name: open(row['name']), kind: row['kind'], since: row['created_at'] })),
      contact: rows.map((row) => ({
        phone: masked(row['phone'], maskPhone),
        email: masked(row['email'], maskEmail),
        address: masked(row['address'], maskAddress),
        preferredChannel: row['preferred_channel'],
        language: row['language'],
      })),
    }
  },
}

/** Customers in the one search box; their cars are added by the room that keeps cars. */
export const searchSource: SearchSource = {
  record: 'customer',
  permission: 'customer.see',
  hits: ({ groupId, ids, kernel }) => {
    const load = contactsOf(groupId, ids)
    const hit = (row: ContactRow) => {
      const { name, phoneMasked } = openContact(row, kernel.keys)
      return {
        record: 'customer',
        id: row.id,
        title: name,
        subtitle: phoneMasked,
        flags: [],
        link: `/customers/${row.id}`,
      }
    }
    return { load: { ...load, read: (rows) => rows }, read: (rows) => load.read(rows).map(hit) }
  },
}
