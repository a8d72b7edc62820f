import { z } from 'zod'
import { call } from '../../../../../console/client.ts'
import { instantNow } from '../../../../../console/clock.ts'
import { randomKey } from '../../../../../console/intent.ts'
import { asProblem, ProblemError } from '../../../../../console/problem.ts'
import { invalidateRecord } from '../../../../../console/query-client.ts'
import { registerVisitor } from './register.ts'
import { uploadFile } from '../../../../../console/upload.ts'
import { checkInInput } from '../../../contract/check-in.ts'
import { receiveTowedInput } from '../../../contract/towed.ts'
import {
  arrived,
  type Draft,
  type DraftPhoto,
  isIdle,
  isUnsent,
  isReady,
  joined,
  met,
  takenOff,
  unsentPhotos,
  withPhoto,
} from './draft.ts'

export interface Hands {
  readonly read: () => Draft | undefined
  readonly change: (next: (draft: Draft) => Draft) => void
}

const placeOnServer = z.object({ id: z.string(), version: z.number() })
const stale = z.object({ record: placeOnServer })
/** Colleagues may write at the same moment; after so many turns the next round goes on. */
const mostTurns = 6

/**
 * Sends what waits of one reception, in order: who came for the first time, what was said, photos, the order. Throws
 * what was refused.
 */
export async function push(hands: Hands, bytesOf: (key: string) => Promise<ArrayBuffer | undefined>): Promise<void> {
  // Registered, it is the reception of another car, with a turn of its own.
  if (hands.read()?.visitor) return registerVisitor(hands)
  for (let turn = 0; turn < mostTurns; turn++) {
    const draft = hands.read()
    if (!draft || (isIdle(draft) && !(unsentPhotos(draft).length > 0 && draft.remote === null))) break
    hands.change((now) => takenOff(now, randomKey(), instantNow()))
    await sendWords(hands)
  }
  for (const photo of hands.read()?.photos.filter(isUnsent) ?? []) await sendPhoto(hands, photo, bytesOf)
  await look(hands)
  await openOrder(hands)
}

async function sendWords(hands: Hands): Promise<void> {
  const draft = hands.read()
  const sending = draft?.sending
  if (!draft || !sending) return
  const { key, entries, seen, at } = sending
  try {
    const { remote, storeId, vehicleId, appointmentId, walkInId, startedAt } = draft
    const answer = remote
      ? await call('reception.save', { id: remote.id, version: remote.version, key, body: { seen, at, entries } })
      : await call('reception.begin', {
          key,
          body: {
            storeId,
            vehicleId,
            startedAt,
            at,
            entries,
            ...(appointmentId ? { appointmentId } : {}),
            ...(walkInId ? { walkInId } : {}),
          },
        })
    hands.change((now) => arrived(now, answer))
    if (!remote) invalidateRecord('reception')
  } catch (error) {
    const { code, details } = asProblem(error)
    const begun = code === 'service.receptionOpen' ? placeOnServer.safeParse(details) : undefined
    const fresh = code === 'kernel.stale' ? stale.safeParse(details) : undefined
    if (begun?.success) hands.change((now) => joined(now, begun.data, randomKey()))
    else if (fresh?.success) {
      const { id, version } = fresh.data.record
      hands.change((now) => ({ ...now, remote: { id, version } }))
    } else throw error
  }
}

async function sendPhoto(
  hands: Hands,
  photo: DraftPhoto,
  bytesOf: (key: string) => Promise<ArrayBuffer | undefined>,
): Promise<void> {
  const recordId = hands.read()?.remote?.id
  const bytes = await bytesOf(photo.key)
  if (recordId === undefined) return
  if (!bytes) return hands.change((now) => ({ ...now, photos: now.photos.filter(({ key }) => key !== photo.key) }))
  const { key, subjectId, position, type, takenAt } = photo
  const where = {
    record: 'reception',
    kind: 'walkAround',
    recordId,
    ...(subjectId === undefined ? {} : { subjectId }),
    ...(position === undefined ? {} : { position }),
  }
  try {
    const file = new File([bytes], 'photo', { type, lastModified: takenAt })
    const stored = await uploadFile(file, where, { key, onProgress: () => {}, signal: new AbortController().signal })
    hands.change((now) => withPhoto(now, key, { fileId: stored.id }))
  } catch (error) {
    const problem = asProblem(error)
    if (problem.lost || problem.status === 401 || problem.status >= 500) throw error
    hands.change((now) => withPhoto(now, key, { refused: problem.title || problem.code }))
  }
}

/** What stands now, colleagues' words included. */
export async function look(hands: Hands): Promise<void> {
  const remote = hands.read()?.remote
  if (!remote) return
  const file = await call('reception.get', { id: remote.id })
  hands.change((now) => met(now, file))
  // Somebody else has finished or dropped it: what this device still has is not lost, the person decides.
  if (file.state !== 'open') throw new ProblemError(409, 'service.receptionEnded', '')
}

/** The car was towed in: its order is there, as others may have left it since this device looked. */
async function intoTowed(id: string, key: string, body: z.infer<typeof receiveTowedInput>) {
  const { version } = await call('repairOrder.get', { id })
  return call('repairOrder.receiveTowed', { id, version, key, body })
}

async function openOrder(hands: Hands): Promise<void> {
  const draft = hands.read()
  if (!draft?.finish || !draft.remote || !isReady(draft)) return
  const { key, body } = draft.finish
  const whole = { ...body, receptionId: draft.remote.id }
  const order =
    draft.towedOrderId === undefined
      ? await call('repairOrder.checkIn', { key, body: checkInInput.parse(whole) })
      : await intoTowed(draft.towedOrderId, key, receiveTowedInput.parse(whole))
  hands.change((now) => ({ ...now, finish: null, orderId: order.id }))
  for (const record of ['repairOrder', 'appointment', 'walkIn', 'vehicle', 'reception']) invalidateRecord(record)
}
