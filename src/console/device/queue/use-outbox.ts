import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useNotice } from '../../notice.tsx'
import { useSession } from '../../session.tsx'
import { countOf, type WaitingItem } from './item.ts'
import { outbox, wakeOutbox, whenRefused } from './post.ts'

/** Everything that waits on this device, whoever did it. */
export function useWaiting(): readonly WaitingItem[] {
  useEffect(wakeOutbox, [])
  return useSyncExternalStore(outbox.subscribe, outbox.waiting)
}

/** How many things wait on this device. */
export function useWaitingCount(): number {
  return countOf(useWaiting())
}

/** What waits in one line, oldest first. */
export function useWaitingIn(line: string): readonly WaitingItem[] {
  const all = useWaiting()
  return useMemo(() => all.filter((item) => item.line === line), [all, line])
}

/** Lets the signed-in person's things leave, and says what is refused before his eyes. */
export function useOutboxOfPerson(): void {
  const { me } = useSession()
  const notice = useNotice()
  useEffect(() => {
    wakeOutbox()
    outbox.serve(me.accountId)
    return () => outbox.serve(undefined)
  }, [me.accountId])
  useEffect(() => whenRefused((problem) => notice.problem(problem)), [notice])
}
