import { EllipsisOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Flex, theme } from 'antd'
import { type CSSProperties, useState } from 'react'
import type { PossibleAction } from '../../../kernel/contract/record.ts'
import { useNow } from '../../clock.ts'
import { endpoint, verbSpec, verbsOf } from '../../endpoints.ts'
import { useNotice } from '../../notice.tsx'
import { useNarrow, usePhone } from '../../screen.ts'
import { useTexts } from '../../texts.ts'
import { useAnyVerb } from '../../verbs.ts'
import type { Field } from '../form/field.ts'
import type { Values } from '../form/rules.ts'
import { AnyVerbDrawer } from '../form/VerbDrawer.tsx'
import { ReasonButton } from './ReasonButton.tsx'
import type { RecordBase } from './record-base.ts'

export interface AnyForm {
  readonly fields: readonly Field[]
  readonly initial?: Values
  readonly fixed?: Values
  readonly errorsAt?: Readonly<Record<string, string>>
}

interface ActionBarProps {
  readonly record: string
  readonly item: RecordBase
  readonly forms: Readonly<Record<string, AnyForm | undefined>>
  /** Verbs that a page does in its own way (a page of steps, a signature). */
  readonly own: Readonly<Record<string, (() => void) | undefined>>
  /** Verbs that stand elsewhere on the page. */
  readonly hide: readonly string[]
  /** Verbs that the record calls for at the time `now`, in epoch milliseconds. */
  readonly urgent: ((now: number) => readonly string[]) | undefined
  readonly also: readonly string[] | undefined
}

/** What surely moves it on, then what is urgent, then what may leave it where it is, then edits, in the lifecycle's order; what ends things last. */
function inOrder(
  record: string,
  state: string,
  actions: readonly PossibleAction[],
  urgent: readonly string[],
): PossibleAction[] {
  const verbs = verbsOf(record)
  const weight = ({ name }: PossibleAction) => {
    const spec = verbSpec(record, name)
    if (spec?.final) return 4
    if (urgent.includes(name)) return 1 + urgent.indexOf(name) / urgent.length
    if (spec?.to === 'same') return 3
    return spec?.to.includes(state) ? 2 : 0
  }
  return actions.toSorted((a, b) => weight(a) - weight(b) || verbs.indexOf(a.name) - verbs.indexOf(b.name))
}

/** What can be done with the record, and why the rest cannot. */
export function ActionBar({ record, item, forms, own, hide, urgent, also }: ActionBarProps) {
  const texts = useTexts()
  const phone = usePhone()
  const now = useNow()
  const style = useBarStyle()
  const [form, setForm] = useState<{ verb: string; form: AnyForm; target: RecordBase }>()
  const actions = inOrder(
    record,
    item.state,
    item.actions.filter((action) => !hide.includes(action.name)),
    urgent?.(now) ?? [],
  )
  if (actions.length === 0) return null
  const possible = actions.filter((action) => !action.refusal)
  const refused = actions.filter((action) => action.refusal)
  const shown = possible.slice(0, phone ? 2 : 5)
  const rest = [...possible.slice(shown.length), ...(phone ? refused : [])]
  const open = (verb: string, opened: AnyForm) => setForm({ verb, form: opened, target: item })
  return (
    <Flex
      role="toolbar"
      aria-label={texts.c('record.actions')}
      align="center"
      gap={8}
      wrap
      data-screen-only
      style={style}
    >
      {shown.map(({ name }, index) => (
        <ActionButton
          key={name}
          record={record}
          verb={name}
          item={item}
          primary={index === 0}
          form={forms[name]}
          own={own[name]}
          also={also}
          open={(opened) => open(name, opened)}
        />
      ))}
      {!phone &&
        refused.map(
          ({ name, refusal }) =>
            refusal && <ReasonButton key={name} label={texts.verb(record, name)} reason={texts.refusal(refusal)} />,
        )}
      <More record={record} rest={rest} forms={forms} own={own} open={open} />
      {form && (
        <AnyVerbDrawer
          key={form.verb}
          verb={`${record}.${form.verb}`}
          form={form.form}
          target={form.target}
          open
          close={() => setForm(undefined)}
          also={also}
        />
      )}
    </Flex>
  )
}

