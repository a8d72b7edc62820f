import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../house.ts'
import type { Problem } from '../caller.ts'
import { fieldsOf, idFields, smallSample } from './sample.ts'
import { askOf, send } from './ask.ts'
import { otherGroup, otherStore, type Stranger } from './strangers.ts'
import { endpoints, fill, type Victim, type World } from './world.ts'

const house = useHouse()
const strangers: { store: Stranger[]; group: Stranger[] } = { store: [], group: [] }
let world: World = { victims: new Map(), idOf: () => '' }

beforeAll(async () => {
  world = await fill(house)
  strangers.store = await otherStore(house)
  strangers.group = await otherGroup(house)
}, 300_000)

/** What was written by strangers, but for the lines that say that they were refused. */
async function written(since: string): Promise<string[]> {
  const rows = await house.rows(
    `select e.verb, e.record from kernel.entry e join kernel.account a on a.group_id = e.group_id and a.id::text = e.actor_id
      where e.group_id = $1 and e.id > $2 and a.login like 'stranger.%' and e.verb not like 'refused.%'`,
    [house.groupId, since],
  )
  return rows.map((row) => `${String(row['record'])}.${String(row['verb'])}`)
}

async function lastEntry(): Promise<string> {
  const [row] = await house.rows('select id from kernel.entry where group_id = $1 order by id desc limit 1', [
    house.groupId,
  ])
  return String(row?.['id'])
}

/** Why an answer is no proper refusal; undefined when it is one. A form may also name the field whose id it does not know. */
export function flawOf(answer: { status: number; body: string }, language: string): string | undefined {
  const { title, code, details } = JSON.parse(answer.body) as Partial<Problem>
  const fields = (details?.['fields'] ?? []) as { code: string }[]
  const unknown = answer.status === 422 && fields.length > 0 && fields.every((field) => field.code === 'unknown')
  if (!unknown && answer.status !== 403 && answer.status !== 404) return `${answer.status} ${answer.body.slice(0, 120)}`
  if (!title || !code || title.includes(code) || title.includes('{{')) return `no words: ${title}`
  return /\p{Script=Han}/u.test(title) === (language === 'zh-CN') ? undefined : `not in ${language}: ${title}`
}

const ours = (victim: Victim | undefined) => victim !== undefined && victim.storeId === house.stores.sz

/** A customer books in any store of his group, and with whom he likes there. */
const forAnyStore = new Set(['/api/my/technicians'])

