import { documentContract } from '../contract/furniture.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import type { Row } from '../db/schema.ts'
import { many, manyRaw, one, oneRaw, raw, sql } from '../db/sql.ts'
import { newId } from '../ids.ts'
import { literally, readCursor, toPage, totalIfAsked } from '../list.ts'
import { camelRow, type ReadContext, serve } from '../serve.ts'
import type { Work } from '../work.ts'

const document = serve(documentContract, 'kernel.document')

interface Content {
  readonly titleZh: string
  readonly titleEn: string
  readonly bodyZh: string
  readonly bodyEn: string
  readonly roles: readonly string[]
}

export interface BuiltInDocument extends Content {
  readonly code: string
}

function publishEdition(work: Work, content: Content, of: { id: string; code: string; edition: number }): void {
  work.create(document.face, 'publish', {
    ...of,
    title_zh: content.titleZh,
    title_en: content.titleEn,
    body_zh: content.bodyZh,
    body_en: content.bodyEn,
    roles: [...content.roles],
  })
}

/** A standard with which a new group begins; its people rewrite it as they like. */
export function publishBuiltIn(work: Work, built: BuiltInDocument): void {
  publishEdition(work, built, { id: newId(), code: built.code, edition: 1 })
}

const publish = document.creation('publish', {
  store: () => null,
  run(work, { id, input }) {
    publishEdition(work, input, { id, code: input.code, edition: 1 })
  },
})

const revise = document.verb('revise', {
  run(work, { input, row, move }) {
    move()
    publishEdition(work, input, { id: newId(), code: row.code, edition: row.edition + 1 })
  },
})

const acknowledge = document.verb('acknowledge', {
  run(work, { id, identity, move }) {
    move()
    work.insert('kernel.document_receipt', {
      id: newId(),
      document_id: id,
      account_id: identity.actor.id,
      read_at: work.now,
    })
  },
})

/** Documents with what the asker has to do with them: `read_at` of this edition, and whether his roles are to read it. */
const seen = `select d.*, r.read_at, d.roles && $3::text[] as meant
  from kernel.document d
  left join kernel.document_receipt r on r.group_id = d.group_id and r.document_id = d.id and r.account_id = $2
 where d.group_id = $1`

type Seen = Row<'kernel.document'> & { readonly read_at: string | null; readonly meant: boolean }

type Asker = Pick<ReadContext<unknown>, 'groupId' | 'identity'>

const own = ({ groupId, identity }: Asker) => [groupId, identity.actor.id, identity.grants.map((grant) => grant.role)]

const publishes = ({ identity, settings }: Pick<ReadContext<unknown>, 'identity' | 'settings'>) =>
  identity.grants.some((grant) => settings.roles.get(grant.role)?.has('document.manage'))

const list = document.read('list', async (asked) => {
  const { query, load, actionsOn } = asked
  const parameters: unknown[] = own(asked)
  const mark = (value: unknown) => `$${parameters.push(value)}`
  const conditions = ["d.state = 'current'"]
  if (query.unread) conditions.push('d.roles && $3::text[] and r.read_at is null')
  else if (!publishes(asked)) conditions.push('d.roles && $3::text[]')
  if (query.q) {
    const like = mark(`%${literally(query.q)}%`)
    conditions.push(`(d.code ilike ${like} or d.title_zh ilike ${like} or d.title_en ilike ${like})`)
  }
  const found = { sql: `${seen} and ${conditions.join(' and ')}`, parameters: [...parameters] }
  const after = readCursor(query.after, 1)
  const rest = after ? ` and d.code > ${mark(String(after[0]))}` : ''
  const { rows } = await load({
    rows: manyRaw<Seen>(`${found.sql}${rest} order by d.code limit ${mark(query.limit + 1)}`, parameters),
  })
  const view = (row: Seen) => ({ ...camelRow(row), actions: actionsOn(row) })
  return { ...toPage(rows, query.limit, (row) => [row.code], view), ...(await totalIfAsked({ query, load }, found)) }
})

const get = document.read('get', async (asked) => {
  const { id, load, actionsOn } = asked
  const { row } = await load({ row: oneRaw<Seen>(`${seen} and d.id = $4`, [...own(asked), id]) })
  if (!row || (!row.meant && row.read_at === null && !publishes(asked))) {
    throw kernelRefusals.notFound({ record: 'document' })
  }
  return { ...camelRow(row), actions: actionsOn(row) }
})

const receipts = document.read('receipts', async ({ groupId, id, load }) => {
  const { known, read, missing } = await load({
    known: one(sql.selectFrom('kernel.document').select('id').where('group_id', '=', groupId).where('id', '=', id)),
    read: many(
      sql
        .selectFrom('kernel.document_receipt as r')
        .innerJoin('kernel.account as a', (join) =>
          join.onRef('a.group_id', '=', 'r.group_id').onRef('a.id', '=', 'r.account_id'),
        )
        .select(['r.account_id', 'a.display_name as name', 'r.read_at'])
        .where('r.group_id', '=', groupId)
        .where('r.document_id', '=', id)
        .orderBy('r.read_at'),
    ),
    missing: many(
      sql
        .selectFrom('kernel.account as a')
        .select(['a.id as account_id', 'a.display_name as name'])
        .where('a.group_id', '=', groupId)
        .where('a.state', '=', 'active')
        .where('a.staff_id', 'is not', null)
        .where(raw<boolean>`exists (select 1 from kernel.document d where d.group_id = a.group_id and d.id = ${id}
          and exists (select 1 from jsonb_array_elements(a.grants) g where g->>'role' = any(d.roles)))`)
        .where(
          raw<boolean>`not exists (select 1 from kernel.document_receipt r where r.group_id = a.group_id and r.document_id = ${id} and r.account_id = a.id)`,
        )
        .orderBy('a.display_name'),
    ),
  })
  if (!known) throw kernelRefusals.notFound({ record: 'document' })
  return { read: read.map(camelRow), missing: missing.map(camelRow) }
})

export const documents = document.complete({ verbs: { publish, revise, acknowledge }, reads: { list, get, receipts } })
