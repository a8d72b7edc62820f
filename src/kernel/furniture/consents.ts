import { consentContract } from '../contract/furniture.ts'
import type { Row } from '../db/schema.ts'
import { type Load, many, manyRaw, sql } from '../db/sql.ts'
import { camelRow, serve } from '../serve.ts'
import type { Work } from '../work.ts'

const consent = serve(consentContract, 'kernel.consent', { owners: ['person_id'] })

const give = consent.creation('give', {
  store: () => null,
  run(work, { id, input }) {
    work.create(consent.face, 'give', {
      id,
      person_id: input.personId,
      purpose: input.purpose,
      channel: input.channel,
      wording: input.wording,
      given_at: work.now,
    })
  },
})

const withdraw = consent.verb('withdraw', {
  run(work, { move }) {
    move({ withdrawn_at: work.now })
  },
})

const giveAgain = consent.verb('giveAgain', {
  run(work, { input, move }) {
    move({ wording: input.wording, given_at: work.now, withdrawn_at: null })
  },
})

const list = consent.read('list', async ({ groupId, query, load, actionsOn }) => {
  const { rows } = await load({
    rows: many(
      sql
        .selectFrom('kernel.consent')
        .selectAll()
        .where('group_id', '=', groupId)
        .where('person_id', '=', query.personId)
        .orderBy('purpose'),
    ),
  })
  return { rows: rows.map((row) => ({ ...camelRow(row), actions: actionsOn(row) })) }
})

export const consents = consent.complete({ verbs: { give, withdraw, giveAgain }, reads: { list } })

/** What a person, found by `personSql` with the group as `$1`, agrees to at present, locked. */
export function lockConsents(personSql: string, parameters: readonly unknown[]): Load<Row<'kernel.consent'>[]> {
  return manyRaw<Row<'kernel.consent'>>(
    `select * from kernel.consent where group_id = $1 and person_id = (${personSql}) and withdrawn_at is null order by id for update`,
    parameters,
  )
}

/** Ends consents because the person wants his data used for nothing any more. */
export function endConsents(work: Work, rows: readonly Row<'kernel.consent'>[]): void {
  for (const row of rows) work.move(consent.face, row, 'withdraw', { withdrawn_at: work.now })
}