/** At the foot of the page, and of the window while the page is longer. */
function useBarStyle(): CSSProperties {
  const { token } = theme.useToken()
  const edge = useNarrow() ? -12 : -16
  return {
    position: 'sticky',
    bottom: 0,
    zIndex: 10,
    padding: '10px 16px',
    marginTop: 'auto',
    marginInline: edge,
    marginBottom: edge,
    background: token.colorBgElevated,
    borderTop: `1px solid ${token.colorBorderSecondary}`,
  }
}

interface ActionButtonProps {
  readonly record: string
  readonly verb: string
  readonly item: RecordBase
  readonly primary: boolean
  readonly form: AnyForm | undefined
  readonly own: (() => void) | undefined
  readonly also: readonly string[] | undefined
  readonly open: (form: AnyForm) => void
}

function ActionButton({ record, verb, item, primary, form, own, also, open }: ActionButtonProps) {
  const texts = useTexts()
  const { modal } = App.useApp()
  const { run, pending } = useAnyVerb(`${record}.${verb}`, also ? { also } : {})
  const label = texts.verb(record, verb)
  const final = verbSpec(record, verb)?.final === true
  const press = () => {
    if (own) own()
    else if (form) open(form)
    else if (!takesNothing(record, verb)) throw new Error(`${record}.${verb} needs a form on this page`)
    else if (!final) void run({}, item)
    else
      void modal.confirm({
        title: label,
        content: texts.maybe(record, `final.${verb}`) ?? texts.c('final'),
        okText: label,
        okButtonProps: { danger: true },
        cancelText: texts.c('form.cancel'),
        onOk: () => run({}, item),
      })
  }
  return (
    <Button type={primary && !final ? 'primary' : 'default'} danger={final} loading={pending} onClick={press}>
      {label}
    </Button>
  )
}

const takesNothing = (record: string, verb: string) =>
  endpoint(`${record}.${verb}`).input?.safeParse({}).success === true

interface MoreProps {
  readonly record: string
  readonly rest: readonly PossibleAction[]
  readonly forms: Readonly<Record<string, AnyForm | undefined>>
  readonly own: Readonly<Record<string, (() => void) | undefined>>
  readonly open: (verb: string, form: AnyForm) => void
}

const noFields: AnyForm = { fields: [] }

/** What does not fit: the same verbs in a menu, the impossible ones with their reason below. */
function More({ record, rest, forms, own, open }: MoreProps) {
  const texts = useTexts()
  const notice = useNotice()
  if (rest.length === 0) return null
  const choose = (action: PossibleAction) => {
    if (action.refusal) notice.say(texts.refusal(action.refusal))
    else if (own[action.name]) own[action.name]?.()
    else open(action.name, forms[action.name] ?? noFields)
  }
  const items = rest.map((action) => ({
    key: action.name,
    label: (
      <MenuLine label={texts.verb(record, action.name)} reason={action.refusal && texts.refusal(action.refusal)} />
    ),
    danger: !action.refusal && verbSpec(record, action.name)?.final === true,
    onClick: () => choose(action),
  }))
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button icon={<EllipsisOutlined />}>{texts.c('record.more')}</Button>
    </Dropdown>
  )
}

function MenuLine({ label, reason }: { readonly label: string; readonly reason: string | undefined }) {
  const { token } = theme.useToken()
  if (!reason) return label
  return (
    <Flex vertical style={{ maxWidth: 300, color: token.colorTextDescription }}>
      <span>{label}</span>
      <span style={{ fontSize: token.fontSizeSM }}>{reason}</span>
    </Flex>
  )
}
