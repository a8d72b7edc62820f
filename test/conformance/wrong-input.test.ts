import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../house.ts'
import { brokenBalances, deliver, verified } from '../in-work.ts'
import { flawOf } from '../races/at-once.ts'
import { bodyOf, type Target, targetOf, visitsAtEveryStep } from './at-every-step.ts'
import { smallSample } from './sample.ts'
import { mayAll, otherGroup, type Stranger } from './strangers.ts'
import { type Endpoint, endpoints, fill, type World } from './world.ts'
import { drawing, hugeNumber, placesOf, withValue, wrongFor } from './wrong-values.ts'

const house = useHouse()
let world: World = { victims: new Map(), idOf: () => '' }
let everything: Stranger
let foreign: string[] = []
/** Wrong values for each door; `SEED` draws others. */
const tries = Number(process.env['WRONG'] ?? 14)
const seed = Number(process.env['SEED'] ?? 20_260_310)

beforeAll(async () => {
  world = await fill(house)
  await visitsAtEveryStep(house)
  everything = await mayAll(house)
  const [stranger] = await otherGroup(house)
  foreign = [house.stores.hz, stranger?.storeId ?? '', stranger?.groupId ?? '']
}, 120_000)

const entries = async () =>
  Number((await house.rows(`select count(*) as n from kernel.entry where verb not like 'refused.%'`))[0]?.['n'])

interface Posted {
  readonly target: Target | undefined
  readonly body: unknown
  readonly version?: string
}

let sent = 0
/** Sends it in turn in both languages; answers why the answer is none that a person can use. */
async function post(endpoint: Endpoint, { target, body, version }: Posted): Promise<{ status: number; flaw?: string }> {
  const language = ++sent % 2 === 0 ? 'en' : 'zh-CN'
  const answer = await house.app.inject({
    method: 'POST',
    url: endpoint.path.replace(':id', target?.id ?? ''),
    headers: {
      authorization: everything.authorization,
      'accept-language': language,
      'content-type': 'application/json',
      'if-match': version ?? String(target?.version ?? 1),
      'idempotency-key': `wrong-${sent}-of-many`,
    },
    payload: JSON.stringify(body).replaceAll(`"${hugeNumber}"`, '1e400'),
  })
  const read = JSON.parse(answer.body) as Record<string, unknown>
  const status = answer.statusCode
  if (status === 200)
    return endpoint.answer.safeParse(read).success ? { status } : { status, flaw: 'not what the contract says' }
  const flaw = flawOf(status, read, language)
  return flaw ? { status, flaw } : { status }
}

async function wrongValues(endpoint: Endpoint, draw: () => number): Promise<string[]> {
  const flaws: string[] = []
  const before = await entries()
  let target = await targetOf(house, world, endpoint)
  const good = await bodyOf(house, world, endpoint, target?.id)
  const places = placesOf(good)
  let done = 0
  for (let turn = 0; turn < tries; turn++) {
    const place = places[Math.floor(draw() * places.length)]
    if (!place) break
    const wrong = wrongFor(place.value, foreign)
    const value = wrong[Math.floor(draw() * wrong.length)]
    const { status, flaw } = await post(endpoint, { target, body: withValue(good, place.path, value) })
    const what = `${endpoint.key} ${place.path.join('.')} = ${JSON.stringify(value)?.slice(0, 60)}`
    if (flaw) flaws.push(`${what}: ${flaw}`)
    if (status !== 200) continue
    done++
    target = await targetOf(house, world, endpoint)
  }
  if (done === 0 && (await entries()) !== before) flaws.push(`${endpoint.key}: refused and written`)
  return flaws
}

async function wrongVersions(endpoint: Endpoint): Promise<string[]> {
  const flaws: string[] = []
  const target = await targetOf(house, world, endpoint)
  if (!target) return flaws
  const before = await entries()
  const body = await bodyOf(house, world, endpoint, target.id)
  for (const version of ['0', '-1', '99999', '1.5', 'x', '1e99', '99999999999999999999']) {
    const { status, flaw } = await post(endpoint, { target, body, version })
    if (flaw || status === 200) flaws.push(`${endpoint.key} of version ${version}: ${flaw ?? 'taken'}`)
  }
  if ((await entries()) !== before) flaws.push(`${endpoint.key}: refused and written`)
  return flaws
}

/** Pages that fail on what got in. */
async function brokenPages(): Promise<string[]> {
  const broken: string[] = []
  const look = async (url: string) => {
    const { statusCode, body } = await house.app.inject({ url, headers: { authorization: everything.authorization } })
    if (statusCode >= 500) broken.push(`${url}: ${body}`)
  }
  for (const { method, path, input, server } of endpoints) {
    if (method !== 'GET') continue
    const wanted = Object.entries(input ? smallSample(input, world.idOf) : {}).map(([key, value]) => [
      key,
      String(value),
    ])
    const victim = world.victims.get(server.face.name)
    await look(`${path.replace(':id', victim?.id ?? '')}?${new URLSearchParams(wanted).toString()}`)
  }
  return broken
}

const doors = endpoints.filter(({ method }) => method === 'POST')

describe('what nobody means', () => {
  test('in any place of any body is refused in words and not written', { timeout: 300_000 }, async () => {
    const draw = drawing(seed)
    const flaws: string[] = []
    for (const endpoint of doors) flaws.push(...(await wrongValues(endpoint, draw)))
    expect(flaws).toEqual([])
    expect(sent).toBeGreaterThan(tries * 200)
  })

  test('as the version of a record is refused in words and not written', { timeout: 300_000 }, async () => {
    const flaws: string[] = []
    for (const endpoint of doors) flaws.push(...(await wrongVersions(endpoint)))
    expect(flaws).toEqual([])
  })

  test('and was taken all the same breaks no page, no sum and no ledger', { timeout: 120_000 }, async () => {
    await deliver(house)
    expect(await brokenPages()).toEqual([])
    expect(await brokenBalances(house)).toEqual([])
    expect(await verified(house)).toEqual([])
  })
})
