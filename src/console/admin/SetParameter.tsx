import { z } from 'zod'
import { parameterLifecycle } from '../../kernel/contract/admin.ts'
import { now } from '../clock.ts'
import { dayOf } from '../formats.ts'
import { useTexts } from '../texts.ts'
import type { Field } from '../ui/form/field.ts'
import { FormDrawer } from '../ui/form/late.tsx'
import { useVerb } from '../verbs.ts'
import { type Known, valueText } from './parameter-words.ts'
import { scopeKinds, useScopes } from './scopes.ts'

/** For the whole group there is no place to choose. */
const schema = parameterLifecycle.verbs.set.input.extend({ scopeId: z.uuid().nullable().default(null) })

interface SetParameterProps {
  readonly known: Known
  readonly title: string
  readonly close: () => void
}

/** A value from a day on, for the group, a region or a store. */
export function SetParameter({ known, title, close }: SetParameterProps) {
  const texts = useTexts()
  const { choices } = useScopes()
  const set = useVerb('parameter.set', { quiet: true })
  const place = (kind: 'region' | 'store'): Field => ({
    name: 'scopeId',
    kind: 'choice',
    options: choices[kind],
    label: `kernel.account.value.scope.${kind}`,
    when: (values) => values['scopeKind'] === kind,
  })
  const value: Field =
    typeof known.value === 'number'
      ? { name: 'value', kind: known.unit === 'fen' ? 'money' : 'number' }
      : typeof known.value === 'boolean'
        ? { name: 'value', kind: 'flag' }
        : { name: 'value', kind: 'text' }
  const law = known.law
    ? `${texts.field('parameter', 'law')}: ${valueText(texts, known.law.value, known.unit)} (${known.law.source})`
    : undefined
  return (
    <FormDrawer
      open
      close={close}
      title={title}
      sendLabel={texts.verb('parameter', 'set')}
      record="parameter"
      schema={schema}
      head={law}
      fields={[
        value,
        { name: 'scopeKind', kind: 'choice', options: scopeKinds, keys: true },
        place('region'),
        place('store'),
        { name: 'fromDate', kind: 'day' },
        { name: 'reason', kind: 'text' },
      ]}
      initial={{ value: known.value, scopeKind: 'group', fromDate: dayOf(now()) }}
      fixed={{ key: known.key }}
      errorsAt={{ 'kernel.looserThanLaw': 'value', 'kernel.duplicate': 'fromDate' }}
      send={async (data) => {
        const outcome = await set.run(schema.parse(data))
        return outcome.ok ? undefined : outcome.problem
      }}
    />
  )
}
