import { expect, test } from 'vitest'
import { isKept, issuableOf, openOf } from './open-of.ts'

const line = (wanted: number, reserved: number, issued = 0, returned = 0) => ({
  wantedThousandths: wanted,
  reservedThousandths: reserved,
  issuedThousandths: issued,
  returnedThousandths: returned,
  unborneFen: null,
})

test('what nobody bears stays here, as long as there is more of it', () => {
  const kept = { ...line(4000, 4000), unborneFen: 100 }
  expect([isKept(kept), issuableOf(kept), isKept({ ...kept, issuedThousandths: 4000 })]).toEqual([true, 0, false])
})

test('what came back is open again; only what is reserved can be handed out', () => {
  expect([openOf(line(4000, 0, 3000)), openOf(line(4000, 0, 4000, 1000))]).toEqual([1000, 1000])
  expect([issuableOf(line(4000, 1000)), issuableOf(line(4000, 4000, 3000)), issuableOf(line(4000, 0))]).toEqual([
    1000, 1000, 0,
  ])
})
