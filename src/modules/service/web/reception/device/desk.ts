import { useSyncExternalStore } from 'react'
import { hasVault, type Vault, vaultOf } from '../../../../../console/device/vault.ts'
import { setWaiting } from '../../../../../console/device/waiting.ts'
import { randomKey } from '../../../../../console/intent.ts'
import { asProblem, ProblemError } from '../../../../../console/problem.ts'
import type { Entries } from '../../../contract/reception-content.ts'
import { type Draft, draftSchema, freshDraft, said, type Start, waitingIn } from './draft.ts'
import { push } from './push.ts'

/** Where receptions lie while they are under way: each change is on the device at once and on its way soon. */
export interface Desk {
  readonly draftOf: (vehicleId: string) => Draft | undefined
  readonly drafts: () => readonly Draft[]
  readonly open: (start: Start, remote: { readonly id: string; readonly version: number } | null) => Promise<void>
  readonly change: (vehicleId: string, next: (draft: Draft) => Draft) => void
  readonly say: (vehicleId: string, more: Entries) => void
  readonly addPhoto: (vehicleId: string, file: File, place: { subjectId?: string; position?: number }) => Promise<void>
  readonly dropPhoto: (vehicleId: string, key: string) => Promise<void>
  readonly pictureOf: (key: string) => string | undefined
  readonly discard: (vehicleId: string) => Promise<void>
  readonly sync: () => Promise<void>
  readonly subscribe: (listener: () => void) => () => void
}

const place = (vehicleId: string) => `reception/${vehicleId}`
const photoPlace = (key: string) => `photo/${key}`
const restMs = 700
const againMs = 8000

/** Without a vault (plain address, old browser) drafts live as long as the page; the server has what was sent. */
function memoryVault(): Vault {
  const kept = new Map<string, unknown>()
  const bytes = new Map<string, ArrayBuffer>()
  return {
    get: async (key) => kept.get(key),
    put: async (key, value) => void kept.set(key, value),
    getBytes: async (key) => bytes.get(key),
    putBytes: async (key, value) => void bytes.set(key, value),
    remove: async (key) => void (kept.delete(key), bytes.delete(key)),
    keys: async (prefix) => [...kept.keys(), ...bytes.keys()].filter((key) => key.startsWith(prefix)),
    empty: async () => (kept.clear(), bytes.clear()),
  }
}

function makeDesk(vault: Vault): Desk {
  const drafts = new Map<string, Draft>()
  const pictures = new Map<string, string>()
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let writing: Promise<unknown> = Promise.resolve()

  const tell = () => {
    setWaiting(
      'service',
      [...drafts.values()].reduce((sum, draft) => sum + waitingIn(draft), 0),
    )
    for (const listener of listeners) listener()
  }
  const put = (draft: Draft) => {
    drafts.set(draft.vehicleId, draft)
    // One after the other: the last word is the one that stays.
    writing = writing.then(() => vault.put(place(draft.vehicleId), draft)).catch(() => {})
    tell()
  }
  const change: Desk['change'] = (vehicleId, next) => {
    const draft = drafts.get(vehicleId)
    if (draft) put(next(draft))
  }
  const soon = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void sync(), ms)
  }
  const show = async (key: string) => {
    const bytes = pictures.has(key) ? undefined : await vault.getBytes(photoPlace(key))
    if (bytes) pictures.set(key, URL.createObjectURL(new Blob([bytes])))
  }
  const discard: Desk['discard'] = async (vehicleId) => {
    const photos = drafts.get(vehicleId)?.photos ?? []
    drafts.delete(vehicleId)
    await writing
    await vault.remove(place(vehicleId))
    for (const { key } of photos) await forget(key)
    tell()
  }
  const forget = async (key: string) => {
    const address = pictures.get(key)
    if (address) URL.revokeObjectURL(address)
    pictures.delete(key)
    await vault.remove(photoPlace(key))
  }
  const pushAll = async () => {
    for (const { vehicleId } of drafts.values()) {
      const hands = {
        read: () => drafts.get(vehicleId),
        change: (next: (draft: Draft) => Draft) => change(vehicleId, next),
      }
      try {
        await push(hands, (key) => vault.getBytes(photoPlace(key)))
      } catch (error) {
        const problem = asProblem(error)
        if (problem.lost || problem.status === 401) return soon(againMs)
        const { code, title, details } = problem
        change(vehicleId, (draft) => ({ ...draft, finish: null, problem: { code, title, details: { ...details } } }))
      }
    }
  }
  const sync: Desk['sync'] = () => {
    clearTimeout(timer)
    running ??= alone(pushAll).finally(() => {
      running = undefined
      // What was said meanwhile goes next; what was refused waits for the person.
      if ([...drafts.values()].some((draft) => waitingIn(draft) > 0 && draft.problem === null)) soon(againMs)
    })
    return running
  }
  globalThis.addEventListener('online', () => void sync())
  const ready = load(vault, drafts).then(() => {
    tell()
    return sync()
  })

  return {
    draftOf: (vehicleId) => drafts.get(vehicleId),
    drafts: () => [...drafts.values()],
    async open(start, remote) {
      await ready.catch(() => {})
      const draft = drafts.get(start.vehicleId) ?? freshDraft(start)
      for (const { key } of draft.photos) await show(key)
      const joins = remote !== null && draft.remote === null && draft.sending === null
      put(joins ? { ...draft, remote, seen: 0 } : draft)
    },
    change,
    say(vehicleId, more) {
      change(vehicleId, (draft) => said(draft, more))
      soon(restMs)
    },
    async addPhoto(vehicleId, file, where) {
      const key = randomKey()
      await vault.putBytes(photoPlace(key), await file.arrayBuffer())
      pictures.set(key, URL.createObjectURL(file))
      const photo = { key, type: file.type, takenAt: file.lastModified, ...where }
      change(vehicleId, (draft) => ({ ...said(draft, {}), photos: [...draft.photos, photo] }))
      soon(restMs)
    },
    async dropPhoto(vehicleId, key) {
      const photo = drafts.get(vehicleId)?.photos.find((one) => one.key === key)
      change(vehicleId, (draft) => ({ ...draft, photos: draft.photos.filter((one) => one.key !== key) }))
      if (photo?.fileId) change(vehicleId, (draft) => said(draft, { [`struck.${photo.fileId}`]: true }))
      await forget(key)
      soon(restMs)
    },
    pictureOf: (key) => pictures.get(key),
    discard,
    sync,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Two pages of one device must not send the same thing at the same time. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work()
  await navigator.locks.request('open4s-reception', work)
}

async function load(vault: Vault, drafts: Map<string, Draft>): Promise<void> {
  for (const key of await vault.keys('reception/')) {
    const kept = draftSchema.safeParse(await vault.get(key))
    if (kept.success && !drafts.has(kept.data.vehicleId)) drafts.set(kept.data.vehicleId, kept.data)
  }
}

let desk: { readonly accountId: string; readonly desk: Desk } | undefined

/** The desk of the person who is signed in. */
export function deskOf(accountId: string): Desk {
  if (desk?.accountId !== accountId)
    desk = { accountId, desk: makeDesk(hasVault() ? vaultOf(accountId) : memoryVault()) }
  return desk.desk
}

export function useDraft(of: Desk, vehicleId: string): Draft | undefined {
  return useSyncExternalStore(of.subscribe, () => of.draftOf(vehicleId))
}

export const problemOf = ({ code, title, details }: NonNullable<Draft['problem']>) =>
  new ProblemError(409, code, title, details)
