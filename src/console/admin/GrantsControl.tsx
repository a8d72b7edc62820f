import { Button, Flex, Select } from 'antd'
import { z } from 'zod'
import { grantSchema } from '../../kernel/contract/admin.ts'
import { useTexts } from '../texts.ts'
import type { OwnControl } from '../ui/form/field.ts'
import { scopeKinds, useRoleWords, useScopes } from './scopes.ts'

const partly = z.array(grantSchema.extend({ id: z.string().nullable() }))
type Grant = z.output<typeof partly>[number]

/** Roles of a person, each for the group, a region or a store. */
export function GrantsControl({ control }: { readonly control: OwnControl }) {
  const texts = useTexts()
  const known = partly.safeParse(control.value)
  const grants = known.success ? known.data : []
  const scopes = useScopes()
  const store = scopes.choices.store[0]?.value ?? null
  const put = (index: number, grant: Grant) => control.onChange(grants.map((old, at) => (at === index ? grant : old)))
  return (
    <Flex vertical gap={8} id={control.id} role="group">
      {/* Rows have no identity but their place. */}
      {grants.map((grant, index) => (
        <GrantRow
          key={`grant ${index}`}
          grant={grant}
          put={(next) => put(index, next)}
          drop={() => control.onChange(grants.filter((_, at) => at !== index))}
        />
      ))}
      <Button onClick={() => control.onChange([...grants, { role: '', scope: 'store', id: store }])}>
        {texts.t('kernel.admin.addGrant')}
      </Button>
    </Flex>
  )
}

interface GrantRowProps {
  readonly grant: Grant
  readonly put: (grant: Grant) => void
  readonly drop: () => void
}

function GrantRow({ grant, put, drop }: GrantRowProps) {
  const texts = useTexts()
  const scopes = useScopes()
  const roles = useRoleWords()
  const places = scopes.choices[grant.scope]
  return (
    <Flex gap={8} wrap>
      <Select
        aria-label={texts.field('account', 'role')}
        placeholder={texts.c('form.choose')}
        style={{ flex: '1 1 130px' }}
        value={grant.role || null}
        options={[...roles.choices]}
        onChange={(role) => put({ ...grant, role: role ?? '' })}
      />
      <Select
        aria-label={texts.field('account', 'scope')}
        style={{ width: 96 }}
        value={grant.scope}
        options={scopeKinds.map((kind) => ({ value: kind, label: texts.value('account', 'scope', kind) }))}
        onChange={(scope) => put({ ...grant, scope, id: scopes.choices[scope][0]?.value ?? null })}
      />
      {grant.scope !== 'group' && (
        <Select
          aria-label={texts.value('account', 'scope', grant.scope)}
          style={{ flex: '1 1 130px' }}
          value={grant.id}
          options={[...places]}
          onChange={(id) => put({ ...grant, id })}
        />
      )}
      <Button onClick={drop}>{texts.c('remove')}</Button>
    </Flex>
  )
}
