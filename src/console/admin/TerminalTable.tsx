import { Button, Table } from 'antd'
import type { RowOf } from '../endpoints.ts'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'
import { StateTag } from '../ui/StateTag.tsx'
import { When } from '../ui/When.tsx'

type Terminal = RowOf<'terminal.list'>

interface TerminalTableProps {
  readonly rows: readonly Terminal[] | undefined
  readonly leave: (row: Terminal) => void
}

/** The shared tablets with who enrolled them. */
export function TerminalTable({ rows, leave }: TerminalTableProps) {
  const texts = useTexts()
  const { me } = useSession()
  const field = (name: string) => texts.field('terminal', name)
  const storeName = (id: string) => {
    const store = me.stores.find((one) => one.id === id)
    return store ? texts.name(store.nameZh, store.nameEn) : '–'
  }
  return (
    <Table<Terminal>
      rowKey="id"
      size="small"
      loading={!rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...(rows ?? [])]}
      locale={{
        emptyText: <Empty text={texts.t('kernel.terminal.none')} next={texts.t('kernel.terminal.noneNext')} />,
      }}
      columns={[
        { key: 'name', title: field('name'), render: (_, row) => row.name },
        { key: 'store', title: field('storeId'), render: (_, row) => storeName(row.storeId) },
        { key: 'role', title: field('role'), render: (_, row) => texts.value('terminal', 'role', row.role) },
        { key: 'state', title: field('state'), render: (_, row) => <StateTag record="terminal" state={row.state} /> },
        { key: 'by', title: field('enrolledBy'), render: (_, row) => row.enrolledBy },
        { key: 'at', title: field('createdAt'), render: (_, row) => <When at={row.createdAt} /> },
        {
          key: 'do',
          render: (_, row) =>
            row.actions?.some((action) => action.name === 'withdraw' && !action.refusal) ? (
              <Button size="small" danger onClick={() => leave(row)}>
                {texts.verb('terminal', 'withdraw')}
              </Button>
            ) : null,
        },
      ]}
    />
  )
}
