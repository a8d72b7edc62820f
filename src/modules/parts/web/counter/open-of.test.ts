import { expect, test } from 'vitest'
import { issuableOf, openOf } from './open-of.ts'

const line = (wanted: number, reserved: number, issued = 0, returned = 0) => ({
  wantedThousandths: wanted,
  reservedThousandths: reserved,
  issuedThousandths: issued,
  returnedThousandths: returned,
})

test('what came back is open again; only what is reserved can be handed out', () => {
  expect([openOf(line(4000, 0, 3000)), openOf(line(4000, 0, 4000, 1000))]).toEqual([1000, 1000])
  expect([issuableOf(line(4000, 1000)), issuableOf(line(4000, 4000, 3000)), issuableOf(line(4000, 0))]).toEqual([
    1000, 1000, 0,
  ])
})
