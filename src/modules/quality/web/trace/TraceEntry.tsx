import { LockOutlined, UnlockOutlined } from '@ant-design/icons'
import { Flex, Tag, theme, Typography } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { fullTime } from '../../../../console/formats.ts'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { fieldText } from '../../../../console/ui/field-text.ts'
import { StateTag } from '../../../../console/ui/StateTag.tsx'

type Entry = AnswerOf<'inspection.trace'>['entries'][number]

interface TraceEntryProps {
  readonly entry: Entry
  readonly full: boolean
}

/** Who did what and when, its hash, and whether it is sealed; the content on wish. */
export function TraceEntry({ entry, full }: TraceEntryProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  return (
    <li style={{ paddingBlock: 10, borderTop: `1px solid ${token.colorBorderSecondary}` }}>
      <Flex gap={8} align="center" wrap>
        <time dateTime={entry.at} style={{ minWidth: 210 }}>
          {fullTime(entry.at)}
        </time>
        <strong>
          {texts.record(entry.record)} · {deedOf(texts, entry)}
        </strong>
        {entry.toState && entry.toState !== entry.fromState && <StateTag record={entry.record} state={entry.toState} />}
        <span>
          {texts.value('inspection', 'actor', entry.actor)} {entry.actor === 'system' ? null : entry.by}
        </span>
      </Flex>
      <Flex gap={8} align="center" wrap style={{ fontSize: token.fontSizeSM, color: token.colorTextDescription }}>
        <Tag color={entry.sealed ? 'success' : 'default'} icon={entry.sealed ? <LockOutlined /> : <UnlockOutlined />}>
          {texts.t(entry.sealed ? 'quality.trace.sealed' : 'quality.trace.notSealed')}
        </Tag>
        <span>{texts.field('inspection', 'hash')}</span>
        <Typography.Text
          copyable={{ text: entry.hash }}
          style={{ fontFamily: token.fontFamilyCode, fontSize: token.fontSizeSM, color: 'inherit' }}
        >
          {full ? entry.hash : entry.hash.slice(0, 16)}
        </Typography.Text>
      </Flex>
      {full && <Changes entry={entry} />}
    </li>
  )
}

/** A verb of the record, or a look at it (`shown.customerLinks`, `refused.repairOrder.get`). */
function deedOf(texts: Texts, { record, verb }: Entry): string {
  const [look = '', of] = verb.split('.')
  return of === undefined ? texts.verb(record, verb) : texts.t(`quality.trace.look.${look}`)
}

const camel = (name: string) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** What the entry wrote, in the words of the record's fields where there are words; ids say nothing to a reader. */
function linesOf(texts: Texts, entry: Entry): { label: string; text: string }[] {
  return entry.changes.flatMap((change) =>
    Object.entries(change.set).flatMap(([column, value]) => {
      const name = camel(column)
      if (value === null || !texts.hasField(entry.record, name) || name.endsWith('Id')) return []
      return [{ label: texts.field(entry.record, name), text: fieldText(texts, entry.record, name, value) }]
    }),
  )
}

function Changes({ entry }: { readonly entry: Entry }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const lines = linesOf(texts, entry)
  if (lines.length === 0) return null
  return (
    <ul style={{ margin: '4px 0 0', paddingInlineStart: 18, color: token.colorTextSecondary }}>
      {lines.map((line, index) => (
        <li key={`${line.label}${index}`}>{texts.t('quality.trace.line', line)}</li>
      ))}
    </ul>
  )
}
