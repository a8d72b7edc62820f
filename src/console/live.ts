import { useEffect } from 'react'
import { z } from 'zod'
import { useStretch } from './device/sign-on/stretch.ts'
import { liveAddress } from './kernel-endpoints.ts'
import { invalidateRecord, queryClient } from './query-client.ts'

const changes = z.array(z.object({ record: z.string(), id: z.string() }))

/** Changes come in bursts; screens are told once. */
const pause = 150

/** One open line for all pages: what others change appears by itself. */
export function useLive(): void {
  // Before the server knows who works here, it would be another's line.
  const isUnknown = useStretch() !== undefined
  useEffect(() => {
    if (isUnknown) return
    const waiting = new Map<string, { record: string; id: string }>()
    let timer: ReturnType<typeof setTimeout> | undefined
    let broken = false
    const source = new EventSource(liveAddress)
    const everything = () => void queryClient.invalidateQueries()
    source.addEventListener('change', (event: MessageEvent<string>) => {
      const result = changes.safeParse(JSON.parse(event.data))
      if (!result.success) return
      for (const item of result.data) waiting.set(`${item.record}/${item.id}`, item)
      timer ??= setTimeout(() => {
        timer = undefined
        for (const { record, id } of waiting.values()) invalidateRecord(record, id)
        waiting.clear()
      }, pause)
    })
    source.addEventListener('all', everything)
    source.addEventListener('error', () => {
      broken = true
    })
    source.addEventListener('open', () => {
      // What happened while the line was down was never told.
      if (broken) everything()
      broken = false
    })
    return () => {
      clearTimeout(timer)
      source.close()
    }
  }, [isUnknown])
}
