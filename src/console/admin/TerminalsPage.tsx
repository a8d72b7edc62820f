import { TabletOutlined } from '@ant-design/icons'
import { Alert, Button, Flex, Skeleton, Typography } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { z } from 'zod'
import type { RowOf } from '../endpoints.ts'
import { useRead } from '../queries.ts'
import { useSession } from '../session.tsx'
import { newSecret, rememberDevice, useDevice } from '../terminal/device.ts'
import { useTexts } from '../texts.ts'
import { VerbDrawer } from '../ui/form/VerbDrawer.tsx'
import { useTitle } from '../ui/use-title.ts'
import { terminalRoles } from '../../kernel/contract/terminal.ts'

type Terminal = RowOf<'terminal.list'>

// The table is heavier than the page.
const TerminalTable = lazy(() => import('./TerminalTable.tsx').then((file) => ({ default: file.TerminalTable })))

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
          action={
            can('terminal.manage') && (
              <Button onClick={() => rememberDevice(undefined)}>{texts.c('terminal.forget')}</Button>
            )
          }
        />
      )}
      <Suspense fallback={<Skeleton active />}>
        <TerminalTable rows={data?.rows} leave={setLeaving} />
      </Suspense>
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
