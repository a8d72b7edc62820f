import { expect, test } from 'vitest'
import { pinCheck } from './pin-check.ts'

const mark = '00112233445566778899aabbccddeeff'

test('hundreds of PINs fit to what a tablet keeps, and few of the wrong ones', async () => {
  const kept = await pinCheck('4711', mark, 1)
  const all = await Promise.all(
    Array.from({ length: 10_000 }, (_, pin) => pinCheck(String(pin).padStart(4, '0'), mark, 1)),
  )
  const fitting = all.filter((check) => check === kept).length
  expect(all[4711]).toBe(kept)
  expect(fitting).toBeGreaterThan(200)
  expect(fitting).toBeLessThan(450)
})

test('a longer PIN has a longer check, and another salt another one', async () => {
  const values = await Promise.all(['471100', '471101', '471102'].map((pin) => pinCheck(pin, mark, 1)))
  expect(values.every((value) => Number(value.split(':')[1]) < 2 ** 11)).toBe(true)
  expect(new Set(values).size).toBe(3)
  expect(await pinCheck('471100', mark.replace('00', 'ff'), 1)).not.toBe(values[0])
})
