import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { instantNow, setServerNow } from '../clock.ts'
import { prepareDevice } from '../device/kept-me.ts'
import { dropSignOn, keepSignOn, openKept } from '../device/sign-on/kept-sign-on.ts'
import { setStretch } from '../device/sign-on/stretch.ts'
import { outbox } from '../device/queue/post.ts'
import { randomId } from '../intent.ts'
import { signOnWithPin } from '../kernel-endpoints.ts'
import { setPersonsLanguage, setPreferences } from '../preferences.ts'
import { asProblem } from '../problem.ts'
import { meKey } from '../session.tsx'
import { useTexts } from '../texts.ts'
import type { Device } from './device.ts'
import { PinPad } from './PinPad.tsx'

interface PinProps {
  readonly device: Device
  readonly person: { readonly accountId: string }
  readonly back: () => void
}

/** The PIN of a person: the server says whether it is right, and without network what the tablet kept. */
export function Pin({ device, person, back }: PinProps) {
  const client = useQueryClient()
  const texts = useTexts()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const enter = async (pin: string) => {
    setBusy(true)
    setRefusal(undefined)
    try {
      const { me, offline } = await signOnWithPin({ token: device.token, accountId: person.accountId, pin })
      setServerNow(me.now)
      // What he is shown first is kept already.
      if (offline) prepareDevice()
      await keepSignOn(me, offline, pin).catch(() => {})
      setPersonsLanguage(me.language)
      setPreferences({ signedIn: true })
      // Where the one before him left a page open, it is not this person's.
      if (window.location.pathname === '/') client.setQueryData(meKey, me)
      else window.location.replace('/')
      return true
    } catch (error) {
      const problem = asProblem(error)
      if (problem.lost) return await enterCutOff(pin)
      if (problem.code === 'kernel.signOnBlocked') {
        await outbox.refuseAll(person.accountId, problem)
        await dropSignOn(person.accountId)
      }
      setRefusal(texts.problem(problem))
      return false
    } finally {
      setBusy(false)
    }
  }
  const enterCutOff = async (pin: string) => {
    const opened = await openKept(person.accountId, pin)
    if (opened === 'never') setRefusal(texts.c('terminal.onlyWithNetwork'))
    else if ('left' in opened) setRefusal(texts.c('terminal.wrongOffline', { count: opened.left }))
    else {
      const { me, idleMinutes } = opened
      setStretch({ id: randomId(), me, pin, token: device.token, since: instantNow(), idleMinutes })
      setPersonsLanguage(me.language)
      // A page that works without network; loading anew would lose what lives as long as the page.
      window.history.replaceState(null, '', '/my-jobs')
      client.setQueryData(meKey, me)
      return true
    }
    return false
  }
  return (
    <>
      {refusal && <Alert type="error" showIcon role="alert" title={refusal} />}
      <PinPad busy={busy} enter={enter} />
      <Button size="large" onClick={back}>
        {texts.c('terminal.back')}
      </Button>
    </>
  )
}
