import type { FastifyInstance } from 'fastify'
import { logAccess } from './access-log.ts'
import { type Credential, type Identity, storesWith } from './auth/identity.ts'
import { kernelRefusals } from './contract/kernel-refusals.ts'
import { Refusal } from './contract/refusal.ts'
import { searchSpec } from './contract/search.ts'
import type { Load } from './db/sql.ts'
import { credentialFrom } from './http.ts'
import type { Kernel } from './kernel.ts'
import type { AddedToHit, Module, SearchAddition, SearchContext, SearchHit, SearchSource } from './module.ts'
import { type Reader, reading } from './reading.ts'
import { rendererOf } from './render.ts'
import { type Found, findStatements, mostHits, readFound } from './search-index.ts'
import type { Settings } from './settings.ts'

type Shown = SearchHit & { readonly own: boolean; readonly related: NonNullable<AddedToHit['related']> }

interface Sides {
  readonly sources: readonly SearchSource[]
  readonly additions: readonly SearchAddition[]
}

/**
 * The one box over everything that has tokens. Two messages: who it is and which records the text may mean, own store
 * first; what those look like, all rooms at once.
 */
export function registerSearch(app: FastifyInstance, kernel: Kernel, modules: readonly Module[]): void {
  const sides: Sides = {
    sources: modules.flatMap((module) => module.search ?? []),
    additions: modules.flatMap((module) => module.searchAdditions ?? []),
  }
  const render = rendererOf(searchSpec.answer)
  app.get(searchSpec.path, async (request, reply) => {
    const query = searchSpec.query.safeParse(request.query)
    if (!query.success) throw kernelRefusals.invalid({ fields: [{ path: 'q', code: 'invalid' }] })
    const hits = await search(kernel, credentialFrom(request), sides, query.data.q, query.data.store)
    return reply.type('application/json; charset=utf-8').send(render({ hits }))
  })
}

async function search(
  kernel: Kernel,
  credential: Credential,
  sides: Sides,
  q: string,
  store: string | undefined,
): Promise<Shown[]> {
  const { groupId } = credential
  try {
    return await reading(kernel, credential, async ({ identity, settings, ask }) => {
      const scopes = scopesOf(sides.sources, identity, settings)
      if (scopes.length === 0) throw kernelRefusals.notAllowed({ permission: 'search' })
      const asked = scopes.flatMap((scope) => findStatements(kernel.keys, { groupId, ...scope, own: store ?? null, q }))
      const found = asked.length === 0 ? [] : readFound((await ask(asked)).map((result) => result.rows))
      return hydrate(ask, sides, found.slice(0, mostHits), { groupId, kernel, identity, settings })
    })
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'forbidden') {
      await logAccess(kernel, credential, 'refused.search', null, null, { code: error.code, path: searchSpec.path })
    }
    throw error
  }
}

interface Scope {
  readonly records: readonly string[]
  readonly stores: readonly string[] | 'all'
}

/** The kinds of record that the person may see, by the stores in which he may: nearly always one scope for all. */
function scopesOf(sources: readonly SearchSource[], identity: Identity, settings: Settings): Scope[] {
  if (identity.kind === 'link') return []
  const scopes = new Map<string, { records: string[]; stores: readonly string[] | 'all' }>()
  for (const source of sources) {
    const may = storesWith(identity, settings, source.permission)
    const stores = may === 'all' ? may : [...may].sort()
    if (stores !== 'all' && stores.length === 0) continue
    const key = stores === 'all' ? stores : stores.join()
    const scope = scopes.get(key) ?? { records: [], stores }
    scope.records.push(source.record)
    scopes.set(key, scope)
  }
  return [...scopes.values()]
}

/** Rows of all rooms in one message. */
async function hydrate(
  ask: Reader['ask'],
  sides: Sides,
  found: readonly Found[],
  context: Omit<SearchContext, 'ids'>,
): Promise<Shown[]> {
  const ids = Map.groupBy(found, (hit) => hit.record)
  const idsOf = (records: readonly string[]) =>
    records.flatMap((record) => (ids.get(record) ?? []).map((hit) => hit.id))
  const sources = sides.sources
    .filter((source) => ids.has(source.record))
    .map((source) => source.hits({ ...context, ids: idsOf([source.record]) }))
  const additions = sides.additions
    .filter((addition) => idsOf(addition.records).length > 0 && holds(addition, context))
    .map((addition) => addition.add({ ...context, ids: idsOf(addition.records) }))
  const loads: Load<unknown>[] = [...sources, ...additions].map(({ load }) => load)
  const results = await ask(loads.map(({ statement }) => statement))
  const rowsOf = (index: number) => results[index]?.rows ?? []
  const hits = new Map(
    sources.flatMap(({ load, read }, i) => read(load.read(rowsOf(i)))).map((hit) => [`${hit.record}/${hit.id}`, hit]),
  )
  const added = Map.groupBy(
    additions.flatMap(({ load, read }, i) => read(load.read(rowsOf(sources.length + i)))),
    (one) => one.id,
  )
  return found.flatMap(({ record, id, own }) => {
    const hit = hits.get(`${record}/${id}`)
    return hit ? [withAdded(hit, own, added.get(id) ?? [])] : []
  })
}

function holds(addition: SearchAddition, { identity, settings }: Omit<SearchContext, 'ids'>): boolean {
  const stores = storesWith(identity, settings, addition.permission)
  return stores === 'all' || stores.size > 0
}

function withAdded(hit: SearchHit, own: boolean, added: readonly AddedToHit[]): Shown {
  const related = added.flatMap((one) => one.related ?? [])
  const subtitle = [hit.subtitle, ...related.map(({ title }) => title)].filter(Boolean).join(' · ')
  const flags = [...new Set([...hit.flags, ...added.flatMap((one) => one.flags ?? [])])]
  return { ...hit, own, subtitle, flags, related }
}
