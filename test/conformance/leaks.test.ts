import { inflateRawSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { isList } from '../../src/kernel/export.ts'
import { useHouse } from '../house.ts'
import { phonePhoto } from '../kernel/pictures.ts'
import { fieldsOf, smallSample } from './sample.ts'
import { otherGroup, otherStore, type Stranger } from './strangers.ts'
import { endpoints, fill, type World } from './world.ts'

const house = useHouse()
let world: World = { victims: new Map(), idOf: () => '' }
let strangers: Stranger[] = []
let fileIds: string[] = []

beforeAll(async () => {
  world = await fill(house)
  const photo = { record: 'repairOrder', recordId: world.victims.get('repairOrder')?.id ?? '', kind: 'walkAround' }
  const taken = await house.as('serviceAdvisor').upload(photo, await phonePhoto(60, 40, 60))
  fileIds = (await house.rows('select id from kernel.file')).map(({ id }) => String(id))
  expect([taken.status, fileIds.length > 0]).toEqual([200, true])
  strangers = [...(await otherStore(house)), ...(await otherGroup(house))]
}, 120_000)

/** Who of the strangers sees most, and the customer: for the rest the lists themselves were asked. */
const seeing = new Set(['manager', 'customer'])

/** What only the first store's papers and people are called. */
const secret = /-SZ01-2026\d{4}-\d{4}|粤B1\d{4}|1380000\d{4}|王建国|LSVAM4180C2\d+/

/** All texts of a packed file, by its directory at the end. */
export function unpacked(zip: Buffer): string {
  const texts: string[] = []
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [size, name, extra, note] = [20, 28, 30, 32].map((offset, n) =>
      n === 0 ? zip.readUInt32LE(at + offset) : zip.readUInt16LE(at + offset),
    ) as [number, number, number, number]
    const local = zip.readUInt32LE(at + 42)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(from, from + size)
    texts.push((zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8'))
    at += 46 + name + extra + note
  }
  return texts.join('\n')
}

const get = async (who: Pick<Stranger, 'authorization'>, url: string) => {
  const answer = await house.app.inject({ url, headers: { authorization: who.authorization } })
  return { status: answer.statusCode, body: answer.body, bytes: answer.rawPayload }
}
const named = (who: Stranger) => `${who.role} of ${who.groupId === house.groupId ? 'another store' : 'another group'}`

const lists = endpoints.filter(
  ({ method, path, key, server }) =>
    method === 'GET' &&
    !path.includes(':') &&
    server.reads.some((read) => key.endsWith(`.${read.name}`) && isList(read)),
)
const queryOf = (input: (typeof lists)[number]['input'], more: Record<string, string>) => {
  const wanted = Object.entries(input ? smallSample(input, world.idOf) : {}).map(([name, value]) => [
    name,
    String(value),
  ])
  return new URLSearchParams([...wanted, ...Object.entries(more)]).toString()
}

test('no list that leaves as a file has anything of another store', { timeout: 300_000 }, async () => {
  const leaks: string[] = []
  let files = 0
  for (const who of strangers.filter(({ role }) => seeing.has(role))) {
    for (const { path, input } of lists) {
      const { status, bytes, body } = await get(who, `${path}/export.xlsx?${queryOf(input, {})}`)
      if (status >= 500) leaks.push(`${path} as ${named(who)}: ${body}`)
      if (status !== 200) continue
      files++
      const found = secret.exec(unpacked(bytes))
      if (found) leaks.push(`${path} as ${named(who)}: ${found[0]}`)
    }
  }
  expect(leaks).toEqual([])
  expect(files).toBeGreaterThan(40)
  // The check itself finds it where it may stand.
  const own = await house.as('manager').raw('GET', '/api/repair-orders/export.xlsx')
  expect([own.status, secret.test(unpacked(own.bytes))]).toEqual([200, true])
})

test('no count tells of more than the list shows', { timeout: 300_000 }, async () => {
  const leaks: string[] = []
  for (const who of strangers) {
    for (const { path, input } of lists) {
      if (!input || !fieldsOf(input).includes('total')) continue
      const { status, body } = await get(who, `${path}?${queryOf(input, { total: 'true', limit: '100' })}`)
      if (status >= 500) leaks.push(`${path} as ${named(who)}: ${body}`)
      if (status !== 200) continue
      const { rows, total, next } = JSON.parse(body) as { rows: object[]; total?: number; next?: string }
      if (next === undefined && total !== undefined && total !== rows.length)
        leaks.push(`${path} as ${named(who)}: ${total} of ${rows.length}`)
      const found = secret.exec(body)
      if (found) leaks.push(`${path} as ${named(who)}: ${found[0]}`)
    }
  }
  expect(leaks).toEqual([])
})

test('no photo, search or door to files shows another store’s', { timeout: 120_000 }, async () => {
  const leaks: string[] = []
  const order = world.victims.get('repairOrder')?.id ?? ''
  const [numbers] = await house.rows(`select string_agg(number, ',') as all from service.repair_order`)
  const words = [...String(numbers?.['all']).split(','), '粤B10001', '13800001001', '王建国']
  for (const who of strangers) {
    for (const id of fileIds)
      for (const more of ['', '?size=small']) {
        const { status } = await get(who, `/api/files/${id}${more}`)
        if (![403, 404].includes(status)) leaks.push(`file${more} as ${named(who)}: ${status}`)
      }
    for (const word of words) {
      const { status, body } = await get(who, `/api/search?q=${encodeURIComponent(word)}`)
      const found = secret.exec(body.replaceAll(word, ''))
      if (status >= 500 || found || body.includes(order))
        leaks.push(`${word} as ${named(who)}: ${status} ${body.slice(0, 300)}`)
    }
  }
  expect(leaks).toEqual([])
})
