import { manyRaw } from '../../../../kernel/db/sql.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { literally, readCursor, toPage, totalIfAsked } from '../../../../kernel/list.ts'
import { nameTokens } from '../../../../kernel/search-tokens.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import { landmarkContract } from '../../contract/landmark.ts'
import { whereaboutsOf } from './place.ts'

type Landmark = Row<'service.landmark'>

export const landmark = serve(landmarkContract, 'service.landmark')

export const add = landmark.creation('add', {
  store: (input) => input.storeId,
  run(work, { id, input }) {
    work.create(landmark.face, 'add', {
      id,
      store_id: input.storeId,
      name_zh: input.nameZh,
      name_en: input.nameEn ?? null,
      longitude: input.longitude,
      latitude: input.latitude,
    })
  },
})

export const edit = landmark.verb('edit', {
  run(_work, { input, move }) {
    move({ name_zh: input.nameZh, name_en: input.nameEn, longitude: input.longitude, latitude: input.latitude })
  },
})

export const retire = landmark.verb('retire', {
  run(_work, { move }) {
    move()
  },
})

export const bringBack = landmark.verb('bringBack', {
  run(_work, { move }) {
    move()
  },
})

export const list = landmark.read('list', async ({ groupId, query, inStores, load, actionsOn }) => {
  const after = readCursor(query.after, 2)
  const parameters: unknown[] = [groupId, inStores]
  const where = (text: string, value: unknown) => text.replaceAll('?', `$${parameters.push(value)}`)
  const named = query.q ? where(' and (l.name_zh ilike ? or l.name_en ilike ?)', `%${literally(query.q)}%`) : ''
  const all = {
    sql: `select l.* from service.landmark l where l.group_id = $1 and l.store_id = any($2::uuid[])${named}`,
    parameters: [...parameters],
  }
  const next = after ? ` and (l.name_zh, l.id) > (${where('?', after[0])}, ${where('?::uuid', after[1])})` : ''
  const { rows } = await load({
    rows: manyRaw<Landmark>(
      `${all.sql}${next} order by l.name_zh, l.id ${where('limit ?', query.limit + 1)}`,
      parameters,
    ),
  })
  const count = await totalIfAsked({ query, load }, all)
  const view = (row: Landmark) => ({ ...camelRow(row), actions: actionsOn(row) })
  return { ...toPage(rows, query.limit, (row) => [row.name_zh, row.id], view), ...count }
})

/** A shop knows a few hundred places; all of them are looked at. */
const mostKnown = 2000
const mostFound = 12
const mostBefore = 5

interface Before {
  readonly id: string
  readonly place: string | null
  readonly place_sealed: string | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly wrapped_key: string | null
}

/** Whether a typed text means a name: a part of it, or the initials of its pinyin. */
export function meansPlace(
  typed: string,
  { name_zh: zh, name_en: en }: Pick<Landmark, 'name_zh' | 'name_en'>,
): boolean {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return true
  if (zh.toLowerCase().includes(wanted) || en?.toLowerCase().includes(wanted)) return true
  return nameTokens(zh).some(
    ({ kind, text }) => (kind === 'pinyinInitials' || kind === 'pinyin') && text.toLowerCase().startsWith(wanted),
  )
}

export const find = landmark.read('find', async ({ groupId, query, see, kernel, load }) => {
  see(query.store)
  const { known, before } = await load({
    known: manyRaw<Landmark>(
      `select * from service.landmark where group_id = $1 and store_id = $2 and state = 'known' order by name_zh limit ${mostKnown}`,
      [groupId, query.store],
    ),
    before: manyRaw<Before>(
      `select r.id, r.place, r.place_sealed, r.longitude, r.latitude, c.wrapped_key from service.rescue r
         join customers.contact c on c.group_id = r.group_id and c.id = r.customer_id
        where r.group_id = $1 and r.store_id = $2 and r.customer_id = $3 order by r.id desc limit ${mostBefore}`,
      [groupId, query.store, query.customerId ?? null],
    ),
  })
  const typed = query.q ?? ''
  const own = new Map(
    before.map((row) => {
      const { place, ...at } = whereaboutsOf(row, row.wrapped_key, kernel.keys)
      return [place, { id: row.id, source: 'before' as const, nameZh: place, nameEn: null, ...at }]
    }),
  )
  const mine = [...own.values()].filter(
    ({ nameZh }) => nameZh !== '' && meansPlace(typed, { name_zh: nameZh, name_en: null }),
  )
  const found = known
    .filter((row) => meansPlace(typed, row))
    .slice(0, mostFound)
    .map((row) => ({
      id: row.id,
      source: 'landmark' as const,
      nameZh: row.name_zh,
      nameEn: row.name_en,
      longitude: row.longitude,
      latitude: row.latitude,
    }))
  return { rows: [...mine, ...found] }
})
