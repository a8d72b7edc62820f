import { useSyncExternalStore } from 'react'
import { type DraftSender, outbox, takesDrafts } from '../../../../../console/device/queue/post.ts'
import { vaultOf } from '../../../../../console/device/vault.ts'
import { randomKey } from '../../../../../console/intent.ts'
import { asProblem, ProblemError } from '../../../../../console/problem.ts'
import type { Entries } from '../../../contract/reception-content.ts'
import { type Draft, freshDraft, said, type Start } from './draft.ts'
import { type Keeper, makeKeeper, type Person, vehicleOf } from './keeper.ts'
import { type Hands, look, push } from './push.ts'

/** Where receptions lie while they are under way: each change is on the device at once and on its way soon. */
export interface Desk extends Pick<Keeper, 'change' | 'discard' | 'movedTo' | 'pictureOf' | 'subscribe'> {
  readonly draftOf: (vehicleId: string) => Draft | undefined
  readonly drafts: () => readonly Draft[]
  /** Begins the reception of a car or goes on with it; `remote` is one that a colleague has begun. */
  readonly open: (start: Start, remote: { readonly id: string; readonly version: number } | null) => Promise<void>
  readonly say: (vehicleId: string, more: Entries) => void
  readonly addPhoto: (vehicleId: string, file: File, place: { subjectId?: string; position?: number }) => Promise<void>
  readonly dropPhoto: (vehicleId: string, key: string) => Promise<void>
  /** Sends what waits. */
  readonly sync: () => Promise<void>
  /** What stands on the server now. */
  readonly look: (vehicleId: string) => Promise<void>
  /** Begins the reception of a car that is not known yet. */
  readonly receive: (start: Start) => void
  /** What an earlier page left is here. */
  readonly ready: Promise<void>
}

/** How the queue sends a reception of this device: what the server refuses stands in the draft. */
function senderOf(keeper: Keeper): DraftSender {
  return {
    async send(key) {
      const hands = handsOn(keeper, vehicleOf(key))
      if (!hands.read()) return outbox.settle(key)
      hands.change((draft) => (draft.problem ? { ...draft, problem: null } : draft))
      try {
        await push(hands, keeper.bytesOf)
      } catch (error) {
        const problem = asProblem(error)
        // Nobody is there, or nobody is signed in: later.
        if (problem.lost || [401, 429, 503].includes(problem.status)) throw error
        const { code, title, details } = problem
        hands.change((draft) => ({ ...draft, finish: null, problem: { code, title, details: { ...details } } }))
      }
    },
    drop: (key) => keeper.discard(vehicleOf(key)),
  }
}

/** A visitor's car gets another name on the way: the hands follow it. */
function handsOn(keeper: Keeper, vehicleId: string): Hands {
  const read = () => keeper.drafts.get(keeper.movedTo(vehicleId) ?? vehicleId)
  return { read, change: (next) => keeper.change(vehicleId, next) }
}

function makeDesk(person: Person): Desk {
  const keeper = makeKeeper(vaultOf(person.accountId), person)
  takesDrafts('reception', person.accountId, senderOf(keeper))
  const ready = keeper
    .load()
    .then(() => outbox.flush())
    .catch(() => {})
  const { change, discard, pictureOf, subscribe, movedTo } = keeper
  return {
    ready,
    change,
    movedTo,
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
      // It may have been towed in since the reception was begun, or received meanwhile.
      const { towedOrderId } = start
      const now = draft.finish || draft.towedOrderId === towedOrderId ? draft : { ...draft, towedOrderId }
      keeper.put(joins ? { ...now, remote, seen: 0 } : now)
    },
    say(vehicleId, more) {
      change(vehicleId, (draft) => said(draft, more))
      outbox.soon()
    },
    async addPhoto(vehicleId, file, where) {
      const key = randomKey()
      await keeper.keepPhoto(key, file)
      const photo = { key, type: file.type, takenAt: file.lastModified, ...where }
      change(vehicleId, (draft) => ({ ...said(draft, {}), photos: [...draft.photos, photo] }))
      outbox.soon()
    },
    async dropPhoto(vehicleId, key) {
      const fileId = keeper.drafts.get(vehicleId)?.photos.find((one) => one.key === key)?.fileId
      change(vehicleId, (draft) => ({ ...draft, photos: draft.photos.filter((one) => one.key !== key) }))
      if (fileId) change(vehicleId, (draft) => said(draft, { [`struck.${fileId}`]: true }))
      await keeper.forgetPhoto(key)
      outbox.soon()
    },
    sync: () => outbox.flush(),
    async look(vehicleId) {
      await look(handsOn(keeper, vehicleId))
      await outbox.flush()
    },
    receive(start) {
      keeper.put(freshDraft(start))
    },
  }
}

let desk: { readonly accountId: string; readonly desk: Desk } | undefined

/** The desk of the person who is signed in. */
export function deskOf(person: Person): Desk {
  if (desk?.accountId !== person.accountId) desk = { accountId: person.accountId, desk: makeDesk(person) }
  return desk.desk
}

export function useDraft(of: Desk, vehicleId: string): Draft | undefined {
  return useSyncExternalStore(of.subscribe, () => of.draftOf(vehicleId))
}

export const problemOf = ({ code, title, details }: NonNullable<Draft['problem']>) =>
  new ProblemError(409, code, title, details)
