import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { z } from 'zod'
import { firstAdministratorInput, type setupState } from '../../kernel/contract/session.ts'
import { makeFirstAdministrator, signIn } from '../kernel-endpoints.ts'
import { asProblem } from '../problem.ts'
import { meKey } from '../session.tsx'
import { useTexts } from '../texts.ts'
import type { Field } from '../ui/form/field.ts'
import type { Values } from '../ui/form/rules.ts'
import { ZodForm, type ZodFormHandle } from '../ui/form/ZodForm.tsx'
import { DoorFrame } from './DoorFrame.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Soft } from '../ui/Soft.tsx'

type Name = keyof z.input<typeof firstAdministratorInput>

const labelled = (name: Name, kind: 'text' | 'phone' | 'password'): Field<Name> => ({
  name,
  kind,
  label: `kernel.console.first.${name}`,
  ...(name === 'groupCode' || name === 'storeCode' || name === 'login' || name === 'password'
    ? { help: `kernel.console.first.help.${name}` }
    : {}),
})

const fields: readonly Field<Name>[] = [
  labelled('groupNameZh', 'text'),
  labelled('groupNameEn', 'text'),
  labelled('groupCode', 'text'),
  labelled('storeNameZh', 'text'),
  labelled('storeNameEn', 'text'),
  labelled('storeCode', 'text'),
  labelled('address', 'text'),
  labelled('phone', 'phone'),
  labelled('name', 'text'),
  labelled('login', 'text'),
  labelled('password', 'password'),
]

interface FirstAdministratorPageProps {
  readonly setup: z.output<typeof setupState>
  /** Fetches what will be shown next. */
  readonly comesNext: () => Promise<unknown>
}

/** The first start of an empty shop: the group, its first store and the person who sets up the rest. */
export function FirstAdministratorPage({ setup, comesNext }: FirstAdministratorPageProps) {
  const { c } = useTexts()
  const client = useQueryClient()
  const form = useRef<ZodFormHandle>(null)
  const [busy, setBusy] = useState(false)
  const send = async (values: Values) => {
    setBusy(true)
    void comesNext()
    try {
      const input = firstAdministratorInput.parse(values)
      await makeFirstAdministrator(input)
      const { me } = await signIn({ group: input.groupCode, login: input.login, password: input.password })
      client.setQueryData(meKey, me)
      return undefined
    } catch (error) {
      return asProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <DoorFrame version={setup.version} wide>
      <div>
        <Heading level={1}>{c('first.title')}</Heading>
        <Soft>{c('first.line')}</Soft>
      </div>
      <ZodForm ref={form} record="store" schema={firstAdministratorInput} fields={fields} send={send} />
      <Button type="primary" size="large" block loading={busy} onClick={() => form.current?.submit()}>
        {c('first.begin')}
      </Button>
    </DoorFrame>
  )
}
