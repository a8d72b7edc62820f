import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Flex } from 'antd'
import { useCallback, useEffect } from 'react'
import { setServerNow } from '../clock.ts'
import { useConnected } from '../connection.ts'
import { outbox } from '../device/queue/post.ts'
import { useWaiting } from '../device/queue/use-outbox.ts'
import { dropSignOn, keepSignOn, keptOf } from '../device/sign-on/kept-sign-on.ts'
import { currentStretch, setStretch, type Stretch, useStretch } from '../device/sign-on/stretch.ts'
import { signOnWithPin } from '../kernel-endpoints.ts'
import { useNotice } from '../notice.tsx'
import { setPreferences } from '../preferences.ts'
import { asProblem } from '../problem.ts'
import { meKey, useSession, useSignOut } from '../session.tsx'
import { useTexts } from '../texts.ts'

const triesMs = 10_000
const looksMs = 10_000

/** Above the page of a shared tablet: who signed on without network, and what was done so and is not said to be his. */
export function OfflineStretch() {
  const { me } = useSession()
  const stretch = useStretch()
  const connected = useConnected()
  const { c } = useTexts()
  const waiting = useWaiting()
  useSignOnWhenBack(stretch)
  useIdleEnd(stretch, connected)
  if (stretch) return <Alert banner type="info" title={c('terminal.withoutNetwork', { name: me.name })} />
  const count = waiting.filter((item) => item.account === me.accountId && item.unproven && !item.refused).length
  if (count === 0) return null
  return (
    <Alert
      banner
      type="warning"
      role="alert"
      title={c('terminal.wasItYou', { count, name: me.name })}
      action={
        <Flex gap={8} wrap>
          <Button type="primary" size="small" onClick={() => void outbox.prove(me.accountId)}>
            {c('terminal.itWasMe')}
          </Button>
          <Button danger size="small" onClick={() => void outbox.disown(me.accountId)}>
            {c('terminal.notMe')}
          </Button>
        </Flex>
      }
    />
  )
}

/** The line is back: the server hears who works here, by the PIN that he gave; only then anything leaves. */
function useSignOnWhenBack(stretch: Stretch | undefined): void {
  const client = useQueryClient()
  const notice = useNotice()
  const signOut = useSignOut()
  const id = stretch?.id
  const attempt = useCallback(async () => {
    const mine = currentStretch()
    if (!mine || mine.id !== id) return
    const { me: who, token, pin, since } = mine
    try {
      const { me, offline } = await signOnWithPin({ token, accountId: who.accountId, pin, since })
      // Somebody else may have taken the tablet meanwhile.
      if (currentStretch() !== mine) return
      setStretch(undefined)
      setServerNow(me.now)
      await keepSignOn(me, offline, pin).catch(() => {})
      setPreferences({ signedIn: true })
      client.setQueryData(meKey, me)
      await outbox.prove(me.accountId, mine.id)
      await client.invalidateQueries()
    } catch (error) {
      const problem = asProblem(error)
      if (problem.lost || problem.status === 429 || problem.status >= 500 || currentStretch() !== mine) return
      if (problem.code === 'kernel.signOnBlocked') {
        await outbox.refuseAll(who.accountId, problem)
        await dropSignOn(who.accountId)
      }
      notice.problem(problem)
      await signOut()
    }
  }, [client, id, notice, signOut])
  useEffect(() => {
    if (!id) return
    let busy = false
    const again = () => {
      if (busy) return
      busy = true
      void attempt().finally(() => {
        busy = false
      })
    }
    const timer = setInterval(again, triesMs)
    globalThis.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      globalThis.removeEventListener('online', again)
    }
  }, [attempt, id])
}

/** The server cannot end the session of a tablet that it does not reach: after the same pause the tablet does. */
function useIdleEnd(stretch: Stretch | undefined, connected: boolean): void {
  const { me } = useSession()
  const signOut = useSignOut()
  const watches = me.terminal !== null && (stretch !== undefined || !connected)
  useEffect(() => {
    if (!watches) return
    let last = Date.now()
    const touched = () => {
      last = Date.now()
    }
    const look = async () => {
      const minutes = stretch?.idleMinutes ?? (await keptOf(me.accountId))?.idleMinutes
      if (minutes !== undefined && Date.now() - last >= minutes * 60_000) await signOut()
    }
    const timer = setInterval(() => void look().catch(() => {}), looksMs)
    globalThis.addEventListener('pointerdown', touched)
    globalThis.addEventListener('keydown', touched)
    return () => {
      clearInterval(timer)
      globalThis.removeEventListener('pointerdown', touched)
      globalThis.removeEventListener('keydown', touched)
    }
  }, [me.accountId, signOut, stretch?.idleMinutes, watches])
}
