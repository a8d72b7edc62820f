import { Histogram, Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { RequestTimes } from './request-times.ts'

test('answer times stand as the library itself would write them', async () => {
  const own = new Registry()
  const theirs = new Registry()
  const times = new RequestTimes(own)
  const histogram = new Histogram({
    name: 'open4s_request_seconds',
    help: 'Time to answer by method, route and status class',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [theirs],
  })
  const answers = [
    ['GET', '/api/search', 200, 0.004],
    ['GET', '/api/search', 204, 0.005],
    ['GET', '/api/search', 404, 0.5],
    ['POST', '/api/bills/:id/pay', 200, 7],
  ] as const
  for (const [method, route, code, seconds] of answers) {
    times.observe(method, route, code, seconds)
    histogram.observe({ method, route, status: `${Math.floor(code / 100)}xx` }, seconds)
  }
  expect(sorted(await own.metrics())).toEqual(sorted(await theirs.metrics()))
})

const sorted = (text: string) => text.trim().split('\n').toSorted()
