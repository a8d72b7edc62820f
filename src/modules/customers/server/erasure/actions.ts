import { startBy } from '../../../../kernel/clocks/deadlines.ts'
import { epochMsOf, instantOf } from '../../../../kernel/clocks/zone.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { endConsents, lockConsents } from '../../../../kernel/furniture/consents.ts'
import { erasePerson, heldUntil, type PersonRow } from '../../../../kernel/pii/erasure.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import { erasureContract } from '../../contract/erasure.ts'
import { customersRefusals } from '../../contract/refusals.ts'
import { erasureAfterLaw, erasureAnswer } from './deadlines.ts'
import { heldOf, readHeld } from './held.ts'
import { takeProblem } from './rules.ts'

export const erasure = serve(erasureContract, 'customers.erasure', { view: erasureView })

export function erasureView(row: Row<'customers.erasure'>) {
  return { ...camelRow(row), erasedRows: erasureContract.schema.shape.erasedRows.parse(row.erased_rows) }
}

export const take = erasure.creation('take', {
  store: (input) => input.storeId,
  loads: ({ groupId, input }) => ({
    customer: oneRaw<Row<'customers.customer'>>(
      'select * from customers.customer where group_id = $1 and id = $2 for share',
      [groupId, input.customerId],
    ),
  }),
  run(work, { id, input, loaded: { customer }, identity }) {
    const problem = takeProblem(customer, input.storeId)
    if (problem) throw problem
    const { dueAt } = startBy(work, erasureAnswer, { record: 'erasure', recordId: id, storeId: input.storeId })
    work.create(erasure.face, 'take', {
      id,
      store_id: input.storeId,
      customer_id: input.customerId,
      channel: input.channel,
      proof: input.proof,
      taken_by: identity.actor.id,
      due_at: dueAt,
    })
  },
})

const personSql = `select c.person_id from customers.erasure e
  join customers.customer c on c.group_id = e.group_id and c.id = e.customer_id where e.group_id = $1 and e.id = $2`

/** The person whom the request is about, locked before the request itself. */
const lockPerson = (groupId: string, id: string) =>
  oneRaw<PersonRow>(
    `select id, state from kernel.person where group_id = $1
        and id = (${personSql}) for update`,
    [groupId, id],
  )

export const erase = erasure.verb('erase', {
  first: ({ groupId, id }) => ({ person: lockPerson(groupId, id) }),
  async run(work, { id, input, loaded: { person }, identity, kernel, move, ask }) {
    if (!input.confirmed) throw customersRefusals.confirmErasure()
    if (!person) throw customersRefusals.erasedAlready()
    const held = heldOf(work.groupId, person.id)
    const found = readHeld(held, await ask(held.loads))
    erasePerson(work, person, found, `erasure ${id}`)
    const counts = found.filter(({ rows }) => rows.length > 0)
    move({
      erased_rows: counts.map(({ part, rows }) => ({ part, count: rows.length })),
      kept_until: null,
      ...decided(identity.actor.id, work.now),
    })
    work.stopDeadline(erasureAnswer.name, id)
    work.stopDeadline(erasureAfterLaw.name, id)
    // Before the commit, as `erase` of the kernel does: a restored backup is told of it at the next start.
    await kernel.erased?.write({ groupId: work.groupId, personId: person.id, at: work.now })
  },
})

const decided = (accountId: string, now: string) => ({ decided_by: accountId, decided_at: now })

export const keep = erasure.verb('keep', {
  first: ({ groupId, id }) => ({ person: lockPerson(groupId, id) }),
  loads: ({ groupId, id }) => ({
    consents: lockConsents(personSql, [groupId, id]),
  }),
  async run(work, { id, row, loaded: { person, consents }, identity, move, ask }) {
    if (!person) throw customersRefusals.erasedAlready()
    const held = heldOf(work.groupId, person.id)
    const until = heldUntil(readHeld(held, await ask(held.loads)), work.now)
    if (until === null) throw customersRefusals.nothingHeld()
    endConsents(work, consents)
    move({ kept_until: until, ...decided(identity.actor.id, work.now) })
    work.stopDeadline(erasureAnswer.name, id)
    work.startDeadline({
      name: erasureAfterLaw.name,
      record: 'erasure',
      recordId: id,
      storeId: row.store_id,
      role: erasureAfterLaw.role,
      dueAt: instantOf(epochMsOf(`${until}T00:00:00.000Z`)),
    })
  },
})

export const refuse = erasure.verb('refuse', {
  run(work, { id, input, identity, move }) {
    move({ ground: input.ground, ...decided(identity.actor.id, work.now) })
    work.stopDeadline(erasureAnswer.name, id)
    work.stopDeadline(erasureAfterLaw.name, id, 'cancelled')
  },
})

export const withdraw = erasure.verb('withdraw', {
  run(work, { id, move }) {
    move({})
    work.stopDeadline(erasureAnswer.name, id, 'cancelled')
    work.stopDeadline(erasureAfterLaw.name, id, 'cancelled')
  },
})
