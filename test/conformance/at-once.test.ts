import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../house.ts'
import { brokenBalances, deliver, verified } from '../in-work.ts'
import { flawOf } from '../races/at-once.ts'
import { type Ask, askOf, send } from './ask.ts'
import { mayAll, type Stranger } from './strangers.ts'
import { endpoints, fill, servers, type World } from './world.ts'

const house = useHouse()
let world: World = { victims: new Map(), idOf: () => '' }
let everything: Stranger

beforeAll(async () => {
  world = await fill(house)
  everything = await mayAll(house)
}, 120_000)

async function versioned(ask: Ask): Promise<Ask> {
  const { target } = ask
  const table = servers.find(({ face }) => face.name === target?.record)?.face.table
  if (!target || !table) return ask
  const [row] = await house.rows(`select version from ${table} where id = $1`, [target.id])
  return { ...ask, target: { ...target, version: Number(row?.['version']) } }
}

const parsed = (body: string) => JSON.parse(body) as Record<string, unknown>

describe('every verb', () => {
  test('asked by three at once', { timeout: 300_000 }, async () => {
    const flaws: string[] = []
    const seen: string[] = []
    for (const endpoint of endpoints) {
      if (endpoint.method !== 'POST') continue
      const ask = await versioned(askOf(world, endpoint))
      const answers = await Promise.all([1, 2, 3].map(() => send(house, everything, ask)))
      for (const { status, body } of answers) {
        const flaw = flawOf(status, parsed(body))
        if (flaw) flaws.push(`${endpoint.key}: ${flaw}`)
      }
      const done = answers.filter(({ status }) => status === 200).length
      if (ask.target && done > 1) flaws.push(`${endpoint.key}: done ${done} times`)
      if (!ask.target && done > 1) {
        const after = await send(house, everything, ask)
        if (after.status !== 200)
          flaws.push(`${endpoint.key}: made ${done} times at once, but once in turn: ${after.body.slice(0, 120)}`)
      }
      seen.push(
        `${endpoint.key} ${done} ${answers.map(({ status, body }) => (status === 200 ? 'ok' : parsed(body)['code'])).join(' ')}`,
      )
    }
    await deliver(house)
    expect(flaws).toEqual([])
    expect(await brokenBalances(house)).toEqual([])
    expect(await verified(house)).toEqual([])
  })
})