describe.each(['store', 'group'] as const)('somebody of another %s', (kind) => {
  test('opens no record and does no verb on one', { timeout: 300_000 }, async () => {
    const since = await lastEntry()
    const flaws: string[] = []
    let asked = 0
    for (const endpoint of endpoints) {
      const ask = askOf(world, endpoint)
      const fields = endpoint.input && endpoint.method === 'POST' ? idFields(endpoint.input) : []
      const names = fields.some((field) => kind === 'group' || field === 'storeId')
      const touches = ask.target ? kind === 'group' || ours(ask.target) || names : names
      if (!touches) continue
      for (const [index, who] of strangers[kind].entries()) {
        // A customer books in any store of his group; what is another's he may not touch.
        if (kind === 'store' && who.role === 'customer' && !ours(ask.target)) continue
        const language = index % 2 === 0 ? 'zh-CN' : 'en'
        const flaw = flawOf(await send(house, who, ask, language), language)
        if (flaw) flaws.push(`${endpoint.key} as ${who.role}: ${flaw}`)
        asked++
      }
    }
    expect(flaws).toEqual([])
    expect(await written(since)).toEqual([])
    expect(asked).toBeGreaterThan(900)
  })

  test('finds none in any list, export, timeline, paper or search', { timeout: 300_000 }, async () => {
    const papers = await house.rows('select id, number from kernel.paper where group_id = $1', [house.groupId])
    const secret = [...world.victims.values()].filter(
      (victim) => victim.record !== 'store' && (kind === 'group' || ours(victim)),
    )
    const timelines = secret.map((victim) => `/api/records/${victim.record}/${victim.id}/timeline`)
    const others = [
      ...timelines,
      ...papers.flatMap((paper) => [`/api/papers/${String(paper['id'])}`, `/api/papers/${String(paper['id'])}.pdf`]),
    ]
    const lists = endpoints.filter((endpoint) => endpoint.method === 'GET' && !endpoint.path.includes(':id'))
    const leaks: string[] = []
    for (const who of strangers[kind]) {
      const look = async (url: string) => {
        const { statusCode, body } = await house.app.inject({ url, headers: { authorization: who.authorization } })
        const found = secret.filter((victim) => body.includes(victim.id)).map((victim) => victim.record)
        if (found.length > 0 || statusCode >= 500) leaks.push(`${url} as ${who.role}: ${statusCode} ${found.join()}`)
        return statusCode
      }
      for (const endpoint of lists) {
        if (kind === 'store' && who.role === 'customer' && forAnyStore.has(endpoint.path)) continue
        const input = endpoint.input ? smallSample(endpoint.input, world.idOf) : {}
        const query = new URLSearchParams(Object.entries(input).map(([key, value]) => [key, String(value)])).toString()
        await look(`${endpoint.path}?${query}`)
        if (endpoint.input && fieldsOf(endpoint.input).includes('store')) {
          const status = await look(`${endpoint.path}?${query}&store=${house.stores.sz}`)
          if (status === 200 && kind === 'store') leaks.push(`${endpoint.path}?store=… as ${who.role} was not refused`)
        }
      }
      for (const url of others) if ((await look(url)) < 400) leaks.push(`${url} as ${who.role}`)
      if (kind === 'group') await look(`/api/search?q=${encodeURIComponent('粤B1000')}`)
    }
    expect(leaks).toEqual([])
    expect(others.length).toBeGreaterThan(10)
  })
})

describe('somebody of another store who names his own', () => {
  test('moves nothing of the first store with it', { timeout: 300_000 }, async () => {
    const since = await lastEntry()
    const flaws: string[] = []
    for (const endpoint of endpoints) {
      if (endpoint.method !== 'POST' || !endpoint.input || !idFields(endpoint.input).includes('storeId')) continue
      for (const who of strangers.store) {
        const { input, target } = askOf(world, endpoint)
        const { status, body } = await send(house, who, { endpoint, target, input: { ...input, storeId: who.storeId } })
        if (status >= 500) flaws.push(`${endpoint.key} as ${who.role}: ${body}`)
      }
    }
    // A car visits any store of its group, and leaves its reading there.
    const moved = await house.rows(
      `select e.record, e.verb from kernel.entry e join kernel.account a on a.group_id = e.group_id and a.id::text = e.actor_id
        where e.group_id = $1 and e.id > $2 and a.login like 'stranger.%' and e.verb not like 'refused.%' and e.store_id = $3
          and not (e.record = 'vehicle' and e.verb = 'readOdometer')`,
      [house.groupId, since, house.stores.sz],
    )
    expect(flaws).toEqual([])
    expect(moved).toEqual([])
  })
})

describe('the checker itself', () => {
  const refusal = (status: number, title: string, details = {}) => ({
    status,
    body: JSON.stringify({ code: 'kernel.notAllowed', title, details }),
  })
  test('reports an answer with data, a wrong status, a failure and missing words', () => {
    expect(flawOf({ status: 200, body: '{"id":"1"}' }, 'en')).toContain('200')
    expect(flawOf(refusal(409, 'Look again.'), 'en')).toContain('409')
    expect(flawOf(refusal(500, 'Something failed.'), 'en')).toContain('500')
    expect(flawOf(refusal(403, 'kernel.notAllowed'), 'en')).toContain('no words')
    expect(flawOf(refusal(403, 'Ask the manager.'), 'zh-CN')).toContain('not in zh-CN')
    expect(flawOf(refusal(422, '请改正。', { fields: [{ path: 'a', code: 'tooShort' }] }), 'zh-CN')).toContain('422')
    expect(flawOf(refusal(403, '请店长办理。'), 'zh-CN')).toBeUndefined()
  })
})
