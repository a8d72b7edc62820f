import { useEffect, useRef } from 'react'
import { askToKeep } from '../../../../console/device/use-kept-read.ts'
import { getPreferences } from '../../../../console/preferences.ts'
import { useSession } from '../../../../console/session.tsx'

interface Listed {
  readonly id: string
  readonly version: number
}

/** Takes the technician's cards and their photos' list along, so that the next job can be done when the line is down. */
export function useCardsTakenAlong(...lists: readonly (readonly Listed[] | undefined)[]): void {
  const { me } = useSession()
  const taken = useRef(new Set<string>())
  const cards = lists.flatMap((list) => list ?? [])
  const mark = cards.map(({ id, version }) => `${id}@${version}`).join(' ')
  useEffect(() => {
    const missing = mark.split(' ').filter((one) => one !== '' && !taken.current.has(one))
    const take = async () => {
      if (!getPreferences().device) return
      for (const one of missing) {
        const [id = ''] = one.split('@')
        await askToKeep(me.accountId, 'jobCard.get', { id })
        await askToKeep(me.accountId, 'file.list', { query: { record: 'jobCard', recordId: id } })
        taken.current.add(one)
      }
    }
    // The line went meanwhile: what is missing is taken with the next answer.
    take().catch(() => {})
  }, [mark, me.accountId])
}
