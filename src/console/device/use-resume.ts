import { useEffect } from 'react'
import { useSession } from '../session.tsx'
import { webModules } from '../web-modules.ts'
import { isPrepared } from './kept-me.ts'

/** On whatever page the person goes on: what he did without connection is sent. */
export function useResume(): void {
  const { me } = useSession()
  useEffect(() => {
    if (isPrepared()) for (const room of webModules) room.resume?.(me.accountId).catch(() => {})
  }, [me.accountId])
}
