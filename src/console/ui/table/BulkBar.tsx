import { Button, Flex, Modal, theme } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { callAny } from '../../client.ts'
import { endpoint, recordOf, verbSpec } from '../../endpoints.ts'
import { useNotice } from '../../notice.tsx'
import { asProblem } from '../../problem.ts'
import { invalidateRecord } from '../../query-client.ts'
import { useSession } from '../../session.tsx'
import { useTexts } from '../../texts.ts'
import type { AnyRow, BulkVerb } from './column.ts'

const FormDrawer = lazy(() => import('../form/FormDrawer.tsx').then((file) => ({ default: file.FormDrawer })))

interface BulkBarProps {
  readonly read: string
  readonly rows: readonly AnyRow[]
  readonly verbs: readonly BulkVerb[]
  readonly clear: () => void
}

interface Failure {
  readonly row: AnyRow
  readonly text: string
}

const labelOf = (row: AnyRow) =>
  [row['number'], row['plate'], row['name'], row['nameZh']].find((value) => typeof value === 'string') ?? row.id

/** Verbs on all chosen rows: one after the other, each with its own answer; what was refused is listed with its reason. */
export function BulkBar({ read, rows, verbs, clear }: BulkBarProps) {
  const record = recordOf(read)
  const texts = useTexts()
  const notice = useNotice()
  const { can } = useSession()
  const { token } = theme.useToken()
  const [busy, setBusy] = useState<{ verb: string; done: number }>()
  const [form, setForm] = useState<BulkVerb>()
  const [failures, setFailures] = useState<readonly Failure[]>([])
  const run = async (verb: string, input: object) => {
    const refused: Failure[] = []
    for (const [done, row] of rows.entries()) {
      setBusy({ verb, done })
      try {
        await callAny(`${record}.${verb}`, {
          id: row.id,
          body: input,
          ...(typeof row['version'] === 'number' ? { version: row['version'] } : {}),
        })
      } catch (error) {
        refused.push({ row, text: texts.problem(asProblem(error)) })
      }
    }
    setBusy(undefined)
    invalidateRecord(record)
    setFailures(refused)
    if (refused.length < rows.length)
      notice.done(texts.c('bulk.done', { verb: texts.verb(record, verb), count: rows.length - refused.length }))
    if (refused.length === 0) clear()
  }
  const start = (bulk: BulkVerb) =>
    bulk.fields || verbSpec(record, bulk.verb)?.final ? setForm(bulk) : void run(bulk.verb, {})
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
        <Button
          key={bulk.verb}
          disabled={busy !== undefined}
          loading={busy?.verb === bulk.verb}
          danger={verbSpec(record, bulk.verb)?.final === true}
          onClick={() => start(bulk)}
        >
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
      <Modal
        open={failures.length > 0}
        title={texts.c('bulk.refused', { count: failures.length })}
        footer={null}
        onCancel={() => setFailures([])}
      >
        <ul style={{ paddingInlineStart: 18 }}>
          {failures.map(({ row, text }) => (
            <li key={row.id}>
              <strong>{labelOf(row)}</strong> {text}
            </li>
          ))}
        </ul>
      </Modal>
    </Flex>
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
  const label = texts.c('bulk.title', { verb: texts.verb(record, bulk.verb), count })
  return (
    <Suspense>
      <FormDrawer
        open
        close={close}
        title={label}
        sendLabel={texts.verb(record, bulk.verb)}
        record={record}
        schema={input}
        fields={bulk.fields ?? []}
        warning={
          verbSpec(record, bulk.verb)?.final
            ? (texts.maybe(record, `final.${bulk.verb}`) ?? texts.c('final'))
            : undefined
        }
        send={async (values) => {
          await run(values)
          return undefined
        }}
      />
    </Suspense>
  )
}
