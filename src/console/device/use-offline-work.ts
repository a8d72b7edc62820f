import { useEffect } from 'react'
import { useSession } from '../session.tsx'
import { keepMe, prepareDevice } from './kept-me.ts'
import { keepShell } from './offline-shell.ts'

/** From the first time that somebody works on `page`, a device is made ready for a lost line. */
export function useOfflineWork(page: OfflinePage): void {
  const { me } = useSession()
  useEffect(() => {
    prepareDevice()
    keepShell(page)
    keepMe(me).catch(() => {})
  }, [me, page])
}

/** Pages that open without connection (see `worker.ts`). */
export type OfflinePage = '/reception' | '/my-jobs'
