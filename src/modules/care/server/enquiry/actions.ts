import { ownDeadlines, startBy } from '../../../../kernel/clocks/deadlines.ts'
import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, oneRaw } from '../../../../kernel/db/sql.ts'
import { serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { enquiryContract } from '../../contract/enquiry.ts'
import { answer as answerClock } from '../parameters.ts'

type Enquiry = Row<'care.enquiry'>

export const enquiry = serve(enquiryContract, 'care.enquiry', { owners: ['owner_id'] })

interface NewEnquiry {
  readonly id: string
  readonly number: string
  readonly storeId: string
  readonly channel: string
  readonly topic: string
  readonly question: string
  readonly answer: string | undefined
  readonly courtesy: readonly string[]
  readonly customerId: string | null
  readonly ownerId: string | null
}

/** Writes the question down; its clock runs unless it is answered on the spot. */
function enter(work: Work, verb: 'log' | 'askOwn', asked: NewEnquiry): void {
  const isAnswered = Boolean(asked.answer)
  const { dueAt } = startBy(work, answerClock, {
    record: enquiry.face.name,
    recordId: asked.id,
    storeId: asked.storeId,
    ownerId: asked.ownerId,
  })
  work.create(
    enquiry.face,
    verb,
    {
      id: asked.id,
      store_id: asked.storeId,
      number: asked.number,
      channel: asked.channel,
      topic: asked.topic,
      customer_id: asked.customerId,
      question: asked.question,
      answer: asked.answer || null,
      courtesy: [...asked.courtesy],
      owner_id: asked.ownerId,
      due_at: dueAt,
      // Whoever writes it down speaks with the customer.
      first_response_at: verb === 'log' ? work.now : null,
      answered_at: isAnswered ? work.now : null,
    },
    verb === 'log' ? (isAnswered ? 'answered' : 'open') : undefined,
  )
  if (isAnswered) work.stopDeadline(answerClock.name, asked.id)
}

function knownCustomer(groupId: string, customerId: string | undefined): Load<{ id: string } | undefined> {
  return oneRaw<{ id: string }>(
    `select c.id from customers.contact c where c.group_id = $1 and c.id = $2 and c.state = 'active'`,
    [groupId, customerId ?? null],
  )
}

export const log = enquiry.creation('log', {
  store: (input) => input.storeId,
  number: 'Q',
  loads: ({ groupId, input }) => ({ customer: knownCustomer(groupId, input.customerId) }),
  run(work, { id, number, input, loaded, identity }) {
    if (input.customerId && !loaded.customer)
      throw kernelRefusals.invalid({ fields: [{ path: 'customerId', code: 'unknown' }] })
    const ownerId = identity.actor.staffId ?? null
    enter(work, 'log', { ...input, answer: input.answer, id, number, customerId: input.customerId ?? null, ownerId })
  },
})

export const askOwn = enquiry.creation('askOwn', {
  store: (input) => input.storeId,
  number: 'Q',
  async run(work, { id, number, input, identity, ask }) {
    const { customer } = await ask({ customer: ownFile(work.groupId, identity.actor.personId ?? null) })
    if (!customer) throw kernelRefusals.notFound({ record: 'customer' })
    enter(work, 'askOwn', {
      ...input,
      id,
      number,
      channel: 'online',
      answer: undefined,
      courtesy: [],
      customerId: customer.id,
      ownerId: null,
    })
  },
})

function ownFile(groupId: string, personId: string | null): Load<{ id: string } | undefined> {
  return oneRaw<{ id: string }>(
    `select c.id from customers.contact c where c.group_id = $1 and c.person_id = $2 and c.state = 'active' order by c.id limit 1`,
    [groupId, personId],
  )
}

export const take = enquiry.verb('take', {
  run(work, { row, identity, move }) {
    const ownerId = identity.actor.staffId ?? null
    move({ owner_id: ownerId })
    ownDeadlines(work, row.id, ownerId)
  },
})

/** Whoever speaks first with the customer has it from then on. */
function spokenBy(row: Enquiry, staffId: string | undefined, now: string) {
  return { first_response_at: row.first_response_at ?? now, owner_id: row.owner_id ?? staffId ?? null }
}

export const respond = enquiry.verb('respond', {
  run(work, { row, identity, move }) {
    const moved = move(spokenBy(row, identity.actor.staffId, work.now))
    ownDeadlines(work, row.id, moved.owner_id)
  },
})

export const answer = enquiry.verb('answer', {
  run(work, { row, input, identity, move }) {
    move({
      ...spokenBy(row, identity.actor.staffId, work.now),
      answer: input.answer,
      courtesy: [...new Set([...row.courtesy, ...input.courtesy])],
      answered_at: work.now,
    })
    work.stopDeadline(answerClock.name, row.id)
  },
})
