import { inGroup } from '../action.ts'
import { anyChannel, type Attempt, attemptSchema, type Channel, channels } from '../contract/message.ts'
import type { Statement } from '../db/batch.ts'
import { together } from '../db/together.ts'
import { newId } from '../ids.ts'
import { isoNow, type Kernel } from '../kernel.ts'
import { openLinks } from '../links.ts'
import { writtenText } from '../message-text.ts'
import type { DeliveredEvent } from '../module.ts'
import { insertRows } from '../work-closing.ts'
import type { Task } from '../worker.ts'
import { endState, housePort, nextChannel } from './channel-choice.ts'
import { fakePortName } from './fake.ts'
import { openPhone } from '../auth/newcomer.ts'
import type { AddressBook, Outcome, Outside } from './port.ts'

/** Messages that leave at the same moment share their transactions. */
type InTurn = ReturnType<typeof together>

interface Waiting {
  readonly id: string
  readonly groupId: string
  readonly storeId: string | null
  readonly record: string
  readonly recordId: string
  readonly personId: string
  readonly personState: string
  readonly accountId: string | null
  readonly template: string
  readonly purpose: string
  readonly language: string
  readonly channels: readonly Channel[]
  readonly params: unknown
  readonly attempts: readonly Attempt[]
  readonly consented: readonly string[]
  readonly timeZone: string
  readonly addressOn: AddressBook
}

/** An attempt with what it changed on the message beside the log. */
interface Tried {
  readonly outcome: Outcome
  readonly port: string
  readonly accountId?: string
  /** Not tried: come back then. */
  readonly afterSeconds?: number
}

/**
 * The task that lets a message leave. Every attempt is written down before the next is made; a message that is no
 * longer waiting is left alone, so a job that comes twice does no harm. Channels that refuse are passed over at once,
 * silent ones after some tries.
 */
export function leaving(kernel: Kernel, outside: Outside): Task {
  const inTurn: InTurn = together(async (groupId, statements) =>
    (await inGroup(kernel, groupId, statements)).slice(2, -1),
  )
  return async (event: DeliveredEvent) => {
    const id = String(event.payload['messageId'])
    for (;;) {
      const message = await load(kernel, outside, inTurn, event.groupId, id)
      if (!message) return undefined
      const choice = nextChannel(message.channels, message.attempts)
      if (!choice) {
        await end(kernel, message)
        return undefined
      }
      const tried = await attempt(kernel, outside, message, choice.channel)
      if (tried.afterSeconds !== undefined) return { againInSeconds: tried.afterSeconds }
      const attempts = await writeDown(kernel, inTurn, message, choice.channel, tried)
      if (tried.outcome.kind === 'done') return undefined
      const next = nextChannel(message.channels, attempts)
      if (next && next.afterSeconds > 0) return { againInSeconds: next.afterSeconds }
    }
  }
}

const loadSql = `select m.id, m.store_id, m.record, m.record_id, m.person_id, m.template, m.purpose, m.language, m.channels, m.params, m.attempts,
    p.state as person_state, s.time_zone,
    (select a.id from kernel.account a where a.group_id = m.group_id and a.person_id = m.person_id and a.state = 'active' limit 1) as account_id,
    case when m.purpose = 'marketing' then
      array(select c.channel from kernel.consent c where c.group_id = m.group_id and c.person_id = m.person_id and c.purpose = m.purpose
              and c.given_at is not null and c.withdrawn_at is null) end as consented
  from kernel.message m
  join kernel.person p on p.group_id = m.group_id and p.id = m.person_id
  left join kernel.store s on s.group_id = m.group_id and s.id = m.store_id
  where m.group_id = $1 and m.id = $2 and m.state = 'waiting'`

/** A code to a number that is on nobody's file. */
const newcomerSql = `select m.id, m.store_id, m.record, m.record_id, m.template, m.purpose, m.language, m.channels, m.params, m.attempts,
    'active' as person_state, c.wrapped_key, c.phone
  from kernel.message m join kernel.portal_code c on c.group_id = m.group_id and c.id = m.record_id
  where m.group_id = $1 and m.id = $2 and m.state = 'waiting' and m.person_id is null and m.record = 'portalCode' and c.phone is not null`

const personSql = 'select person_id from kernel.message where group_id = $1 and id = $2'

