import type { Vault } from '../../../../../console/device/vault.ts'
import { draftEntry, outbox } from '../../../../../console/device/queue/post.ts'
import type { WaitingDraft } from '../../../../../console/device/queue/item.ts'
import type { Me } from '../../../../../kernel/contract/session.ts'
import { type Draft, draftSchema, waitingIn } from './draft.ts'
import { broughtTogether, isAsked } from './visitor.ts'

const place = (vehicleId: string) => `reception/${vehicleId}`
const photoPlace = (key: string) => `photo/${key}`

interface Photos {
  readonly keepPhoto: (key: string, file: File) => Promise<void>
  readonly forgetPhoto: (key: string) => Promise<void>
  readonly bytesOf: (key: string) => Promise<ArrayBuffer | undefined>
  /** Makes a photo visible that was taken before the page was opened. */
  readonly show: (key: string) => Promise<void>
  readonly pictureOf: (key: string) => string | undefined
}

function makePhotos(vault: Vault): Photos {
  const pictures = new Map<string, string>()
  return {
    async keepPhoto(key, file) {
      await vault.putBytes(photoPlace(key), await file.arrayBuffer())
      pictures.set(key, URL.createObjectURL(file))
    },
    async forgetPhoto(key) {
      const address = pictures.get(key)
      if (address) URL.revokeObjectURL(address)
      pictures.delete(key)
      await vault.remove(photoPlace(key))
    },
    bytesOf: (key) => vault.getBytes(photoPlace(key)),
    async show(key) {
      const bytes = pictures.has(key) ? undefined : await vault.getBytes(photoPlace(key))
      if (bytes) pictures.set(key, URL.createObjectURL(new Blob([bytes])))
    },
    pictureOf: (key) => pictures.get(key),
  }
}

/** Receptions and their photos on this device, every change written at once and told to who shows it. */
export interface Keeper extends Photos {
  readonly drafts: ReadonlyMap<string, Draft>
  readonly load: () => Promise<void>
  readonly put: (draft: Draft) => void
  readonly change: (vehicleId: string, next: (draft: Draft) => Draft) => void
  readonly discard: (vehicleId: string) => Promise<void>
  /** The car that a first-time visitor's became. */
  readonly movedTo: (vehicleId: string) => string | undefined
  readonly subscribe: (listener: () => void) => () => void
}

export type Person = Pick<Me, 'accountId' | 'name'>

/** Under what a reception stands in the queue; `vehicleOf` reads it back. */
const entryKey = (person: Person, vehicleId: string) => `reception/${person.accountId}/${vehicleId}`
export const vehicleOf = (key: string) => key.slice(key.lastIndexOf('/') + 1)

/** Why nothing of it is sent until the person has decided. */
function heldBy({ problem, visitor }: Draft): WaitingDraft['refused'] {
  if (problem) return { status: 409, code: problem.code, details: problem.details }
  return visitor && isAsked(visitor) ? { status: 409, code: 'service.visitorKnown', details: {} } : undefined
}

/** Puts into the queue what of a reception waits, and takes it out once nothing does. */
function queueDraft(person: Person, draft: Draft): void {
  const key = entryKey(person, draft.vehicleId)
  // What was refused waits for the person, also where nothing else does.
  const count = waitingIn(draft) || (draft.problem ? 1 : 0)
  if (count === 0) return void outbox.settle(key)
  const { plate, startedAt: madeAt, vehicleId } = draft
  const path = `/reception?vehicle=${vehicleId}`
  const entry = { ...draftEntry(person, key, plate), madeAt, of: 'reception', count, path }
  const refused = heldBy(draft)
  void outbox.keep(refused ? { ...entry, refused } : entry)
}

export function makeKeeper(vault: Vault, person: Person): Keeper {
  const drafts = new Map<string, Draft>()
  const moved = new Map<string, string>()
  const listeners = new Set<() => void>()
  let writing: Promise<unknown> = Promise.resolve()

  const tell = () => {
    for (const listener of listeners) listener()
  }
  // One after the other: the last word is the one that stays.
  const inTurn = (work: () => Promise<void>) => {
    writing = writing.then(work).catch(() => {})
  }
  const put = (draft: Draft) => {
    drafts.set(draft.vehicleId, draft)
    inTurn(() => vault.put(place(draft.vehicleId), draft))
    queueDraft(person, draft)
    tell()
  }
  const leave = (vehicleId: string) => {
    drafts.delete(vehicleId)
    inTurn(() => vault.remove(place(vehicleId)))
    void outbox.settle(entryKey(person, vehicleId))
  }
  /** The car of a first-time visitor has its own name now. */
  const move = (from: string, draft: Draft) => {
    const there = drafts.get(draft.vehicleId)
    put(there ? broughtTogether(there, draft) : draft)
    moved.set(from, draft.vehicleId)
    leave(from)
    tell()
  }
  const photos = makePhotos(vault)
  return {
    drafts,
    put,
    ...photos,
    async load() {
      for (const key of await vault.keys(place(''))) {
        const kept = draftSchema.safeParse(await vault.get(key))
        if (!kept.success || drafts.has(kept.data.vehicleId)) continue
        if (kept.data.orderId === null) drafts.set(kept.data.vehicleId, kept.data)
        else await vault.remove(key)
      }
      for (const draft of drafts.values()) queueDraft(person, draft)
      tell()
    },
    change(vehicleId, next) {
      const at = moved.get(vehicleId) ?? vehicleId
      const draft = drafts.get(at)
      const after = draft && next(draft)
      if (after?.vehicleId === at) put(after)
      else if (after) move(at, after)
    },
    movedTo: (vehicleId) => moved.get(vehicleId),
    async discard(vehicleId) {
      const taken = drafts.get(vehicleId)?.photos ?? []
      leave(vehicleId)
      await writing
      for (const { key } of taken) await photos.forgetPhoto(key)
      tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
