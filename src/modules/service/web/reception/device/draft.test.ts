import { expect, test } from 'vitest'
import { arrived, freshDraft, isReady, joined, met, said, shownOf, takenOff, waitingIn } from './draft.ts'

const at = '2026-03-10T01:00:00.000Z'
const start = { vehicleId: 'v', storeId: 's', plate: '粤B12345', startedAt: at, defaults: { waiting: true } }
const file = (version: number, entries: Record<string, unknown>, contested: object[] = []) => ({
  id: '0199c0de-0000-7000-8000-00000000000a',
  version,
  state: 'open',
  storeId: 's',
  vehicleId: 'v',
  appointmentId: null,
  advisorId: 'a',
  startedAt: at,
  updatedAt: at,
  orderId: null,
  entries,
  contested: contested as never[],
})

test('the first word takes along what the page said for him; looking alone says nothing', () => {
  const fresh = freshDraft(start)
  expect([waitingIn(fresh), shownOf(fresh)]).toEqual([0, { waiting: true }])
  const spoken = said(fresh, { odometerKm: 5 })
  expect(spoken.pending).toEqual({ waiting: true, odometerKm: 5 })
  expect(said(spoken, { waiting: null }).pending).toEqual({ waiting: null, odometerKm: 5 })
})

test('what is said while something is on its way follows with the version that the first one brought', () => {
  const { id } = file(1, {})
  const sent = takenOff(said(freshDraft(start), { odometerKm: 5 }), 'k1', at)
  const more = said(sent, { odometerKm: 6 })
  expect(takenOff(more, 'k2', at).sending?.key).toBe('k1')
  const answered = arrived(more, { id, version: 1 })
  expect([answered.seen, shownOf(answered)['odometerKm'], isReady(answered)]).toEqual([1, 6, false])
  const second = arrived(takenOff(answered, 'k2', at), { id, version: 2 })
  expect([second.seen, second.standing['odometerKm'], isReady(second)]).toEqual([2, 6, true])
})

test('where somebody else wrote in between, this device has not seen it until it looks', () => {
  const { id } = file(1, {})
  const begun = arrived(takenOff(said(freshDraft(start), { odometerKm: 5 }), 'k1', at), { id, version: 1 })
  const late = arrived(takenOff(said(begun, { energyPercent: 50 }), 'k2', at), { id, version: 3 })
  expect(late.seen).toBe(1)
  const looked = met(late, file(3, { odometerKm: 7, energyPercent: 50 }, [{ key: 'odometerKm' }]))
  expect([looked.seen, shownOf(looked)['odometerKm'], isReady(looked)]).toEqual([3, 7, false])
  expect(met(looked, file(2, { odometerKm: 1 }))).toBe(looked)
})

test('a reception that another tablet began first is joined, unseen', () => {
  const sent = takenOff(said(freshDraft(start), { odometerKm: 5 }), 'k1', at)
  const together = joined(sent, { id: 'other', version: 4 }, 'k2')
  expect(together).toMatchObject({ remote: { id: 'other', version: 4 }, seen: 0, sending: { key: 'k2', seen: 0 } })
})
