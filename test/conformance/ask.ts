import { randomUUID } from 'node:crypto'
import type { House } from '../house.ts'
import { fieldsOf, sample, smallSample } from './sample.ts'
import type { Stranger } from './strangers.ts'
import { choices, type Endpoint, servers, type Victim, type World } from './world.ts'

export interface Ask {
  readonly endpoint: Endpoint
  readonly target: Victim | undefined
  readonly input: Record<string, unknown>
}

/** The record that an endpoint's `:id` names: its collection's, or that of the endpoint's own room. */
function targetOf({ victims }: World, endpoint: Endpoint): Victim | undefined {
  const at = endpoint.path.indexOf('/:id')
  if (at < 0) return undefined
  const of = servers.find((server) => server.contract.path === endpoint.path.slice(0, at))
  const elsewhere: Readonly<Record<string, string>> = { 'inspection.sheet': 'repairOrder' }
  return victims.get(of?.face.name ?? elsewhere[endpoint.key] ?? endpoint.server.face.name)
}

/** A request that the contract takes, aimed at the world's records; `edge` goes to the limits of its schema. */
export function askOf(world: World, endpoint: Endpoint, edge = false): Ask {
  return { endpoint, target: targetOf(world, endpoint), input: inputOf(world, endpoint, edge) }
}

export async function send(
  house: House,
  who: Pick<Stranger, 'authorization'>,
  { endpoint, target, input }: Ask,
  language = 'zh-CN',
) {
  const query = new URLSearchParams(Object.entries(input).map(([key, value]) => [key, String(value)])).toString()
  const url = endpoint.path.replace(':id', target?.id ?? '') + (endpoint.method === 'GET' && query ? `?${query}` : '')
  const answer = await house.app.inject({
    method: endpoint.method,
    url,
    headers: {
      authorization: who.authorization,
      'accept-language': language,
      'if-match': String(target?.version ?? 1),
      'idempotency-key': randomUUID(),
    },
    ...(endpoint.method === 'POST' ? { payload: input } : {}),
  })
  return { status: answer.statusCode, body: answer.body }
}

function inputOf({ idOf }: World, { input, method, server }: Endpoint, edge: boolean): Record<string, unknown> {
  if (!input) return {}
  if (method === 'GET') return smallSample(input, idOf)
  const chosen = Object.entries(choices[server.face.name] ?? {}).filter(([field]) => fieldsOf(input).includes(field))
  return { ...sample(input, idOf, edge), ...Object.fromEntries(chosen) }
}
