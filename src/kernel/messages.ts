import type { Channel, MessagePurpose } from './contract/message.ts'
import type { JsonValue } from './db/schema.ts'
import { manyRaw, type Load } from './db/sql.ts'
import { newId } from './ids.ts'
import type { Work } from './work.ts'

/** Outbox topic that makes a message leave. */
export const messageTopic = 'kernel.message'

export type MessageParams = Readonly<Record<string, string | number | boolean | null>>

interface MessageAbout {
  /** `<module>.<name>`; its texts are the messages `<module>.message.<name>.text` and, for mail, `….subject`. */
  readonly template: string
  readonly record: string
  readonly recordId: string
  readonly storeId: string | null
  /** Marketing leaves only with the person's consent for the channel. */
  readonly purpose: MessagePurpose
  /** What the template fills in; see `message-text.ts` for instants, money and names. No personal values: they stay with the person. */
  readonly params?: MessageParams
  readonly language: string
}

export type NewMessage = MessageAbout &
  (
    | { readonly personId: string; readonly channels: readonly Channel[] }
    /** To somebody who signs in: it is there at once, nothing leaves the house. */
    | { readonly accountId: string }
    /** To the number that asked for a code and is on nobody's file: it stands with the code. */
    | { readonly newcomer: true; readonly channels: readonly Channel[] }
  )

/**
 * Writes a message in the caller's transaction; it leaves after commit. Channels are tried in order: the next one when
 * one refuses or stays silent. Returns its id.
 */
export function sendMessage(work: Work, message: NewMessage): string {
  const id = newId()
  const inApp = 'accountId' in message
  work.plain('kernel.message', {
    id,
    store_id: message.storeId,
    record: message.record,
    record_id: message.recordId,
    person_id: 'personId' in message ? message.personId : null,
    account_id: inApp ? message.accountId : null,
    template: message.template,
    purpose: message.purpose,
    language: message.language,
    channels: inApp ? ['app'] : [...message.channels],
    channel: inApp ? 'app' : null,
    params: { ...message.params } satisfies JsonValue,
    state: inApp ? 'sent' : 'waiting',
    attempts: [],
    created_at: work.now,
    sent_at: inApp ? work.now : null,
  })
  if (inApp) touchInbox(work, message.accountId)
  else work.emit(messageTopic, { messageId: id })
  return id
}

/** Live pages learn that an inbox changed; only its owner is told (live.ts). */
function touchInbox(work: Work, accountId: string): void {
  work.touched.set(`inbox/${accountId}`, {
    group_id: work.groupId,
    id: accountId,
    store_id: null,
    state: 'sent',
    version: 0,
    head: Buffer.alloc(0),
  })
}

export interface MessageRow {
  readonly id: string
  readonly record: string
  readonly record_id: string
  readonly store_id: string | null
  readonly template: string
  readonly purpose: string
  readonly language: string
  readonly channels: readonly string[]
  readonly channel: string | null
  readonly params: unknown
  readonly state: string
  readonly attempts: unknown
  readonly created_at: string
  readonly sent_at: string | null
  readonly read_at: string | null
}

/** The messages of a record, newest first, for its page. */
export function messagesOf(groupId: string, recordId: string, most = 100): Load<MessageRow[]> {
  return manyRaw<MessageRow>(
    `select id, record, record_id, store_id, template, purpose, language, channels, channel, params, state, attempts, created_at, sent_at, read_at
       from kernel.message where group_id = $1 and record_id = $2 order by created_at desc, id desc limit $3`,
    [groupId, recordId, most],
  )
}
