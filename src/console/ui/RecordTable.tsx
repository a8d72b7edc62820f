import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Flex, theme, Typography } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { endpoint, type ListKey, recordOf } from '../endpoints.ts'
import { useHotkey } from '../hotkeys.ts'
import { placeOf, rememberList, rememberPlace } from '../navigation.ts'
import { usePreferences } from '../preferences.ts'
import { asProblem } from '../problem.ts'
import { usePhone } from '../screen.ts'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { Empty } from './Empty.tsx'
import { BulkBar } from './table/BulkBar.tsx'
import type { RecordTableProps } from './table/column.ts'
import { FilterBar } from './table/FilterBar.tsx'
import { Pager } from './table/Pager.tsx'
import { RowCards } from './table/RowCards.tsx'
import { useRowKeys } from './table/row-keys.ts'
import { RowTable } from './table/RowTable.tsx'
import { ColumnChoice, ExportButton, SavedViews, Views } from './table/TableTools.tsx'
import { activeFilters, queryShape, useListState, useRows } from './table/use-list.ts'

/**
 * The list of a record: the server filters, sorts and pages; the address holds all of it, so that a link shows the
 * same to a colleague and coming back finds the same place.
 */
export function RecordTable<K extends ListKey>(props: RecordTableProps<K>) {
  const {
    read,
    title,
    columns,
    filters = [],
    fixed,
    views = [],
    href,
    bulk = [],
    create,
    also,
    exportable = true,
  } = props
  const record = recordOf(read)
  const texts = useTexts()
  const phone = usePhone()
  const { columns: chosen } = usePreferences()
  const list = useListState(read, fixed)
  const { data, isPending, isPlaceholderData, error, refetch } = useRows(read, list.query, also)
  const rows = useMemo(() => data?.rows ?? [], [data])
  const place = placeOf(list.href)
  const [selected, setSelected] = useState<readonly string[]>(place?.selected ?? [])

  const headed = useMemo(
    () =>
      columns.map((column) => ({
        ...column,
        heading: column.label ? texts.t(column.label) : texts.field(record, column.key),
      })),
    [columns, record, texts],
  )
  const keys = chosen[read] ?? columns.filter((column) => !column.optional).map((column) => column.key)
  const shown = headed.filter((column) => keys.includes(column.key))

  const toggle = (index: number) => {
    const id = rows[index]?.id
    if (id && bulk.length > 0)
      setSelected(selected.includes(id) ? selected.filter((other) => other !== id) : [...selected, id])
  }
  const rowKeys = useRowKeys({
    count: rows.length,
    start: place?.active ?? 0,
    hrefOf: (index) => (rows[index] ? href?.(rows[index]) : undefined),
    toggle,
  })
  const { active } = rowKeys
  useEffect(() => {
    if (rows.length > 0) rememberList(record, { href: list.href, ids: rows.map((row) => row.id) })
  }, [record, list.href, rows])
  useEffect(() => rememberPlace(list.href, { active, selected }), [list.href, active, selected])

  const chosenRows = rows.filter((row) => selected.includes(row.id))
  const Rows = phone ? RowCards : RowTable
  return (
    <Flex vertical gap={12}>
      <TableHead title={title} record={record} create={create} />
      <Flex justify="space-between" gap={8} wrap align="center">
        <Flex gap={8} wrap align="center">
          <Views read={read} views={views} list={list} />
          <FilterBar read={read} filters={filters} list={list} />
        </Flex>
        <Flex gap={0} wrap data-screen-only>
          <SavedViews read={read} list={list} />
          {!phone && (
            <ColumnChoice
              read={read}
              columns={headed.map((column) => ({ key: column.key, label: column.heading }))}
              shown={keys}
            />
          )}
          {exportable && <ExportButton read={read} list={list} />}
        </Flex>
      </Flex>
      {error && (
        <Alert
          type="error"
          showIcon
          title={texts.problem(asProblem(error))}
          action={
            <Button size="small" onClick={() => void refetch()}>
              {texts.c('again')}
            </Button>
          }
        />
      )}
      <Rows
        label={title}
        rows={rows}
        columns={shown}
        href={href}
        keys={rowKeys}
        loading={isPending || isPlaceholderData}
        sort={typeof list.search['sort'] === 'string' ? list.search['sort'] : undefined}
        onSort={(sort) => list.set({ sort })}
        selected={bulk.length > 0 ? selected : undefined}
        onSelect={setSelected}
        empty={
          isPending ? null : (
            <NothingHere filtered={activeFilters(list.search, filters).length > 0} empty={props.empty} />
          )
        }
      />
      <Pager read={read} list={list} count={rows.length} next={data?.next} countable={'total' in queryShape(read)} />
      {chosenRows.length > 0 && <BulkBar read={read} rows={chosenRows} verbs={bulk} clear={() => setSelected([])} />}
    </Flex>
  )
}

interface TableHeadProps {
  readonly title: string
  readonly record: string
  readonly create: { readonly verb: string; readonly open: () => void } | undefined
}

function TableHead({ title, record, create }: TableHeadProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { can } = useSession()
  const may = create !== undefined && can(endpoint(`${record}.${create.verb}`).permission)
  useHotkey('n', () => create?.open(), { enabled: may })
  return (
    <Flex justify="space-between" align="center" gap={8} wrap>
      <Typography.Title level={1} style={{ fontSize: token.fontSizeXL, margin: 0 }}>
        {title}
      </Typography.Title>
      {may && (
        <Button
          type="primary"
          icon={<PlusOutlined />}
          onClick={create.open}
          title={texts.c('table.newKey')}
          aria-keyshortcuts="n"
        >
          {texts.verb(record, create.verb)}
        </Button>
      )}
    </Flex>
  )
}

function NothingHere({
  filtered,
  empty,
}: {
  readonly filtered: boolean
  readonly empty: { readonly text: string; readonly next?: string } | undefined
}) {
  const { c } = useTexts()
  if (filtered) return <Empty text={c('table.nothingFound')} next={c('table.nothingFoundNext')} />
  return <Empty text={empty?.text ?? c('table.nothing')} next={empty?.next} />
}
