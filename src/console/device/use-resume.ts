import { useEffect } from 'react'
import { getPreferences } from '../preferences.ts'
import { useSession } from '../session.tsx'
import { webModules } from '../web-modules.ts'

/** On whatever page the person goes on: rooms put what he did without connection into the queue. */
export function useResume(): void {
  const { me } = useSession()
  useEffect(() => {
    if (getPreferences().device) for (const room of webModules) room.resume?.(me).catch(() => {})
  }, [me])
}
