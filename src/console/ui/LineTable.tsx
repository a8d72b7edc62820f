import type { ReactNode } from 'react'
import { usePhone } from '../screen.ts'
import { useCells } from './table/cells.ts'
import { LineCards } from './table/LineCards.tsx'
import { useOverflow } from './table/use-overflow.ts'

export interface LineColumn<R> {
  readonly key: string
  /** The heading in words, for example `texts.field('bill', 'grossFen')`. */
  readonly heading: string
  readonly draw: (row: R) => ReactNode
  /** Figures stand at the right. */
  readonly numeric?: boolean
  readonly width?: number
}

interface LineTableProps<R> {
  readonly label: string
  readonly rows: readonly R[]
  readonly keyOf: (row: R) => string
  readonly columns: readonly LineColumn<R>[]
  /** The last line by column: sums. */
  readonly foot?: Readonly<Record<string, ReactNode>>
  readonly empty?: ReactNode
}

/** So many columns stand beside each other on a phone. */
const onPhone = 3

/** The lines of a record (jobs, parts, payments): light, without paging; where it is narrow they scroll sideways, on a phone they are cards. */
export function LineTable<R>({ label, rows, keyOf, columns, foot, empty }: LineTableProps<R>) {
  const phone = usePhone()
  const { table, head, cell, foot: last } = useCells(columns.length)
  const { place, overflows } = useOverflow()
  const side = (column: LineColumn<R>) => ({
    // Names are read, not spelt: before a column gets that narrow, the table scrolls.
    ...(column === columns[0] ? { minWidth: 130 } : {}),
    ...(column.numeric ? { textAlign: 'end' as const } : {}),
    ...(column.width ? { width: column.width } : {}),
  })
  if (rows.length === 0 && empty !== undefined) return empty
  if (phone && columns.length > onPhone)
    return <LineCards label={label} rows={rows} keyOf={keyOf} columns={columns} foot={foot} />
  return (
    <div
      ref={place}
      {...(overflows ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {})}
      style={{ overflowX: 'auto' }}
    >
      <table aria-label={label} style={table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" style={{ ...head, ...side(column) }}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td key={column.key} style={{ ...cell, ...side(column) }}>
                  {column.draw(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.key} style={{ ...last, ...side(column) }}>
                  {foot[column.key]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}
