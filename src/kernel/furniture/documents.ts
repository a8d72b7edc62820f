import { documentContract } from '../contract/furniture.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import { many, one, raw, sql } from '../db/sql.ts'
import { newId } from '../ids.ts'
import { camelRow, serve } from '../serve.ts'

const document = serve(documentContract, 'kernel.document')

const publish = document.creation('publish', {
  store: () => null,
  run(work, { id, input }) {
    work.create(document.face, 'publish', {
      id,
      code: input.code,
      edition: 1,
      title_zh: input.titleZh,
      title_en: input.titleEn,
      body_zh: input.bodyZh,
      body_en: input.bodyEn,
      roles: input.roles,
    })
  },
})

const revise = document.verb('revise', {
  run(work, { input, row, move }) {
    move()
    work.create(document.face, 'publish', {
      id: newId(),
      code: row.code,
      edition: row.edition + 1,
      title_zh: input.titleZh,
      title_en: input.titleEn,
      body_zh: input.bodyZh,
      body_en: input.bodyEn,
      roles: input.roles,
    })
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

const list = document.read('list', async ({ groupId, identity, load, actionsOn }) => {
  const roles = identity.grants.map((grant) => grant.role)
  const { rows } = await load({
    rows: many(
      sql
        .selectFrom('kernel.document as d')
        .leftJoin('kernel.document_receipt as r', (join) =>
          join
            .onRef('r.group_id', '=', 'd.group_id')
            .onRef('r.document_id', '=', 'd.id')
            .on('r.account_id', '=', identity.actor.id),
        )
        .selectAll('d')
        .select('r.read_at')
        .where('d.group_id', '=', groupId)
        .where('d.state', '=', 'current')
        .where(raw<boolean>`d.roles && ${roles}::text[]`)
        .orderBy('d.code'),
    ),
  })
  return { rows: rows.map((row) => ({ ...camelRow(row), actions: actionsOn(row) })) }
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

export const documents = document.complete({ verbs: { publish, revise, acknowledge }, reads: { list, receipts } })
