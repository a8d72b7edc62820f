import { useState } from 'react'
import { queueFile } from '../device/queue/post.ts'
import { randomKey } from '../intent.ts'
import { asProblem, type ProblemError } from '../problem.ts'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { type StoredFile, uploadFile, type UploadPlace } from '../upload.ts'

export interface Uploading {
  readonly key: string
  readonly file: File
  /** From 0 to 1. */
  readonly part: number
  readonly problem?: ProblemError | undefined
  readonly stop: AbortController
}

export interface Uploads {
  readonly running: readonly Uploading[]
  readonly add: (files: Iterable<File>) => void
  readonly again: (key: string) => void
  readonly giveUp: (key: string) => void
}

/** Files on their way up, each with its progress; without connection they wait in the queue, what failed stays until it is sent again or given up. */
export function useUploads(place: UploadPlace, onStored: (file: StoredFile) => void): Uploads {
  const [running, setRunning] = useState<readonly Uploading[]>([])
  const change = (key: string, next: Partial<Uploading>) =>
    setRunning((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one)))
  const drop = (key: string) => setRunning((all) => all.filter((one) => one.key !== key))
  const { me } = useSession()
  const texts = useTexts()
  const send = async ({ key, file, stop }: Uploading) => {
    try {
      const stored = await uploadFile(file, place, {
        key,
        signal: stop.signal,
        onProgress: (part) => change(key, { part }),
      })
      drop(key)
      onStored(stored)
    } catch (error) {
      if (stop.signal.aborted) return
      const problem = asProblem(error)
      // Of a record that is there it waits on the device; what belongs to none yet, the person sends again.
      if (!problem.lost || !place.recordId) return change(key, { problem, part: 0 })
      drop(key)
      queueFile(me, file, place, { about: texts.record(place.record), key })
    }
  }
  return {
    running,
    add(files) {
      const fresh = [...files].map((file) => ({ key: randomKey(), file, part: 0, stop: new AbortController() }))
      setRunning((all) => [...all, ...fresh])
      for (const one of fresh) void send(one)
    },
    again(key) {
      const one = running.find((each) => each.key === key)
      if (!one) return
      change(key, { problem: undefined })
      void send(one)
    },
    giveUp(key) {
      running.find((each) => each.key === key)?.stop.abort()
      drop(key)
    },
  }
}
