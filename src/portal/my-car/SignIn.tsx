import { type FormEvent, useState } from 'react'
import type { PortalCodeAnswer, PortalSignInAnswer } from '../../kernel/contract/portal-session.ts'
import { groupHere } from '../channel.ts'
import { asProblem, ask } from '../client.ts'
import { useTexts } from '../i18n.tsx'
import { LanguageSwitch } from '../parts/LanguageSwitch.tsx'

/** A code to the phone, then in, whether the house knows the number or not. */
export function SignIn({ onSignedIn }: { readonly onSignedIn: (language: string) => void }) {
  const { t } = useTexts()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [sent, setSent] = useState<PortalCodeAnswer>()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const attempt = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setTrouble('')
    try {
      await work()
    } catch (error) {
      const problem = asProblem(error)
      setTrouble(problem.lost ? t('lost') : problem.title || t('failed'))
    }
    setBusy(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void attempt(async () => {
      if (!sent) {
        setSent(await ask<PortalCodeAnswer>('/api/portal/code', { body: { ...groupHere(), phone } }))
        return
      }
      const body = { ...groupHere(), phone, code }
      onSignedIn((await ask<PortalSignInAnswer>('/api/portal/sign-in', { body })).language)
    })
  }
  const otherPhone = () => {
    setSent(undefined)
    setCode('')
    setTrouble('')
  }
  return (
    <main className="page">
      <div className="top">
        <span className="grow" />
        <LanguageSwitch />
      </div>
      <h1>{t('signIn.title')}</h1>
      <p>{t('signIn.explain')}</p>
      <form className="group" onSubmit={submit}>
        <PhoneField phone={phone} locked={sent !== undefined} onChange={setPhone} />
        {sent && <CodeField sent={sent} code={code} onChange={setCode} />}
        {trouble && (
          <p className="bad" role="alert">
            {trouble}
          </p>
        )}
        <button type="submit" className="main wide" disabled={busy}>
          {t(sent ? 'signIn.enter' : 'signIn.sendCode')}
        </button>
        {sent && (
          <button type="button" className="quiet" onClick={otherPhone}>
            {t('signIn.otherPhone')}
          </button>
        )}
      </form>
    </main>
  )
}

interface PhoneFieldProps {
  readonly phone: string
  readonly locked: boolean
  readonly onChange: (phone: string) => void
}

function PhoneField({ phone, locked, onChange }: PhoneFieldProps) {
  const { t } = useTexts()
  return (
    <label>
      {t('signIn.phone')}
      <input
        type="tel"
        autoComplete="tel"
        required
        minLength={7}
        maxLength={30}
        readOnly={locked}
        value={phone}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  )
}

interface CodeFieldProps {
  readonly sent: PortalCodeAnswer
  readonly code: string
  readonly onChange: (code: string) => void
}

function CodeField({ sent, code, onChange }: CodeFieldProps) {
  const { t } = useTexts()
  return (
    <>
      <p role="status">{t('signIn.sent', { minutes: sent.minutes })}</p>
      {sent.code && <p className="box warn">{t('signIn.demo', { code: sent.code })}</p>}
      <label>
        {t('signIn.code')}
        <input
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          pattern="\d{6}"
          maxLength={6}
          value={code}
          onChange={(event) => onChange(event.currentTarget.value.replace(/\D/g, ''))}
        />
      </label>
    </>
  )
}
