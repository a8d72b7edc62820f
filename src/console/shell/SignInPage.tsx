import { useQueryClient } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { setupState, signInInput } from '../../kernel/contract/session.ts'
import { setServerNow } from '../clock.ts'
import { signIn } from '../kernel-endpoints.ts'
import { setPersonsLanguage, setPreferences } from '../preferences.ts'
import { asProblem } from '../problem.ts'
import { meKey } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { DemoAccounts } from './DemoAccounts.tsx'
import { DoorFrame } from './DoorFrame.tsx'
import { SignInForm } from './SignInForm.tsx'
import { Heading } from '../ui/Heading.tsx'

const idleMs = 3000

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
      setPreferences({ signedIn: true })
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

interface SignInPageProps {
  readonly setup: z.output<typeof setupState>
  /** Fetches what will be shown next, once this page stands and the line is free. */
  readonly comesNext: () => Promise<unknown>
}

export function SignInPage({ setup, comesNext }: SignInPageProps) {
  useEffect(() => {
    const timer = setTimeout(() => void comesNext(), idleMs)
    return () => clearTimeout(timer)
  }, [comesNext])
  const { c } = useTexts()
  const { enter, busy, refusal } = useSignIn()
  return (
    <DoorFrame version={setup.version}>
      <Heading level={1}>{c('signIn.title')}</Heading>
      {refusal && <Alert type="error" showIcon role="alert" title={refusal} />}
      <SignInForm enter={enter} busy={busy} />
      {setup.state === 'demo' && setup.demoAccounts && (
        <DemoAccounts accounts={setup.demoAccounts} enter={enter} busy={busy} />
      )}
    </DoorFrame>
  )
}
