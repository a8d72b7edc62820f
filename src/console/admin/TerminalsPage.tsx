import { TabletOutlined } from '@ant-design/icons'
import { Alert, Button, Flex, Table, Typography } from 'antd'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import type { RowOf } from '../endpoints.ts'
import { useRead } from '../queries.ts'
import { useSession } from '../session.tsx'
import { newSecret, rememberDevice, useDevice } from '../terminal/device.ts'
import { useTexts } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'
import { VerbDrawer } from '../ui/form/VerbDrawer.tsx'
import { StateTag } from '../ui/StateTag.tsx'
import { useTitle } from '../ui/use-title.ts'
import { When } from '../ui/When.tsx'
import { terminalRoles } from '../../kernel/contract/terminal.ts'

type Terminal = RowOf<'terminal.list'>

const enrolled = z.looseObject({ name: z.string() })

/** The shared tablets of the stores; opened on a tablet, it is enrolled here. */
export default function TerminalsPage() {
  const texts = useTexts()
  const { store, can } = useSession()
  const { data } = useRead('terminal.list', { query: store ? { store: store.id } : {} })
  const [enrolling, setEnrolling] = useState(false)
  const [leaving, setLeaving] = useState<Terminal>()
  const device = useDevice()
  const title = texts.t('kernel.terminal.title')
  useTitle(title)
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {title}
        </Typography.Title>
        {can('terminal.manage') && !device && (
          <Button type="primary" icon={<TabletOutlined />} onClick={() => setEnrolling(true)}>
            {texts.c('terminal.enrolHere')}
          </Button>
        )}
      </Flex>
      {device && (
        <Alert
          type="info"
          showIcon
          title={texts.c('terminal.isTerminal', { name: device.name })}
          action={<Button onClick={() => rememberDevice(undefined)}>{texts.c('terminal.forget')}</Button>}
        />
      )}
      <TerminalTable rows={data?.rows} leave={setLeaving} />
      <Enrol open={enrolling} close={() => setEnrolling(false)} />
      <VerbDrawer
        verb="terminal.withdraw"
        target={leaving}
        form={{ fields: [{ name: 'reason', kind: 'longText', rows: 2 }] }}
        open={leaving !== undefined}
        close={() => setLeaving(undefined)}
      />
    </Flex>
  )
}

interface TerminalTableProps {
  readonly rows: readonly Terminal[] | undefined
  readonly leave: (row: Terminal) => void
}

function TerminalTable({ rows, leave }: TerminalTableProps) {
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

function Enrol({ open, close }: { readonly open: boolean; readonly close: () => void }) {
  const texts = useTexts()
  const { me, workStore } = useSession()
  const secret = useMemo(() => (open ? newSecret() : ''), [open])
  const roles = terminalRoles.map((role) => ({ value: role, label: texts.value('terminal', 'role', role) }))
  return (
    <VerbDrawer
      verb="terminal.enrol"
      form={{
        fields: [
          { name: 'name', kind: 'text', placeholder: texts.c('terminal.namePlace') },
          { name: 'role', kind: 'choice', options: roles, keys: true },
        ],
        initial: { role: 'technician' },
        fixed: { storeId: workStore?.id ?? '', secret },
      }}
      open={open}
      close={close}
      onDone={(record) => rememberDevice({ token: `${me.group.id}.${secret}`, name: enrolled.parse(record).name })}
    />
  )
}
