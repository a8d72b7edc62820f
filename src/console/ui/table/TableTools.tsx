import { DownloadOutlined, SaveOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Dropdown, Flex, Input, Modal, Popover, Segmented } from 'antd'
import { useState } from 'react'
import { useGo } from '../../navigation.ts'
import { setPreferences, usePreferences } from '../../preferences.ts'
import { useSession } from '../../session.tsx'
import { withQuery } from '../../transport.ts'
import { useTexts } from '../../texts.ts'
import { VerbDrawer } from '../form/VerbDrawer.tsx'
import type { Filter, View } from './column.ts'
import { FilterBar } from './FilterBar.tsx'
import type { ListState } from './use-list.ts'
import { useExport } from './use-export.ts'

interface ViewsProps {
  readonly read: string
  readonly views: readonly View[]
  readonly list: ListState
}

const sameSearch = (a: string, b: string) => {
  const sorted = (text: string) =>
    new URLSearchParams(
      [...new URLSearchParams(text)].filter(([name]) => name !== 'after').toSorted(([a], [b]) => a.localeCompare(b)),
    ).toString()
  return sorted(a) === sorted(b)
}

interface TableToolsProps extends ViewsProps {
  readonly filters: readonly Filter[]
  /** To choose from; none where the width leaves no choice. */
  readonly columns: readonly { readonly key: string; readonly label: string }[]
  readonly shown: readonly string[]
  readonly exportable: boolean
}

/** Between heading and rows: views and filters at the left, own views, columns and export at the right. */
export function TableTools({ read, views, filters, list, columns, shown, exportable }: TableToolsProps) {
  return (
    <Flex justify="space-between" gap={8} wrap align="center">
      <Flex gap={8} wrap align="center" style={{ maxWidth: '100%' }}>
        <Views read={read} views={views} list={list} />
        <FilterBar read={read} filters={filters} list={list} />
      </Flex>
      <Flex gap={0} wrap data-screen-only>
        <SavedViews read={read} list={list} />
        {columns.length > 0 && <ColumnChoice read={read} columns={columns} shown={shown} />}
        {exportable && <ExportButton read={read} list={list} />}
      </Flex>
    </Flex>
  )
}

/** Views that everybody has, as a row of words. */
function Views({ views, list }: ViewsProps) {
  const { t, c } = useTexts()
  const go = useGo()
  const [path = ''] = list.href.split('?')
  const here = withQuery('', list.search).slice(1)
  const current = views.find((view) => sameSearch(view.search, here))
  if (views.length === 0) return null
  const open = (search: string) => go(search ? `${path}?${search}` : path)
  return (
    <div style={{ maxWidth: '100%', overflowX: 'auto' }}>
      <Segmented
        aria-label={c('table.views')}
        options={views.map((view) => ({ value: view.search, label: t(view.label) }))}
        value={current?.search ?? '?'}
        onChange={open}
      />
    </div>
  )
}

/** A person's own views: the address under a name. */
function SavedViews({ read, list }: Omit<ViewsProps, 'views'>) {
  const { c } = useTexts()
  const go = useGo()
  const { views } = usePreferences()
  const [naming, setNaming] = useState(false)
  const [name, setName] = useState('')
  const own = views[read] ?? []
  const [path = ''] = list.href.split('?')
  const save = () => {
    const search = withQuery('', { ...list.search, after: undefined }).slice(1)
    setPreferences({
      views: { ...views, [read]: [...own.filter((view) => view.name !== name.trim()), { name: name.trim(), search }] },
    })
    setNaming(false)
    setName('')
  }
  const drop = (gone: string) =>
    setPreferences({ views: { ...views, [read]: own.filter((view) => view.name !== gone) } })
  const items = [
    ...own.map((view) => ({
      key: `open ${view.name}`,
      label: view.name,
      onClick: () => go(view.search ? `${path}?${view.search}` : path),
    })),
    ...(own.length > 0 ? [{ type: 'divider' as const }] : []),
    { key: 'save', label: c('table.saveView'), onClick: () => setNaming(true) },
    ...own.map((view) => ({
      key: `drop ${view.name}`,
      danger: true,
      label: c('table.dropView', { name: view.name }),
      onClick: () => drop(view.name),
    })),
  ]
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button type="text" icon={<SaveOutlined />}>
          {c('table.myViews')}
        </Button>
      </Dropdown>
      <Modal
        open={naming}
        title={c('table.saveView')}
        onCancel={() => setNaming(false)}
        onOk={save}
        okText={c('table.save')}
        okButtonProps={{ disabled: name.trim() === '' }}
      >
        <Input
          autoFocus
          aria-label={c('table.viewName')}
          placeholder={c('table.viewName')}
          value={name}
          maxLength={30}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={() => name.trim() && save()}
        />
      </Modal>
    </>
  )
}

interface ColumnChoiceProps {
  readonly read: string
  readonly columns: readonly { readonly key: string; readonly label: string }[]
  readonly shown: readonly string[]
}

function ColumnChoice({ read, columns, shown }: ColumnChoiceProps) {
  const { c } = useTexts()
  const { columns: chosen } = usePreferences()
  const choose = (keys: string[]) => {
    if (keys.length > 0)
      setPreferences({
        columns: { ...chosen, [read]: columns.map((column) => column.key).filter((key) => keys.includes(key)) },
      })
  }
  const boxes = (
    <Checkbox.Group value={[...shown]} onChange={choose}>
      <Flex vertical gap={8} style={{ maxHeight: '50vh', overflowY: 'auto' }}>
        {columns.map((column) => (
          <Checkbox key={column.key} value={column.key}>
            {column.label}
          </Checkbox>
        ))}
      </Flex>
    </Checkbox.Group>
  )
  return (
    <Popover trigger="click" placement="bottomRight" content={boxes} title={c('table.columns')}>
      <Button type="text" icon={<SettingOutlined />}>
        {c('table.columns')}
      </Button>
    </Popover>
  )
}

/** Everything under the filter as a workbook; the server masks, counts and writes it down. */
function ExportButton({ read, list }: Omit<ViewsProps, 'views'>) {
  const { c } = useTexts()
  const { workStore, can } = useSession()
  const { run, busy, asking, asked } = useExport(read, list.query)
  return (
    <>
      <Button type="text" icon={<DownloadOutlined />} loading={busy} onClick={() => void run()}>
        {c('table.export')}
      </Button>
      {asking && workStore && can('approval.ask') && (
        <VerbDrawer
          verb="approval.ask"
          open
          close={asked}
          form={{
            fields: [{ name: 'reason', kind: 'longText', rows: 3 }],
            fixed: { kind: 'export', record: read, recordId: workStore.id, storeId: workStore.id },
          }}
        />
      )}
    </>
  )
}
