import { beforeAll, describe, expect, test } from 'vitest'
import type { Problem } from '../caller.ts'
import { useHouse } from '../house.ts'
import { type Ask, askOf, send } from './ask.ts'
import { fieldsOf } from './sample.ts'
import { mayAll, type Stranger } from './strangers.ts'
import { endpoints, fill, type World } from './world.ts'

const house = useHouse()
let world: World = { victims: new Map(), idOf: () => '' }
let everything: Stranger
const nobody = { authorization: '' }

beforeAll(async () => {
  world = await fill(house)
  everything = await mayAll(house)
}, 120_000)

const entries = async () => Number((await house.rows('select count(*) as n from kernel.entry'))[0]?.['n'])

/** Whether an answer tells which field is wrong. */
export function namesField(answer: { status: number; body: string }, field: string): boolean {
  if (answer.status !== 400 && answer.status !== 422) return false
  const { title, details } = JSON.parse(answer.body) as Problem
  const fields = (details['fields'] ?? []) as { path: string; code: string }[]
  return title.length > 5 && fields.some(({ path, code }) => path.split('.')[0] === field && code.length > 0)
}

describe('every endpoint', () => {
  test('asks who it is first', { timeout: 60_000 }, async () => {
    const before = await entries()
    const open: string[] = []
    for (const endpoint of endpoints) {
      for (const [language, words] of [
        ['zh-CN', /登录/],
        ['en', /sign in/i],
      ] as const) {
        const { status, body } = await send(house, nobody, askOf(world, endpoint), language)
        if (status !== 401 || !words.test((JSON.parse(body) as Problem).title))
          open.push(`${endpoint.key}: ${status} ${body}`)
      }
    }
    expect(open).toEqual([])
    expect(await entries()).toBe(before)
  })

  test('names the field that is wrong, and writes nothing', { timeout: 120_000 }, async () => {
    const before = await entries()
    const mute: string[] = []
    let asked = 0
    for (const endpoint of endpoints) {
      if (!endpoint.input) continue
      const ask = askOf(world, endpoint)
      for (const field of fieldsOf(endpoint.input)) {
        for (const wrong of [{}, [[]], null, 'x'.repeat(5000), -1e300]) {
          const input = { ...ask.input, [field]: wrong }
          const sent = endpoint.method === 'GET' ? { ...input, [field]: String(wrong) } : input
          const fits = endpoint.input.safeParse(sent).success
          if (fits && endpoint.method === 'POST') continue
          const answer = await send(house, everything, { ...ask, input })
          asked++
          if (fits ? answer.status >= 500 : !namesField(answer, field))
            mute.push(`${endpoint.key} ${field}: ${answer.status} ${answer.body.slice(0, 200)}`)
        }
      }
    }
    expect(mute).toEqual([])
    expect(await entries()).toBe(before)
    expect(asked).toBeGreaterThan(1000)
  })

  test('never fails on what cannot be read or kept', { timeout: 120_000 }, async () => {
    const bad: string[] = []
    for (const endpoint of endpoints) {
      const ask = askOf(world, endpoint)
      const url = endpoint.path.replace(':id', ask.target?.id ?? '')
      const headers = { authorization: everything.authorization, 'if-match': '1', 'content-type': 'application/json' }
      const payloads = ['{', '[]', '"x"', 'null', '{"a":"\\u0000"}', '{"a":"\\ud800"}', `{"a":${'['.repeat(20_000)}`]
      if (endpoint.method === 'POST') {
        for (const [index, payload] of payloads.entries()) {
          const key = `unreadable-${endpoint.key}-${index}`
          const answer = await house.app.inject({
            method: 'POST',
            url,
            headers: { ...headers, 'idempotency-key': key },
            payload,
          })
          if (answer.statusCode >= 500) bad.push(`${endpoint.key} ${payload.slice(0, 20)}: ${answer.body}`)
        }
      }
      for (const id of ['x', "'", '%00', '..%2f']) {
        if (!endpoint.path.includes(':id')) continue
        const { statusCode } = await house.app.inject({
          method: endpoint.method,
          url: endpoint.path.replace(':id', id),
          headers,
        })
        if (statusCode < 400 || statusCode >= 500) bad.push(`${endpoint.key} with ${id}: ${statusCode}`)
      }
    }
    expect(bad).toEqual([])
  })

  test.each(['small', 'at the limits'])(
    'takes whatever its schema takes without failing: %s',
    { timeout: 120_000 },
    async (size) => {
      const failed: string[] = []
      const statuses = new Set<number>()
      for (const endpoint of endpoints) {
        const ask: Ask = askOf(world, endpoint, size !== 'small')
        const [row] = ask.target
          ? await house.rows(`select version from ${tableOf(ask.target.record)} where id = $1`, [ask.target.id])
          : []
        const target = ask.target && row ? { ...ask.target, version: Number(row['version']) } : ask.target
        const { status, body } = await send(house, everything, { ...ask, target })
        statuses.add(status)
        if (status >= 500) failed.push(`${endpoint.key}: ${body} ${JSON.stringify(ask.input).slice(0, 300)}`)
        if (status < 400 && !endpoint.answer.safeParse(JSON.parse(body)).success)
          failed.push(`${endpoint.key}: not what the contract says`)
      }
      expect(failed).toEqual([])
      expect(statuses).toContain(200)
    },
  )
})

function tableOf(record: string): string {
  const table = endpoints.find(({ server }) => server.face.name === record)?.server.face.table
  if (!table) throw new Error(`No table for ${record}`)
  return table
}

describe('the checker itself', () => {
  test('reports a wrong status and an answer that names no field or another', () => {
    const answer = (status: number, fields: object[]) => ({
      status,
      body: JSON.stringify({ title: 'Please correct this.', details: { fields } }),
    })
    expect(namesField(answer(500, [{ path: 'name', code: 'x' }]), 'name')).toBe(false)
    expect(namesField(answer(422, []), 'name')).toBe(false)
    expect(namesField(answer(422, [{ path: 'phone', code: 'x' }]), 'name')).toBe(false)
    expect(namesField(answer(422, [{ path: 'name.0', code: 'x' }]), 'name')).toBe(true)
  })
})
