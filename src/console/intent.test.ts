import { expect, test } from 'vitest'
import { newIntent } from './intent.ts'

test('the same wish has the same key until it is fulfilled', () => {
  const intent = newIntent()
  const first = intent.keyFor(['bill.pay', 'b1', { amountFen: 100 }])
  expect(intent.keyFor(['bill.pay', 'b1', { amountFen: 100 }])).toBe(first)
  intent.fulfilled()
  expect(intent.keyFor(['bill.pay', 'b1', { amountFen: 100 }])).not.toBe(first)
})

test('another wish has another key', () => {
  const intent = newIntent()
  const first = intent.keyFor(['bill.pay', 'b1', { amountFen: 100 }])
  expect(intent.keyFor(['bill.pay', 'b1', { amountFen: 200 }])).not.toBe(first)
})
