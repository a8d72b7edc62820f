import { useQuery } from '@tanstack/react-query'
import { Flex, Skeleton, theme } from 'antd'
import { readTimeline, type TimelineEntry } from '../../kernel-endpoints.ts'
import { asProblem } from '../../problem.ts'
import { useTexts } from '../../texts.ts'
import { Section } from '../Section.tsx'
import { When } from '../When.tsx'

interface TimelineProps {
  readonly record: string
  readonly id: string
}

/** What happened to a record, the latest on top, as the ledger has it; nothing where the person may not read it. */
export function Timeline({ record, id }: TimelineProps) {
  const { c, problem } = useTexts()
  const { data, error } = useQuery({
    queryKey: ['timeline', { id }],
    queryFn: ({ signal }) => readTimeline(record, id, signal),
    retry: false,
  })
  const failure = error ? asProblem(error) : undefined
  if (failure && (failure.status === 404 || failure.status === 403)) return null
  return (
    <Section title={c('record.timeline')}>
      {failure ? (
        problem(failure)
      ) : data ? (
        <Entries rows={data.rows} />
      ) : (
        <Skeleton active title={false} paragraph={{ rows: 5 }} />
      )}
    </Section>
  )
}

function Entries({ rows }: { readonly rows: readonly TimelineEntry[] }) {
  const { c } = useTexts()
  return (
    <ol aria-label={c('record.timeline')} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {rows.map((entry) => (
        <TimelineRow key={entry.id} entry={entry} />
      ))}
    </ol>
  )
}

function TimelineRow({ entry }: { readonly entry: TimelineEntry }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const moved = entry.toState !== null && entry.fromState !== entry.toState
  return (
    <li
      style={{
        position: 'relative',
        paddingInlineStart: 16,
        paddingBottom: 12,
        borderInlineStart: `1px solid ${token.colorBorder}`,
        marginInlineStart: 4,
      }}
    >
      <span
        aria-hidden
        style={{
          position: 'absolute',
          insetInlineStart: -5,
          top: 6,
          width: 9,
          height: 9,
          borderRadius: 5,
          background: moved ? token.colorPrimary : token.colorBgContainer,
          border: `1px solid ${token.colorPrimary}`,
          boxSizing: 'border-box',
        }}
      />
      <Flex justify="space-between" gap={8} wrap>
        <span>
          {texts.verb(entry.record, entry.verb)}
          {moved && entry.toState ? (
            <strong>{texts.c('record.movedTo', { state: texts.state(entry.record, entry.toState) })}</strong>
          ) : null}
        </span>
        <span style={{ color: token.colorTextDescription, fontSize: token.fontSizeSM }}>
          <When at={entry.at} />
        </span>
      </Flex>
      <div style={{ color: token.colorTextDescription, fontSize: token.fontSizeSM }}>{entry.by}</div>
      {entry.note ? <div>{entry.note}</div> : null}
    </li>
  )
}
