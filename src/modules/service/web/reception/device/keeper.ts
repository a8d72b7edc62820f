import type { Vault } from '../../../../../console/device/vault.ts'
import { setWaiting } from '../../../../../console/device/waiting.ts'
import { type Draft, draftSchema, waitingIn } from './draft.ts'

const place = (vehicleId: string) => `reception/${vehicleId}`
const photoPlace = (key: string) => `photo/${key}`

/** Receptions and their photos on this device, every change written at once and told to who shows it. */
export interface Keeper {
  readonly drafts: ReadonlyMap<string, Draft>
  readonly load: () => Promise<void>
  readonly put: (draft: Draft) => void
  readonly change: (vehicleId: string, next: (draft: Draft) => Draft) => void
  readonly discard: (vehicleId: string) => Promise<void>
  readonly keepPhoto: (key: string, file: File) => Promise<void>
  readonly forgetPhoto: (key: string) => Promise<void>
  readonly bytesOf: (key: string) => Promise<ArrayBuffer | undefined>
  /** Makes a photo visible that was taken before the page was opened. */
  readonly show: (key: string) => Promise<void>
  readonly pictureOf: (key: string) => string | undefined
  readonly subscribe: (listener: () => void) => () => void
}

export function makeKeeper(vault: Vault): Keeper {
  const drafts = new Map<string, Draft>()
  const pictures = new Map<string, string>()
  const listeners = new Set<() => void>()
  let writing: Promise<unknown> = Promise.resolve()

  const tell = () => {
    const count = [...drafts.values()].reduce((sum, draft) => sum + waitingIn(draft), 0)
    setWaiting('service', count)
    for (const listener of listeners) listener()
  }
  const put = (draft: Draft) => {
    drafts.set(draft.vehicleId, draft)
    // One after the other: the last word is the one that stays.
    writing = writing.then(() => vault.put(place(draft.vehicleId), draft)).catch(() => {})
    tell()
  }
  const forgetPhoto = async (key: string) => {
    const address = pictures.get(key)
    if (address) URL.revokeObjectURL(address)
    pictures.delete(key)
    await vault.remove(photoPlace(key))
  }
  return {
    drafts,
    put,
    forgetPhoto,
    async load() {
      for (const key of await vault.keys(place(''))) {
        const kept = draftSchema.safeParse(await vault.get(key))
        if (kept.success && !drafts.has(kept.data.vehicleId)) drafts.set(kept.data.vehicleId, kept.data)
      }
      tell()
    },
    change(vehicleId, next) {
      const draft = drafts.get(vehicleId)
      if (draft) put(next(draft))
    },
    async discard(vehicleId) {
      const photos = drafts.get(vehicleId)?.photos ?? []
      drafts.delete(vehicleId)
      await writing
      await vault.remove(place(vehicleId))
      for (const { key } of photos) await forgetPhoto(key)
      tell()
    },
    async keepPhoto(key, file) {
      await vault.putBytes(photoPlace(key), await file.arrayBuffer())
      pictures.set(key, URL.createObjectURL(file))
    },
    bytesOf: (key) => vault.getBytes(photoPlace(key)),
    async show(key) {
      const bytes = pictures.has(key) ? undefined : await vault.getBytes(photoPlace(key))
      if (bytes) pictures.set(key, URL.createObjectURL(new Blob([bytes])))
    },
    pictureOf: (key) => pictures.get(key),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Without a vault (plain address, old browser) drafts live as long as the page; the server has what was sent. */
export function memoryVault(): Vault {
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
