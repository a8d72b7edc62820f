import { consentContract } from '../contract/furniture.ts'
import { many, sql } from '../db/sql.ts'
import { camelRow, serve } from '../serve.ts'

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
