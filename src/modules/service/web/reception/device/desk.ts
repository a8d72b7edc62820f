import { useSyncExternalStore } from 'react'
import { hasVault, type Vault, vaultOf } from '../../../../../console/device/vault.ts'
import { randomKey } from '../../../../../console/intent.ts'
import { asProblem, ProblemError } from '../../../../../console/problem.ts'
import type { Entries } from '../../../contract/reception-content.ts'
import { type Draft, freshDraft, said, type Start, waitingIn } from './draft.ts'
import { type Keeper, makeKeeper, memoryVault } from './keeper.ts'
import { push } from './push.ts'

/** Where receptions lie while they are under way: each change is on the device at once and on its way soon. */
export interface Desk extends Pick<Keeper, 'change' | 'discard' | 'pictureOf' | 'subscribe'> {
  readonly draftOf: (vehicleId: string) => Draft | undefined
  readonly drafts: () => readonly Draft[]
  /** Begins the reception of a car or goes on with it; `remote` is one that a colleague has begun. */
  readonly open: (start: Start, remote: { readonly id: string; readonly version: number } | null) => Promise<void>
  readonly say: (vehicleId: string, more: Entries) => void
  readonly addPhoto: (vehicleId: string, file: File, place: { subjectId?: string; position?: number }) => Promise<void>
  readonly dropPhoto: (vehicleId: string, key: string) => Promise<void>
  readonly sync: () => Promise<void>
}

const restMs = 700
const againMs = 8000

/** Sends what waits: soon after a change, when the line is back, and again while it is down. */
function makeSync(keeper: Keeper): { readonly sync: () => Promise<void>; readonly soon: (ms: number) => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  const soon = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void sync(), ms)
  }
  /** Whether the line held. */
  const pushAll = async (): Promise<boolean> => {
    for (const vehicleId of keeper.drafts.keys()) {
      const change = (next: (draft: Draft) => Draft) => keeper.change(vehicleId, next)
      try {
        await push({ read: () => keeper.drafts.get(vehicleId), change }, keeper.bytesOf)
      } catch (error) {
        const problem = asProblem(error)
        // Nobody is there, or nobody is signed in: later.
        if (problem.lost || problem.status === 401) return false
        const { code, title, details } = problem
        change((draft) => ({ ...draft, finish: null, problem: { code, title, details: { ...details } } }))
      }
    }
    return true
  }
  const round = async () => {
    const held = await alone(pushAll).catch(() => false)
    running = undefined
    // What was refused waits for the person, all else for the line.
    const waits = (draft: Draft) => waitingIn(draft) > 0 && draft.problem === null
    if ([...keeper.drafts.values()].some(waits)) soon(held ? restMs : againMs)
  }
  const sync = () => {
    clearTimeout(timer)
    running ??= round()
    return running
  }
  return { sync, soon }
}

/** Two pages of one device must not send the same thing at the same time. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work()
  return navigator.locks.request('open4s-reception', work)
}

function makeDesk(vault: Vault): Desk {
  const keeper = makeKeeper(vault)
  const { sync, soon } = makeSync(keeper)
  const ready = keeper.load().catch(() => {})
  const { change, discard, pictureOf, subscribe } = keeper
  globalThis.addEventListener('online', () => void sync())
  return {
    change,
    discard,
    pictureOf,
    subscribe,
    draftOf: (vehicleId) => keeper.drafts.get(vehicleId),
    drafts: () => [...keeper.drafts.values()],
    async open(start, remote) {
      await ready
      const draft = keeper.drafts.get(start.vehicleId) ?? freshDraft(start)
      for (const { key } of draft.photos) await keeper.show(key)
      const joins = remote !== null && draft.remote === null && draft.sending === null
      keeper.put(joins ? { ...draft, remote, seen: 0 } : draft)
    },
    say(vehicleId, more) {
      change(vehicleId, (draft) => said(draft, more))
      soon(restMs)
    },
    async addPhoto(vehicleId, file, where) {
      const key = randomKey()
      await keeper.keepPhoto(key, file)
      const photo = { key, type: file.type, takenAt: file.lastModified, ...where }
      change(vehicleId, (draft) => ({ ...said(draft, {}), photos: [...draft.photos, photo] }))
      soon(restMs)
    },
    async dropPhoto(vehicleId, key) {
      const fileId = keeper.drafts.get(vehicleId)?.photos.find((one) => one.key === key)?.fileId
      change(vehicleId, (draft) => ({ ...draft, photos: draft.photos.filter((one) => one.key !== key) }))
      if (fileId) change(vehicleId, (draft) => said(draft, { [`struck.${fileId}`]: true }))
      await keeper.forgetPhoto(key)
      soon(restMs)
    },
    async sync() {
      await ready
      return sync()
    },
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
