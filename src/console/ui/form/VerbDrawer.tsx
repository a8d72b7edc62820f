import { nameOf, recordOf } from '../../endpoint-key.ts'
import { endpoint, type InputOf, type Some, type VerbKey, verbSpec } from '../../endpoints.ts'
import { useTexts } from '../../texts.ts'
import { type Target, useAnyVerb } from '../../verbs.ts'
import type { Field } from './field.ts'
import { FormDrawer } from './late.tsx'
import type { Values } from './rules.ts'

/** The form of a verb; names are checked against the verb's input. */
export interface VerbForm<K extends VerbKey> {
  readonly fields: readonly Field<keyof InputOf<K> & string>[]
  readonly initial?: Some<InputOf<K>>
  /** Sent along without a field (the store). */
  readonly fixed?: Some<InputOf<K>>
  /** Refusal code → field beside which it is shown. */
  readonly errorsAt?: Readonly<Record<string, keyof InputOf<K> & string>>
}

interface AnyVerbDrawerProps {
  readonly verb: string
  readonly form: {
    readonly fields: readonly Field[]
    readonly initial?: Values
    readonly fixed?: Values
    readonly errorsAt?: Readonly<Record<string, string>>
  }
  readonly target?: Target | undefined
  readonly open: boolean
  readonly close: () => void
  readonly also?: readonly string[] | undefined
  readonly onDone?: ((record: unknown) => void) | undefined
  /** Where the verb's own word does not say what is done here. */
  readonly title?: string
  readonly wide?: boolean
}

/** A verb's form whose verb is known only while running; pages use `VerbDrawer`. */
export function AnyVerbDrawer({ verb: key, form, target, open, close, also, onDone, title, wide }: AnyVerbDrawerProps) {
  const texts = useTexts()
  const record = recordOf(key)
  const verb = nameOf(key)
  const { run } = useAnyVerb(key, { quiet: true, ...(also ? { also } : {}) })
  const { input } = endpoint(key)
  if (!input) throw new Error(`${key} is no verb`)
  const label = texts.verb(record, verb)
  return (
    <FormDrawer
      open={open}
      close={close}
      title={title ?? label}
      wide={wide}
      sendLabel={label}
      record={record}
      schema={input}
      fields={form.fields}
      initial={form.initial}
      fixed={form.fixed}
      errorsAt={form.errorsAt}
      draftKey={`${key}.${target?.id ?? ''}`}
      warning={verbSpec(record, verb)?.final ? (texts.maybe(record, `final.${verb}`) ?? texts.c('final')) : undefined}
      send={async (data) => {
        const outcome = await run(data, target)
        if (!outcome.ok) return outcome.problem
        onDone?.(outcome.record)
        return undefined
      }}
    />
  )
}

interface VerbDrawerProps<K extends VerbKey> extends Omit<AnyVerbDrawerProps, 'verb' | 'form'> {
  readonly verb: K
  readonly form: VerbForm<K>
}

/** Opens a verb's form at the right: `<VerbDrawer verb="appointment.book" form={{ fields }} open close={…} />`. */
export function VerbDrawer<K extends VerbKey>({ form, ...props }: VerbDrawerProps<K>) {
  return <AnyVerbDrawer {...props} form={form} />
}