async function load(
  kernel: Kernel,
  outside: Outside,
  inTurn: InTurn,
  groupId: string,
  id: string,
): Promise<Waiting | undefined> {
  const addresses = outside.addressOf?.(groupId, { select: personSql, id }, kernel.keys)
  const [result, found] = await inTurn(groupId, [
    { sql: loadSql, parameters: [groupId, id] },
    ...(addresses ? [addresses.statement] : []),
  ])
  const known = result?.rows[0]
  const row = known ?? (await inTurn(groupId, [{ sql: newcomerSql, parameters: [groupId, id] }]))[0]?.rows[0]
  if (!row) return undefined
  const text = (name: string) => String(row[name])
  const maybe = (name: string) => (typeof row[name] === 'string' ? row[name] : null)
  const list = (name: string) => (Array.isArray(row[name]) ? row[name].map(String) : [])
  return {
    id,
    groupId,
    storeId: maybe('store_id'),
    record: text('record'),
    recordId: text('record_id'),
    personId: maybe('person_id') ?? '',
    personState: text('person_state'),
    accountId: maybe('account_id'),
    template: text('template'),
    purpose: text('purpose'),
    language: text('language'),
    channels: channels.filter((c) => list('channels').includes(c)).toSorted(by(list('channels'))),
    params: openLinks(kernel.keys, groupId, row['params']),
    attempts: attemptSchema.array().parse(row['attempts']),
    consented: list('consented'),
    timeZone: maybe('time_zone') ?? 'Asia/Shanghai',
    addressOn: known ? (addresses?.read(found?.rows ?? []) ?? (() => undefined)) : newcomersAddress(kernel, row),
  }
}

function newcomersAddress({ keys }: Kernel, row: Record<string, unknown>): AddressBook {
  const sealed = { wrapped_key: String(row['wrapped_key']), phone: String(row['phone']) }
  return (channel) => (channel === 'sms' ? { address: openPhone(keys, sealed) } : undefined)
}

function by(order: readonly string[]): (a: Channel, b: Channel) => number {
  return (a, b) => order.indexOf(a) - order.indexOf(b)
}

async function attempt(kernel: Kernel, outside: Outside, message: Waiting, channel: Channel): Promise<Tried> {
  const house = (detail: string): Tried => ({ port: housePort, outcome: { kind: 'refused', detail } })
  if (message.personState === 'erased') return house('erased')
  if (message.purpose === 'marketing') {
    if (message.personState === 'restricted') return house('restricted')
    if (!message.consented.includes(channel) && !message.consented.includes(anyChannel)) return house('noConsent')
  }
  const disturb = (await outside.mayDisturb?.(kernel, { ...message, channel })) ?? 'now'
  if (disturb === 'never') return house('capped')
  if (disturb !== 'now') return { ...house('quiet'), afterSeconds: disturb.afterSeconds }
  if (channel === 'app') {
    if (!message.accountId) return house('noAccount')
    return { port: housePort, outcome: { kind: 'done', detail: 'inbox' }, accountId: message.accountId }
  }
  const port = outside.ports[channel]
  if (!port) return house('noCarrier')
  const to = message.addressOn(channel)
  if (!to) return house('noAddress')
  const text = writtenText(message, to.name ? { name: to.name } : {})
  const outcome = await port.send({ id: message.id, to: to.address, ...(to.name ? { name: to.name } : {}), ...text })
  return { port: port.name, outcome }
}

async function writeDown(
  kernel: Kernel,
  inTurn: InTurn,
  message: Waiting,
  channel: Channel,
  tried: Tried,
): Promise<Attempt[]> {
  const now = isoNow(kernel.clock)
  const entry: Attempt = {
    at: now,
    channel,
    port: tried.port,
    outcome: tried.outcome.kind,
    detail: tried.outcome.detail,
  }
  const done = tried.outcome.kind === 'done'
  await inTurn(message.groupId, [
    {
      sql: `update kernel.message set attempts = attempts || $3::jsonb, state = $4, channel = $5, sent_at = $6, account_id = coalesce($7, account_id)
             where group_id = $1 and id = $2 and state = 'waiting'`,
      parameters: [
        message.groupId,
        message.id,
        JSON.stringify([entry]),
        done ? 'sent' : 'waiting',
        done ? (tried.port === fakePortName ? fakePortName : channel) : null,
        done ? now : null,
        tried.accountId ?? null,
      ],
    },
  ])
  tell(kernel, message, false, tried.accountId)
  return [...message.attempts, entry]
}

/** No channel is left. The message's room may hear of it: somebody can still telephone. */
async function end(kernel: Kernel, message: Waiting): Promise<void> {
  const state = endState(message.attempts)
  const { groupId, id, record, recordId, storeId, template } = message
  const payload = JSON.stringify({ messageId: id, record, recordId, storeId, template, state })
  const ended: Statement = {
    sql: `update kernel.message set state = $3 where group_id = $1 and id = $2 and state = 'waiting'`,
    parameters: [groupId, id, state],
  }
  const event = insertRows(
    'kernel.outbox',
    ['group_id', 'id', 'at', 'topic', 'payload'],
    [[groupId, newId(), isoNow(kernel.clock), 'kernel.messageFailed', payload]],
  )
  await inGroup(kernel, groupId, state === 'held' ? [ended] : [ended, event])
  tell(kernel, message, state !== 'held')
}

function tell(kernel: Kernel, message: Waiting, event: boolean, accountId?: string): void {
  const { groupId, storeId, record, recordId } = message
  const inbox = accountId ? [{ groupId, storeId: null, record: 'inbox', id: accountId }] : []
  kernel.committed([{ groupId, storeId, record, id: recordId }, ...inbox], event)
}
