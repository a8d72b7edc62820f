import { LeftOutlined, RightOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { Alert, Button, Flex, theme, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import type { PromiseStages } from '../../kernel/contract/promise.ts'
import { recordOf } from '../endpoint-key.ts'
import { type AnswerOf, type GetKey, statesOf, type VerbKeyOf, type VerbOf } from '../endpoints.ts'
import { neighboursOf, useGo } from '../navigation.ts'
import { asProblem } from '../problem.ts'
import { useRead } from '../queries.ts'
import { useNarrow, useOneColumn } from '../screen.ts'
import { useTexts } from '../texts.ts'
import { recordPath } from '../web-modules.ts'
import { AppLink } from './AppLink.tsx'
import type { VerbForm } from './form/VerbDrawer.tsx'
import { PromisedTime } from './PromisedTime.tsx'
import { ActionBar } from './record/ActionBar.tsx'
import { type RecordBase, recordBase, type StateTime } from './record/record-base.ts'
import { StateSteps } from './record/StateSteps.tsx'
import { Timeline } from './record/Timeline.tsx'
import { StateTag } from './StateTag.tsx'
import { Heading } from './Heading.tsx'
import { Awaited } from './Awaited.tsx'
import { useTitle } from './use-title.ts'

/** The forms of a record's verbs, each checked against its verb's input. */
export type FormsOf<K extends GetKey> = { readonly [V in VerbOf<K>]?: VerbForm<VerbKeyOf<K, V>> }

interface RecordPageProps<K extends GetKey, F extends FormsOf<K> = FormsOf<K>> {
  readonly read: K
  readonly id: string
  /** Beside the number: plate, name. */
  readonly title?: (record: AnswerOf<K>) => ReactNode
  /** States of the usual way; all of the lifecycle when left out. */
  readonly path?: readonly string[]
  readonly times?: (record: AnswerOf<K>) => readonly StateTime[]
  readonly promisedAt?: (record: AnswerOf<K>) => string | null
  readonly stages?: PromiseStages
  readonly forms?: (record: AnswerOf<K>) => F
  /** Verbs that the page does in its own way. */
  readonly own?: (record: AnswerOf<K>) => { readonly [V in VerbOf<K>]?: () => void }
  /** Verbs whose buttons stand elsewhere on the page. */
  readonly hide?: readonly VerbOf<K>[]
  /** Verbs that the record calls for at the time `now`, in epoch milliseconds: they stand before the other edits. */
  readonly urgent?: (record: AnswerOf<K>, now: number) => readonly VerbOf<K>[]
  /** Other records that the page shows. */
  readonly also?: readonly string[]
  /** Above the timeline, at the right. */
  readonly aside?: (record: AnswerOf<K>) => ReactNode
  readonly children: (record: AnswerOf<K>) => ReactNode
}

/** A record: where it is, what it is, what happened, what can be done. `const`, so that a form's words stay words. */
export function RecordPage<K extends GetKey, const F extends FormsOf<K>>(props: RecordPageProps<K, F>) {
  const { read, id, also, children, aside } = props
  const record = recordOf(read)
  const texts = useTexts()
  const narrow = useNarrow()
  const oneColumn = useOneColumn()
  const { token } = theme.useToken()
  const height = Number(token.Layout?.headerHeight ?? 52)
  const { data, error, refetch } = useRead(read, { id, ...(also ? { also } : {}) })
  const base = data === undefined ? undefined : recordBase.parse(data)
  const number = base?.number ?? texts.record(record)
  useTitle(number)
  if (data === undefined || !base) return <Awaited error={error} again={refetch} />
  return (
    <Flex vertical gap={12} style={{ minHeight: `calc(100dvh - ${height + (narrow ? 24 : 32)}px)` }}>
      {error && <Alert type="warning" showIcon title={texts.problem(asProblem(error))} />}
      <RecordHead {...props} record={record} data={data} base={base} number={number} />
      <div
        data-paper="stacked"
        style={{
          display: 'grid',
          gap: 12,
          gridTemplateColumns: oneColumn ? 'minmax(0, 1fr)' : 'minmax(0, 1fr) 320px',
          alignItems: 'start',
        }}
      >
        <Flex vertical gap={12} style={{ minWidth: 0 }}>
          {children(data)}
        </Flex>
        <Flex vertical gap={12}>
          {aside?.(data)}
          <Timeline record={record} id={id} />
        </Flex>
      </div>
      <ActionBar
        record={record}
        item={base}
        forms={{ ...props.forms?.(data) }}
        own={{ ...props.own?.(data) }}
        hide={props.hide ?? []}
        urgent={(now) => props.urgent?.(data, now) ?? []}
        also={also}
      />
    </Flex>
  )
}

interface RecordHeadProps<K extends GetKey> extends RecordPageProps<K> {
  readonly record: string
  readonly data: AnswerOf<K>
  readonly base: RecordBase
  readonly number: string
}

function RecordHead<K extends GetKey>({
  record,
  data,
  base,
  number,
  title,
  path,
  times,
  promisedAt,
  stages,
}: RecordHeadProps<K>) {
  const { token } = theme.useToken()
  const way = path ?? statesOf(record)
  return (
    <header
      style={{
        background: token.colorBgContainer,
        border: `1px solid ${token.colorBorderSecondary}`,
        borderRadius: token.borderRadius,
        padding: '12px 16px',
      }}
    >
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Flex align="center" gap={12} wrap>
          <Heading level={1}>{number}</Heading>
          {title?.(data)}
          <StateTag record={record} state={base.state} />
          {promisedAt && (
            <PromisedTime promisedAt={promisedAt(data)} state={base.state} {...(stages ? { stages } : {})} />
          )}
        </Flex>
        <Neighbours record={record} id={base.id} />
      </Flex>
      {way.length > 1 && (
        <div style={{ marginTop: 12, overflowX: 'auto' }}>
          <StateSteps record={record} state={base.state} path={way} times={times?.(data) ?? []} />
        </div>
      )}
    </header>
  )
}

/** Back to the list as it was left, and to the records before and after in it. */
function Neighbours({ record, id }: { readonly record: string; readonly id: string }) {
  const { c } = useTexts()
  const go = useGo()
  const near = neighboursOf(record, id)
  if (!near) return null
  const step = (to: string | undefined, label: string, icon: ReactNode) => (
    <Tooltip title={label}>
      <Button
        aria-label={label}
        icon={icon}
        disabled={!to}
        onClick={() => to && go(recordPath(record, to) ?? near.list)}
      />
    </Tooltip>
  )
  return (
    <Flex gap={8} align="center" data-screen-only>
      <AppLink href={near.list}>
        <UnorderedListOutlined aria-hidden /> {c('record.list')}
      </AppLink>
      {step(near.before, c('record.before'), <LeftOutlined />)}
      {step(near.after, c('record.after'), <RightOutlined />)}
    </Flex>
  )
}
