import { Button, Flex, Modal, theme } from 'antd'
import { useState } from 'react'
import { recordOf } from '../../endpoint-key.ts'
import { endpoint, verbSpec } from '../../endpoints.ts'
import { useSession } from '../../session.tsx'
import { useTexts } from '../../texts.ts'
import { FormDrawer } from '../form/late.tsx'
import type { AnyRow, BulkVerb } from './column.ts'
import { type Failure, useBulk } from './use-bulk.ts'

interface BulkBarProps {
  readonly read: string
  readonly rows: readonly AnyRow[]
  readonly verbs: readonly BulkVerb[]
  readonly clear: () => void
}

/** Verbs on all chosen rows; what was refused is listed with its reason. */
export function BulkBar({ read, rows, verbs, clear }: BulkBarProps) {
  const record = recordOf(read)
  const texts = useTexts()
  const { can } = useSession()
  const { token } = theme.useToken()
  const { run, busy, failures, forget } = useBulk(record, rows, clear)
  const [form, setForm] = useState<BulkVerb>()
  const final = (verb: string) => verbSpec(record, verb)?.final === true
  const start = (bulk: BulkVerb) => (bulk.fields || final(bulk.verb) ? setForm(bulk) : void run(bulk.verb, {}))
  const open = verbs.filter(({ verb }) => can(endpoint(`${record}.${verb}`).permission))
  return (
    <Flex
      role="toolbar"
      aria-label={texts.c('bulk.label')}
      align="center"
      gap={8}
      wrap
      style={{
        position: 'sticky',
        bottom: 8,
        zIndex: 10,
        padding: '8px 12px',
        background: token.colorBgElevated,
        border: `1px solid ${token.colorPrimary}`,
        borderRadius: token.borderRadius,
      }}
    >
      <strong>{texts.c('bulk.chosen', { count: rows.length })}</strong>
      {open.map((bulk) => (
        <Button key={bulk.verb} disabled={busy !== undefined} danger={final(bulk.verb)} onClick={() => start(bulk)}>
          {texts.verb(record, bulk.verb)}
          {busy?.verb === bulk.verb ? ` ${busy.done}/${rows.length}` : null}
        </Button>
      ))}
      <Button type="link" onClick={clear}>
        {texts.c('bulk.clear')}
      </Button>
      {form && (
        <BulkForm
          record={record}
          bulk={form}
          count={rows.length}
          run={(input) => run(form.verb, input)}
          close={() => setForm(undefined)}
        />
      )}
      <Failures failures={failures} forget={forget} />
    </Flex>
  )
}

const labelOf = (row: AnyRow) =>
  [row['number'], row['plate'], row['name'], row['nameZh']].find((value) => typeof value === 'string') ?? row.id

function Failures({ failures, forget }: { readonly failures: readonly Failure[]; readonly forget: () => void }) {
  const { c } = useTexts()
  return (
    <Modal
      open={failures.length > 0}
      title={c('bulk.refused', { count: failures.length })}
      footer={null}
      onCancel={forget}
    >
      <ul style={{ paddingInlineStart: 18 }}>
        {failures.map(({ row, text }) => (
          <li key={row.id}>
            <strong>{labelOf(row)}</strong> {text}
          </li>
        ))}
      </ul>
    </Modal>
  )
}

interface BulkFormProps {
  readonly record: string
  readonly bulk: BulkVerb
  readonly count: number
  readonly run: (input: object) => Promise<void>
  readonly close: () => void
}

function BulkForm({ record, bulk, count, run, close }: BulkFormProps) {
  const texts = useTexts()
  const { input } = endpoint(`${record}.${bulk.verb}`)
  if (!input) return null
  const verb = texts.verb(record, bulk.verb)
  const final = verbSpec(record, bulk.verb)?.final === true
  return (
    <FormDrawer
      open
      close={close}
      title={texts.c('bulk.title', { verb, count })}
      sendLabel={verb}
      record={record}
      schema={input}
      fields={bulk.fields ?? []}
      warning={final ? (texts.maybe(record, `final.${bulk.verb}`) ?? texts.c('final')) : undefined}
      send={async (values) => {
        await run(values)
        return undefined
      }}
    />
  )
}
