import { Table, type TableProps, theme } from 'antd'
import type { SorterResult } from 'antd/es/table/interface.js'
import { type ReactNode, type ThHTMLAttributes, useMemo } from 'react'
import { useNarrow } from '../../screen.ts'
import { useTexts } from '../../texts.ts'
import { AppLink } from '../AppLink.tsx'
import type { useRowKeys } from './row-keys.ts'
import type { HeadedColumn } from './use-columns.ts'

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

/** Rows as a table: the window scrolls, the head stays. */
export function RowTable<R extends { readonly id: string }>(props: RowsProps<R>) {
  const { label, rows, columns, href, keys, loading, sort, onSort, selected, onSelect, empty } = props
  const { c } = useTexts()
  const narrow = useNarrow()
  const shown = useMemo<NonNullable<TableProps<R>['columns']>>(
    () =>
      columns.map((column, index) => ({
        key: column.key,
        title: column.heading,
        render: (_: unknown, row: R) =>
          index === 0 && href ? (
            <AppLink href={href(row)} tabIndex={-1}>
              {column.draw(row)}
            </AppLink>
          ) : (
            column.draw(row)
          ),
        ...(column.width ? { width: column.width } : {}),
        ...(column.numeric ? { align: 'right' as const } : {}),
        ...(column.sort ? { sorter: true, sortOrder: orderOf(column.key, sort) } : {}),
      })),
    [columns, href, sort],
  )
  const change: TableProps<R>['onChange'] = (_page, _filters, sorter) => onSort(sortOf(sorter))
  return (
    <Table<R>
      aria-label={label}
      rowKey="id"
      size="middle"
      columns={shown}
      dataSource={[...rows]}
      pagination={false}
      loading={loading}
      showSorterTooltip={false}
      locale={{ emptyText: empty }}
      {...(narrow ? { scroll: { x: 'max-content' } } : { components: stickyHead })}
      onChange={change}
      onRow={(_row, index) => ({ ...keys.rowProps(index ?? 0), style: href ? { cursor: 'pointer' } : {} })}
      {...(selected
        ? {
            rowSelection: {
              selectedRowKeys: [...selected],
              onChange: (ids: React.Key[]) => onSelect(ids.map(String)),
              getCheckboxProps: () => ({ 'aria-label': c('table.select') }),
              columnWidth: 44,
              // A scrolling table measures with a copy of its head, and the copy's box would catch the Tab key.
              hideSelectAll: narrow,
            },
          }
        : {})}
    />
  )
}

/** The window scrolls, the head stays; without Ant Design's own sticky head, which doubles what is in it. */
function HeadCell({ style, ...rest }: ThHTMLAttributes<HTMLTableCellElement>) {
  const { token } = theme.useToken()
  return <th {...rest} style={{ ...style, position: 'sticky', top: token.Layout?.headerHeight ?? 0, zIndex: 3 }} />
}

const stickyHead = { header: { cell: HeadCell } }

const orderOf = (key: string, sort: string | undefined) =>
  sort === key ? ('ascend' as const) : sort === `-${key}` ? ('descend' as const) : null

function sortOf<R>(sorter: SorterResult<R> | SorterResult<R>[]): string | undefined {
  const one = Array.isArray(sorter) ? sorter[0] : sorter
  if (!one?.order || one.columnKey === undefined) return undefined
  return one.order === 'descend' ? `-${String(one.columnKey)}` : String(one.columnKey)
}
