import { z } from 'zod'
import { powertrains } from '../../../../knowledge/contract/service-item.ts'
import { receptionContract } from '../../../contract/reception.ts'
import type { Entries } from '../../../contract/reception-content.ts'

const entries = z.record(z.string(), z.unknown())
const answer = receptionContract.reads.get.answer

const photoSchema = z.object({
  /** Also the key under which it is sent, so that it arrives once. */
  key: z.string(),
  subjectId: z.string().optional(),
  position: z.number().optional(),
  type: z.string(),
  takenAt: z.number(),
  /** Of the file on the server. */
  fileId: z.string().optional(),
  /** Why the server did not take it. */
  refused: z.string().optional(),
})
export type DraftPhoto = z.infer<typeof photoSchema>

const knownCustomer = z.object({ id: z.string(), name: z.string(), more: z.string() })
const knownCar = z.object({ id: z.string(), title: z.string(), more: z.string() })

/** Who came for the first time while the line was down: registered as soon as it is back. */
const visitorSchema = z.object({
  name: z.string(),
  phone: z.string(),
  plate: z.string(),
  vin: z.string(),
  powertrain: z.enum(powertrains),
  /** Under which both are registered, so that each is there once. */
  customerKey: z.string(),
  carKey: z.string(),
  /** What the server knows under this phone, plate or VIN; null while it has not been asked. */
  known: z.object({ customers: z.array(knownCustomer), cars: z.array(knownCar) }).nullable(),
  /** The person has seen who is known and says that this is somebody else. */
  isSomebodyElse: z.boolean(),
  /** Registered, or chosen from what is known. */
  customerId: z.string().nullable(),
  carId: z.string().nullable(),
})
export type FirstVisitor = z.infer<typeof visitorSchema>

/** A reception on this device: what the server knows of it, what is on its way, and what waits. */
export const draftSchema = z.object({
  /** Of a first-time visitor one that only this device knows, until the car is registered. */
  vehicleId: z.string(),
  visitor: visitorSchema.nullable().default(null),
  storeId: z.string(),
  plate: z.string(),
  appointmentId: z.string().optional(),
  walkInId: z.string().optional(),
  /** The order that a tow opened for this car: the reception goes into that one. */
  towedOrderId: z.string().optional(),
  startedAt: z.string(),
  /** What a fresh reception begins with; said with the first thing that a person says. */
  defaults: entries,
  /** The reception on the server, once it has begun there, with the version to write on. */
  remote: z.object({ id: z.string(), version: z.number() }).nullable(),
  /** What stands on the server, as far as this device has seen, and the version that this was. */
  standing: entries,
  seen: z.number(),
  /** On its way, under its key: sent again with the same one until an answer comes. */
  sending: z.object({ key: z.string(), entries, seen: z.number(), at: z.string() }).nullable(),
  pending: entries,
  contested: answer.shape.contested,
  photos: z.array(photoSchema),
  /** Of a towed car the customer may be absent: then he signs by his link. */
  signature: z.object({ signer: z.string(), image: z.string().optional(), isAbsent: z.boolean().optional() }),
  /** The person has finished: the order is opened as soon as all else has arrived. */
  finish: z.object({ key: z.string(), body: entries }).nullable(),
  orderId: z.string().nullable(),
  /** What the server refused; the person mends it. */
  problem: z.object({ code: z.string(), title: z.string(), details: entries }).nullable(),
})
export type Draft = z.infer<typeof draftSchema>

export interface Start {
  readonly vehicleId: string
  readonly storeId: string
  readonly plate: string
  readonly appointmentId?: string | undefined
  readonly walkInId?: string | undefined
  readonly towedOrderId?: string | undefined
  readonly startedAt: string
  readonly defaults: Entries
  readonly visitor?: FirstVisitor
}

export function freshDraft(start: Start): Draft {
  return {
    visitor: null,
    ...start,
    defaults: { ...start.defaults },
    remote: null,
    standing: {},
    seen: 0,
    sending: null,
    pending: {},
    contested: [],
    photos: [],
    signature: { signer: '' },
    finish: null,
    orderId: null,
    problem: null,
  }
}

/** What the person sees: his own word over what stands. */
export function shownOf(draft: Draft): Entries {
  const all = { ...draft.defaults, ...draft.standing, ...draft.sending?.entries, ...draft.pending }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined))
}

/** The person says something; the first time with it what the page said for him. */
export function said(draft: Draft, more: Entries): Draft {
  const first = draft.remote === null && draft.sending === null && Object.keys(draft.pending).length === 0
  return { ...draft, pending: { ...(first ? draft.defaults : {}), ...draft.pending, ...more }, problem: null }
}

export const isIdle = (draft: Draft) => draft.sending === null && Object.keys(draft.pending).length === 0
/** It waits, and the server has not refused it. */
export const isUnsent = (photo: DraftPhoto) => photo.fileId === undefined && photo.refused === undefined

/** Photos that have still to be sent; they need the reception on the server. */
export const unsentPhotos = (draft: Draft) => draft.photos.filter(isUnsent)

/** How many things of it wait for the connection. */
export function waitingIn(draft: Draft): number {
  const keys = new Set([...Object.keys(draft.pending), ...Object.keys(draft.sending?.entries ?? {})])
  return keys.size + unsentPhotos(draft).length + (draft.finish ? 1 : 0) + (draft.visitor ? 1 : 0)
}

/** Puts what waits on its way. */
export function takenOff(draft: Draft, key: string, at: string): Draft {
  if (draft.sending) return draft
  return { ...draft, sending: { key, entries: draft.pending, seen: draft.seen, at }, pending: {} }
}

/** The server has taken what was on its way; it stands at this version now. */
export function arrived(draft: Draft, remote: { readonly id: string; readonly version: number }): Draft {
  const standing = { ...draft.standing, ...draft.sending?.entries }
  // Nobody else has written in between: then this device has seen all of it.
  const seen = remote.version === draft.seen + 1 ? remote.version : draft.seen
  return { ...draft, remote: { id: remote.id, version: remote.version }, standing, seen, sending: null }
}

/** What the server says stands now, whoever said it. */
export function met(draft: Draft, file: z.infer<typeof answer>): Draft {
  if (draft.remote?.id !== file.id || file.version < draft.seen) return draft
  return {
    ...draft,
    remote: { id: file.id, version: Math.max(file.version, draft.remote.version) },
    standing: file.entries,
    contested: file.contested,
    startedAt: file.startedAt,
    seen: file.version,
  }
}

/** Somebody else has begun to receive this car: go on with his, having seen nothing of it. */
export function joined(draft: Draft, remote: { readonly id: string; readonly version: number }, key: string): Draft {
  const sending = draft.sending && { ...draft.sending, key, seen: 0 }
  return { ...draft, remote, sending, seen: 0 }
}

/** Everything said has arrived and nothing is contested: the order may be opened. */
export function isReady(draft: Draft): boolean {
  return isIdle(draft) && unsentPhotos(draft).length === 0 && draft.contested.length === 0
}

export function withPhoto(draft: Draft, key: string, change: Partial<DraftPhoto>): Draft {
  return { ...draft, photos: draft.photos.map((photo) => (photo.key === key ? { ...photo, ...change } : photo)) }
}
