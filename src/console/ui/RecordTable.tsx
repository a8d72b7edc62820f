import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Flex } from 'antd'
import { useMemo } from 'react'
import { ZodObject } from 'zod'
import { recordOf } from '../endpoint-key.ts'
import { endpoint, type ListKey, verbSpec } from '../endpoints.ts'
import { useHotkey } from '../hotkeys.ts'
import { asProblem, type ProblemError } from '../problem.ts'
import { usePhone } from '../screen.ts'
import { type Session, useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { Empty } from './Empty.tsx'
import { BulkBar } from './table/BulkBar.tsx'
import type { RecordTableProps } from './table/column.ts'
import { Pager } from './table/Pager.tsx'
import { RowCards } from './table/RowCards.tsx'
import { RowTable } from './table/RowTable.tsx'
import { TableTools } from './table/TableTools.tsx'
import { useColumns } from './table/use-columns.ts'
import { activeFilters, queryShape, useListState, useRows } from './table/use-list.ts'
import { usePlace } from './table/use-place.ts'
import { Heading } from './Heading.tsx'

/**
 * The list of a record: the server filters, sorts and pages; the address holds all of it, so that a link shows the
 * same to a colleague and coming back finds the same place.
 */
export function RecordTable<K extends ListKey>(props: RecordTableProps<K>) {
  const { read, title, columns, filters = [], fixed, href, bulk = [], create, also, empty } = props
  const phone = usePhone()
  const list = useListState(read, fixed)
  const { data, isPending, isPlaceholderData, error, refetch } = useRows(read, list.query, also)
  const rows = useMemo(() => data?.rows ?? [], [data])
  const { all, shown, keys: shownKeys } = useColumns(read, columns)
  const selectable = bulk.length > 0
  const { keys, selected, select } = usePlace({ read, href: list.href, rows, hrefOf: href, selectable })
  const chosenRows = rows.filter((row) => selected.includes(row.id))
  const filtered = activeFilters(list.search, filters).length > 0
  const Rows = phone ? RowCards : RowTable
  return (
    <Flex vertical gap={12}>
      <TableHead title={title} record={recordOf(read)} create={create} />
      <TableTools
        read={read}
        views={props.views ?? []}
        filters={filters}
        list={list}
        columns={phone ? [] : all.map((column) => ({ key: column.key, label: column.heading }))}
        shown={shownKeys}
        exportable={props.exportable ?? true}
      />
      {error && <TableProblem problem={asProblem(error)} again={() => void refetch()} />}
      <Rows
        label={title}
        rows={rows}
        columns={shown}
        href={href}
        keys={keys}
        loading={isPending || isPlaceholderData}
        sort={typeof list.search['sort'] === 'string' ? list.search['sort'] : undefined}
        onSort={(sort) => list.set({ sort })}
        selected={selectable ? selected : undefined}
        onSelect={select}
        empty={isPending ? null : <NothingHere filtered={filtered} empty={empty} />}
      />
      <Pager read={read} list={list} count={rows.length} next={data?.next} countable={'total' in queryShape(read)} />
      {chosenRows.length > 0 && <BulkBar read={read} rows={chosenRows} verbs={bulk} clear={() => select([])} />}
    </Flex>
  )
}

function TableProblem({ problem, again }: { readonly problem: ProblemError; readonly again: () => void }) {
  const texts = useTexts()
  const button = (
    <Button size="small" onClick={again}>
      {texts.c('again')}
    </Button>
  )
  return <Alert type="error" showIcon title={texts.problem(problem)} action={button} />
}

/** Of what all stores share only who reaches them all makes a new one; of what may be one store's own, he who works there. */
function mayCreate(record: string, verb: string, can: Session['can'], canGroupWide: Session['can']): boolean {
  const { permission, input } = endpoint(`${record}.${verb}`)
  const isShared =
    verbSpec(record, verb)?.groupWide === true && !(input instanceof ZodObject && 'storeId' in input.shape)
  return can(permission) && (!isShared || canGroupWide(permission))
}

interface TableHeadProps {
  readonly title: string
  readonly record: string
  readonly create: { readonly verb: string; readonly open: () => void } | undefined
}

function TableHead({ title, record, create }: TableHeadProps) {
  const texts = useTexts()
  const { can, canGroupWide } = useSession()
  const may = create !== undefined && mayCreate(record, create.verb, can, canGroupWide)
  useHotkey('n', () => create?.open(), { enabled: may })
  return (
    <Flex justify="space-between" align="center" gap={8} wrap>
      <Heading level={1}>{title}</Heading>
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
