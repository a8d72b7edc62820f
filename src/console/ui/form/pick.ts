import { askRows } from '../../client.ts'
import type { ListKey, QueryOf, RowOf, Some } from '../../endpoints.ts'
import type { PickSource } from './field.ts'

interface PickSpec<K extends ListKey> {
  readonly label: (row: RowOf<K>) => string
  readonly query?: Some<QueryOf<K>>
}

/** Lets a field pick from a list: `pick('customer.list', { label: (row) => row.name })`. */
export function pick<K extends ListKey>(key: K, { label, query }: PickSpec<K>): PickSource {
  return {
    key,
    async find(q, signal) {
      const { rows } = await askRows(key, { ...query, q, limit: 20 }, signal)
      return rows.map((row) => ({ value: row.id, label: label(row) }))
    },
  }
}
