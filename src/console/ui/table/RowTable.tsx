import { Checkbox, Skeleton, theme } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../../texts.ts'
import { AppLink } from '../AppLink.tsx'
import { useCells } from './cells.ts'
import type { useRowKeys } from './row-keys.ts'
import { SortHead } from './SortHead.tsx'
import type { HeadedColumn } from './use-columns.ts'
import { useOverflow } from './use-overflow.ts'

export interface RowsProps<R extends { readonly id: string }> {
  readonly label: string
  readonly rows: readonly R[]
  readonly columns: readonly HeadedColumn<R>[]
  readonly href: ((row: R) => string) | undefined
  readonly keys: ReturnType<typeof useRowKeys>
  readonly loading: boolean
  /** `startsAt`, or `-startsAt` for the last first. */
  readonly sort: string | undefined
  readonly onSort: (sort: string | undefined) => void
  readonly selected: readonly string[] | undefined
  readonly onSelect: (ids: string[]) => void
  readonly empty: ReactNode
}

/** Rows as a table: the window scrolls, the head stays; where the window is too narrow, the table scrolls sideways. */
export function RowTable<R extends { readonly id: string }>(props: RowsProps<R>) {
  const { label, rows, columns, loading, selected, empty } = props
  const { table, cell } = useCells(columns.length)
  const { place, overflows } = useOverflow()
  return (
    <div
      ref={place}
      {...(overflows ? { role: 'region', 'aria-label': label, tabIndex: 0, style: { overflowX: 'auto' } } : {})}
    >
      <table aria-label={label} aria-busy={loading} style={{ ...table, opacity: loading && rows.length > 0 ? 0.6 : 1 }}>
        <HeadRow {...props} stays={!overflows} />
        <tbody>
          {rows.map((row, index) => (
            <BodyRow key={row.id} {...props} row={row} index={index} />
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length + (selected ? 1 : 0)} style={cell}>
                {loading ? <Skeleton active title={false} paragraph={{ rows: 8 }} /> : empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

interface HeadRowProps<R extends { readonly id: string }> extends RowsProps<R> {
  /** In sight while the window scrolls. */
  readonly stays: boolean
}

function HeadRow<R extends { readonly id: string }>({
  rows,
  columns,
  sort,
  onSort,
  selected,
  onSelect,
  stays,
}: HeadRowProps<R>) {
  const { c } = useTexts()
  const { token } = theme.useToken()
  const { head } = useCells(columns.length)
  const stay = stays
    ? ({ ...head, position: 'sticky', top: token.Layout?.headerHeight ?? 0, zIndex: 3 } as const)
    : head
  const chosen = selected?.length ?? 0
  return (
    <thead>
      <tr>
        {selected && (
          <th style={{ ...stay, width: 20 }}>
            <Checkbox
              aria-label={c('table.selectAll')}
              checked={chosen > 0 && chosen === rows.length}
              indeterminate={chosen > 0 && chosen < rows.length}
              onChange={(event) => onSelect(event.target.checked ? rows.map((row) => row.id) : [])}
            />
          </th>
        )}
        {columns.map((column) => (
          <SortHead
            key={column.key}
            name={column.key}
            heading={column.heading}
            numeric={column.numeric === true}
            style={column.width ? { ...stay, width: column.width } : stay}
            {...(column.sort ? { sort, onSort } : {})}
          />
        ))}
      </tr>
    </thead>
  )
}

interface BodyRowProps<R extends { readonly id: string }> extends RowsProps<R> {
  readonly row: R
  readonly index: number
}

function BodyRow<R extends { readonly id: string }>({
  row,
  index,
  columns,
  href,
  keys,
  selected,
  onSelect,
}: BodyRowProps<R>) {
  const { c } = useTexts()
  const { token } = theme.useToken()
  const { cell } = useCells(columns.length)
  const on = selected?.includes(row.id) === true
  const toggle = () => onSelect(on ? (selected ?? []).filter((id) => id !== row.id) : [...(selected ?? []), row.id])
  const background = on ? token.controlItemBgActive : undefined
  return (
    <tr
      {...keys.rowProps(index)}
      data-selected={on || undefined}
      style={{ background, cursor: href ? 'pointer' : undefined }}
    >
      {selected && (
        <td style={cell}>
          <Checkbox aria-label={c('table.select')} checked={on} onChange={toggle} />
        </td>
      )}
      {columns.map((column, at) => (
        <td
          key={column.key}
          style={column.numeric ? { ...cell, textAlign: 'end' } : at === 0 ? { ...cell, whiteSpace: 'nowrap' } : cell}
        >
          {at === 0 && href ? (
            <AppLink href={href(row)} tabIndex={-1}>
              {column.draw(row)}
            </AppLink>
          ) : (
            column.draw(row)
          )}
        </td>
      ))}
    </tr>
  )
}
