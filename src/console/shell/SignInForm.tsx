import { Button, Flex, Input, theme } from 'antd'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { z } from 'zod'
import type { signInInput } from '../../kernel/contract/session.ts'
import { getPreferences, setPreferences } from '../preferences.ts'
import { useTouch } from '../screen.ts'
import { useTexts } from '../texts.ts'

interface SignInFormProps {
  readonly enter: (input: z.input<typeof signInInput>) => Promise<void>
  readonly busy: boolean
}

const groupKnown = () => new URLSearchParams(location.search).get('group') ?? getPreferences().group ?? ''

/** Account and password; the group only where somebody asks for it. */
export function SignInForm({ enter, busy }: SignInFormProps) {
  const { c } = useTexts()
  const size = useTouch() ? 'middle' : 'large'
  const [group, setGroup] = useState(groupKnown)
  const [groupShown, setGroupShown] = useState(group !== '')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<'login' | 'password'>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const gap = login.trim() === '' ? 'login' : password === '' ? 'password' : undefined
    setMissing(gap)
    if (gap) return
    setPreferences({ group: group.trim() || undefined })
    void enter({ login: login.trim(), password, ...(group.trim() ? { group: group.trim() } : {}) })
  }
  const plain = { size, autoCapitalize: 'none', maxLength: 60 } as const
  const asked = (field: 'login' | 'password') => (missing === field ? c(`signIn.${field}Missing`) : undefined)
  return (
    <form onSubmit={submit} noValidate>
      <Flex vertical gap={12}>
        {groupShown && (
          <LabelledField label={c('signIn.group')}>
            {(id) => (
              <Input
                id={id}
                {...plain}
                value={group}
                autoComplete="organization"
                onChange={(event) => setGroup(event.target.value)}
              />
            )}
          </LabelledField>
        )}
        <LabelledField label={c('signIn.login')} refusal={asked('login')}>
          {(id) => (
            <Input
              id={id}
              {...plain}
              autoFocus
              value={login}
              autoComplete="username"
              onChange={(event) => setLogin(event.target.value)}
            />
          )}
        </LabelledField>
        <LabelledField label={c('signIn.password')} refusal={asked('password')}>
          {(id) => (
            <Input.Password
              id={id}
              size={size}
              value={password}
              autoComplete="current-password"
              maxLength={200}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </LabelledField>
        <Button type="primary" size={size} htmlType="submit" block loading={busy}>
          {c('signIn.enter')}
        </Button>
        {!groupShown && (
          <Button type="link" size="small" onClick={() => setGroupShown(true)}>
            {c('signIn.otherGroup')}
          </Button>
        )}
      </Flex>
    </form>
  )
}

interface LabelledFieldProps {
  readonly label: string
  readonly refusal?: string | undefined
  readonly children: (id: string) => ReactNode
}

function LabelledField({ label, refusal, children }: LabelledFieldProps) {
  const { token } = theme.useToken()
  const id = useId()
  return (
    <div>
      <label htmlFor={id} style={{ display: 'block', marginBottom: 4 }}>
        {label}
      </label>
      {children(id)}
      {refusal && (
        <div role="alert" style={{ color: token.colorError }}>
          {refusal}
        </div>
      )}
    </div>
  )
}
