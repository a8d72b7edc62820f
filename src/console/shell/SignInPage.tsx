import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Flex, Input, theme, Typography } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import type { z } from 'zod'
import type { setupState, signInInput } from '../../kernel/contract/session.ts'
import { setServerNow } from '../clock.ts'
import { signIn } from '../kernel-endpoints.ts'
import { getPreferences, setPersonsLanguage, setPreferences } from '../preferences.ts'
import { asProblem } from '../problem.ts'
import { meKey } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { DemoAccounts } from './DemoAccounts.tsx'
import { DoorFrame } from './DoorFrame.tsx'

type SignIn = z.input<typeof signInInput>

/** Signs in and remembers who it is, or says why not. */
function useSignIn() {
  const client = useQueryClient()
  const texts = useTexts()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const enter = async (input: SignIn) => {
    setBusy(true)
    setRefusal(undefined)
    try {
      const { me } = await signIn({ ...input, device: navigator.userAgent.slice(0, 200) })
      setServerNow(me.now)
      setPersonsLanguage(me.language)
      client.setQueryData(meKey, me)
    } catch (error) {
      const problem = asProblem(error)
      setRefusal(texts.problem(problem))
    } finally {
      setBusy(false)
    }
  }
  return { enter, busy, refusal }
}

export function SignInPage({ setup }: { readonly setup: z.output<typeof setupState> }) {
  const { c } = useTexts()
  const { enter, busy, refusal } = useSignIn()
  return (
    <DoorFrame version={setup.version}>
      <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
        {c('signIn.title')}
      </Typography.Title>
      {refusal && <Alert type="error" showIcon role="alert" title={refusal} />}
      <SignInForm enter={enter} busy={busy} />
      {setup.state === 'demo' && setup.demoAccounts && (
        <DemoAccounts accounts={setup.demoAccounts} enter={enter} busy={busy} />
      )}
    </DoorFrame>
  )
}

interface SignInFormProps {
  readonly enter: (input: SignIn) => Promise<void>
  readonly busy: boolean
}

const groupKnown = () => new URLSearchParams(location.search).get('group') ?? getPreferences().group ?? ''

function SignInForm({ enter, busy }: SignInFormProps) {
  const { c } = useTexts()
  const [group, setGroup] = useState(groupKnown)
  const [groupShown, setGroupShown] = useState(group !== '')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<'login' | 'password'>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const gap = login.trim() === '' ? 'login' : password === '' ? 'password' : undefined
    setMissing(gap)
    setPreferences({ group: group.trim() || undefined })
    if (!gap) void enter({ login: login.trim(), password, ...(group.trim() ? { group: group.trim() } : {}) })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Flex vertical gap={12}>
        {groupShown && (
          <LabelledField label={c('signIn.group')} refusal={undefined}>
            {(id) => (
              <Input
                id={id}
                size="large"
                value={group}
                autoComplete="organization"
                autoCapitalize="none"
                onChange={(event) => setGroup(event.target.value)}
              />
            )}
          </LabelledField>
        )}
        <LabelledField label={c('signIn.login')} refusal={missing === 'login' ? c('signIn.loginMissing') : undefined}>
          {(id) => (
            <Input
              id={id}
              size="large"
              autoFocus
              value={login}
              autoComplete="username"
              autoCapitalize="none"
              maxLength={60}
              onChange={(event) => setLogin(event.target.value)}
            />
          )}
        </LabelledField>
        <LabelledField
          label={c('signIn.password')}
          refusal={missing === 'password' ? c('signIn.passwordMissing') : undefined}
        >
          {(id) => (
            <Input.Password
              id={id}
              size="large"
              value={password}
              autoComplete="current-password"
              maxLength={200}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </LabelledField>
        <Button type="primary" size="large" htmlType="submit" block loading={busy}>
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
  readonly refusal: string | undefined
  readonly children: (id: string) => React.ReactNode
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
