import type { FastifyInstance } from 'fastify'
import { allowed } from './auth/identity.ts'
import { asPerson } from './auth/person.ts'
import { kernelRefusals } from './contract/kernel-refusals.ts'
import { credentialFrom } from './http.ts'
import { isUuid } from './ids.ts'
import type { Kernel } from './kernel.ts'
import type { Module } from './module.ts'
import { owners, readPermission } from './possible.ts'

const mostEntries = 200

const entriesSql = `select e.id, e.at, e.record, e.verb, e.from_state, e.to_state, e.cause, e.actor_kind, coalesce(a.display_name, '') as by
  from kernel.entry e left join kernel.account a on a.group_id = e.group_id and a.id::text = e.actor_id
  where e.group_id = $1 and e.record_id = $2 and e.version is not null order by e.version desc limit ${mostEntries}`

/** `GET /api/records/:record/:id/timeline`: what happened to a record, for whom may open the record itself. */
export function registerTimeline(app: FastifyInstance, kernel: Kernel, modules: readonly Module[]): void {
  const servers = new Map(modules.flatMap((module) => module.records.map((server) => [server.face.name, server])))
  app.get<{ Params: { record: string; id: string } }>('/api/records/:record/:id/timeline', async (request) => {
    const server = servers.get(request.params.record)
    const { id } = request.params
    const permission = server ? readPermission(server) : undefined
    if (!server || !permission || !isUuid(id)) throw kernelRefusals.notFound()
    const credential = credentialFrom(request)
    const { identity, settings, results } = await asPerson(kernel, credential, () => [
      {
        sql: `select * from ${server.face.table} where group_id = $1 and id = $2`,
        parameters: [credential.groupId, id],
      },
      { sql: entriesSql, parameters: [credential.groupId, id] },
    ])
    const row = results[0]?.rows[0]
    if (!row) throw kernelRefusals.notFound({ record: server.face.name })
    const storeId = typeof row['store_id'] === 'string' ? row['store_id'] : null
    if (!allowed(identity, settings, permission, storeId, owners(server, row)))
      throw kernelRefusals.notAllowed({ permission })
    return {
      rows: (results[1]?.rows ?? []).map((entry) => ({
        id: entry['id'],
        at: entry['at'],
        record: entry['record'],
        verb: entry['verb'],
        fromState: entry['from_state'],
        toState: entry['to_state'],
        by: entry['by'],
        actor: entry['actor_kind'],
        note: noteOf(entry['cause']),
      })),
    }
  })
}

/** A cause that is a sentence; one that only names the event behind it says nothing to a reader. */
function noteOf(cause: unknown): string | null {
  return typeof cause === 'string' && !/^(?:event:.*|[\w:.-]+)$/.test(cause) ? cause : null
}
