import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { asPerson } from './auth/person.ts'
import {
  inboxAnswer,
  type InboxItem,
  inboxPath,
  inboxQuery,
  inboxReadAnswer,
  inboxReadInput,
} from './contract/inbox.ts'
import { kernelRefusals } from './contract/kernel-refusals.ts'
import type { Statement } from './db/batch.ts'
import { credentialFrom } from './http.ts'
import type { Kernel } from './kernel.ts'
import { openLinks } from './links.ts'
import { readCursor, toPage } from './list.ts'
import { messageText } from './message-text.ts'
import type { Settings } from './settings.ts'
import { rendererOf } from './render.ts'

/** The endpoints of one's own messages. */
export function registerInbox(app: FastifyInstance, kernel: Kernel): void {
  app.get(inboxPath, async (request, reply) => {
    const query = checked(inboxQuery, request.query)
    const after = readCursor(query.after, 2)
    const credential = credentialFrom(request)
    const { identity, settings, results } = await asPerson(kernel, credential, ({ actor }) => [
      listStatement(credential.groupId, actor.id, query, after),
      unreadStatement(credential.groupId, actor.id),
    ])
    const page = toPage(
      results[0]?.rows ?? [],
      query.limit,
      (row) => [String(row['created_at']), String(row['id'])],
      (row) => itemOf(kernel, row, identity.language, settings),
    )
    return reply.type(json).send(rendererOf(inboxAnswer)({ ...page, unread: unreadIn(results[1]?.rows) }))
  })
  app.post(`${inboxPath}/read`, async (request, reply) => {
    const input = checked(inboxReadInput, request.body)
    const credential = credentialFrom(request)
    const { identity, results } = await asPerson(kernel, credential, ({ actor }, now) => [
      readStatement(credential.groupId, actor.id, input, now),
      unreadStatement(credential.groupId, actor.id),
    ])
    // The person's other tabs and devices count down too.
    kernel.committed([{ groupId: credential.groupId, storeId: null, record: 'inbox', id: identity.actor.id }], false)
    return reply.type(json).send(rendererOf(inboxReadAnswer)({ unread: unreadIn(results[1]?.rows) }))
  })
}

const json = 'application/json; charset=utf-8'

function listStatement(
  groupId: string,
  accountId: string,
  query: z.infer<typeof inboxQuery>,
  after: readonly unknown[] | undefined,
): Statement {
  const columns = 'id, record, record_id, store_id, template, params, created_at, read_at'
  const unread = query.unread ? 'and read_at is null' : ''
  const place = after ? 'and (created_at, id) < ($4::timestamptz, $5::uuid)' : ''
  return {
    sql: `select ${columns} from kernel.message where group_id = $1 and account_id = $2 ${unread} ${place}
           order by created_at desc, id desc limit $3`,
    parameters: [groupId, accountId, query.limit + 1, ...(after ?? [])],
  }
}

function unreadStatement(groupId: string, accountId: string): Statement {
  return {
    sql: `select count(*) as unread
            from (select from kernel.message where group_id = $1 and account_id = $2 and read_at is null limit 99) as seen`,
    parameters: [groupId, accountId],
  }
}

function readStatement(
  groupId: string,
  accountId: string,
  input: z.infer<typeof inboxReadInput>,
  now: string,
): Statement {
  const [which, value] = 'ids' in input ? ['id = any($4)', input.ids] : ['created_at <= $4', input.until]
  return {
    sql: `update kernel.message set read_at = $3, state = 'read'
           where group_id = $1 and account_id = $2 and read_at is null and ${which}`,
    parameters: [groupId, accountId, now, value],
  }
}

function unreadIn(rows: readonly Record<string, unknown>[] | undefined): number {
  return Number(rows?.[0]?.['unread'] ?? 0)
}

function itemOf(kernel: Kernel, row: Record<string, unknown>, language: string, settings: Settings): InboxItem {
  const storeId = typeof row['store_id'] === 'string' ? row['store_id'] : null
  const template = String(row['template'])
  const timeZone = (storeId ? settings.stores.get(storeId)?.timeZone : undefined) ?? 'Asia/Shanghai'
  return {
    id: String(row['id']),
    record: String(row['record']),
    recordId: String(row['record_id']),
    storeId,
    template,
    ...messageText({ template, language, params: openLinks(kernel.keys, settings.groupId, row['params']), timeZone }),
    createdAt: String(row['created_at']),
    readAt: typeof row['read_at'] === 'string' ? row['read_at'] : null,
  }
}

function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw kernelRefusals.invalid({
    fields: result.error.issues
      .slice(0, 20)
      .map((issue) => ({ path: issue.path.join('.'), code: issue.code, message: issue.message })),
  })
}
