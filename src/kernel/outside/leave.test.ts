import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type BareGroup, type BareKernel, withBareKernel } from '../../../test/bare-kernel.ts'
import type { Channel, OutcomeKind } from '../contract/message.ts'
import { oneRaw } from '../db/sql.ts'
import { loadMessages } from '../i18n.ts'
import { newId } from '../ids.ts'
import { messagesOf, type NewMessage, sendMessage } from '../messages.ts'
import type { Work } from '../work.ts'
import { startWorker } from '../worker.ts'
import { fakePort } from './fake.ts'
import { leaving } from './leave.ts'
import type { Letter, Outside, Port } from './port.ts'

const folder = mkdtempSync(join(tmpdir(), 'open4s-messages-'))

beforeAll(() => {
  mkdirSync(join(folder, 'messages'))
  for (const language of ['zh-CN', 'en']) {
    const text = `${language} {{name}} {{at}}`
    writeFileSync(join(folder, 'messages', `${language}.json`), JSON.stringify({ message: { booked: { text } } }))
  }
  loadMessages(new Map([['test', pathToFileURL(`${folder}/`)]]))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A carrier that answers as told and keeps what it got. */
function carrier(name: string, answers: readonly OutcomeKind[]): Port & { readonly letters: Letter[] } {
  const letters: Letter[] = []
  return {
    name,
    letters,
    async send(letter) {
      letters.push(letter)
      return { kind: answers[letters.length - 1] ?? answers.at(-1) ?? 'done', detail: '' }
    },
  }
}

const addressed = (ports: Outside['ports'], more: Partial<Outside> = {}): Outside => ({
  ports,
  addressOf: () => ({
    ...oneRaw('select 1', []),
    read: () => (channel) => ({ address: `${channel}-address`, name: '王先生' }),
  }),
  ...more,
})

function newPerson(work: Work, state = 'active'): string {
  const id = newId()
  work.plain('kernel.person', { id, wrapped_key: null, state, created_at: work.now })
  return id
}

async function write(
  group: BareGroup,
  more: {
    channels?: readonly Channel[]
    purpose?: 'service' | 'marketing'
    state?: string
    consent?: readonly string[]
  } = {},
): Promise<{ id: string; recordId: string; personId: string }> {
  const recordId = newId()
  let [id, personId] = ['', '']
  await group.write((work) => {
    personId = newPerson(work, more.state)
    for (const channel of more.consent ?? []) {
      work.plain('kernel.consent', {
        id: newId(),
        state: 'given',
        version: 1,
        head: Buffer.alloc(32),
        created_at: work.now,
        updated_at: work.now,
        person_id: personId,
        purpose: 'marketing',
        channel,
        wording: '',
        given_at: work.now,
      })
    }
    const message: NewMessage = {
      template: 'test.booked',
      record: 'appointment',
      recordId,
      storeId: group.storeId,
      purpose: more.purpose ?? 'service',
      personId,
      channels: more.channels ?? ['sms', 'mail'],
      params: { at: '2026-03-12T02:00:00.000Z' },
      language: 'zh-CN',
    }
    id = sendMessage(work, message)
  })
  return { id, recordId, personId }
}

/** Runs the task as the queue would, as often as it asks for. */
async function leave(bare: BareKernel, group: BareGroup, outside: Outside, id: string): Promise<number[]> {
  const pauses: number[] = []
  for (;;) {
    const event = { groupId: group.groupId, id: newId(), at: '', payload: { messageId: id } }
    const again = await leaving(bare.kernel, outside)(event)
    if (!again || pauses.push(again.againInSeconds) > 20) return pauses
  }
}

async function logOf(group: BareGroup, recordId: string) {
  const load = messagesOf(group.groupId, recordId)
  return load.read(await group.rows(load.statement.sql, [...load.statement.parameters]))
}

test('a failing SMS falls back to the next channel, and both are in the log (V-05)', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    const { id, recordId } = await write(group)
    const [sms, mail] = [carrier('sms', ['refused']), carrier('mail', ['done'])]
    expect(await leave(bare, group, addressed({ sms, mail }), id)).toEqual([])
    expect(mail.letters).toEqual([{ id, to: 'mail-address', name: '王先生', text: 'zh-CN 王先生 2026年3月12日 10:00' }])
    const [row] = await logOf(group, recordId)
    expect(row).toMatchObject({ state: 'sent', channel: 'mail', sent_at: '2026-03-10T01:00:00.000Z' })
    expect(row?.attempts).toEqual([
      { at: '2026-03-10T01:00:00.000Z', channel: 'sms', port: 'sms', outcome: 'refused', detail: '' },
      { at: '2026-03-10T01:00:00.000Z', channel: 'mail', port: 'mail', outcome: 'done', detail: '' },
    ])
    expect(bare.changes).toContainEqual({
      groupId: group.groupId,
      storeId: group.storeId,
      record: 'appointment',
      id: recordId,
    })
  })
})

test('a carrier that is down: queued, tried again with the same id, delivered once when it is back (V-08)', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    const { id, recordId } = await write(group, { channels: ['sms'] })
    const sms = carrier('sms', ['pending', 'unknown', 'pending', 'done'])
    expect(await leave(bare, group, addressed({ sms }), id)).toEqual([5, 20, 120])
    expect(new Set(sms.letters.map((letter) => letter.id))).toEqual(new Set([id]))
    expect((await logOf(group, recordId))[0]).toMatchObject({ state: 'sent', channel: 'sms' })
    // The job comes a second time, as jobs may: nothing leaves again.
    expect(await leave(bare, group, addressed({ sms }), id)).toEqual([])
    expect(sms.letters).toHaveLength(4)
  })
})

test('no channel left: failed or unknown, and the rooms hear of it', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    const [failed, unknown] = [await write(group, { channels: ['sms'] }), await write(group, { channels: ['sms'] })]
    await leave(bare, group, addressed({ sms: carrier('sms', ['refused']) }), failed.id)
    const silent = carrier('sms', ['unknown'])
    await leave(bare, group, addressed({ sms: silent }), unknown.id)
    expect(silent.letters).toHaveLength(8)
    const events = await group.rows(
      `select payload from kernel.outbox where topic = 'kernel.messageFailed' order by at, id`,
    )
    expect(events.map((event) => event['payload'])).toMatchObject([
      { messageId: failed.id, record: 'appointment', recordId: failed.recordId, state: 'failed' },
      { messageId: unknown.id, state: 'unknown' },
    ])
  })
})

test('marketing needs the consent for the channel, at the moment of leaving; service does not', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    const [sms, mail] = [carrier('sms', ['done']), carrier('mail', ['done'])]
    const outside = addressed({ sms, mail })
    const some = await write(group, { purpose: 'marketing', consent: ['mail'] })
    await leave(bare, group, outside, some.id)
    expect((await logOf(group, some.recordId))[0]).toMatchObject({ state: 'sent', channel: 'mail' })
    const any = await write(group, { purpose: 'marketing', consent: ['any'], channels: ['mail'] })
    await leave(bare, group, outside, any.id)
    expect((await logOf(group, any.recordId))[0]).toMatchObject({ state: 'sent', channel: 'mail' })
    const withdrawn = await write(group, { purpose: 'marketing', consent: ['mail'] })
    await group.write((work) =>
      work.sql({
        sql: 'update kernel.consent set withdrawn_at = $3 where group_id = $1 and person_id = $2',
        parameters: [work.groupId, withdrawn.personId, work.now],
      }),
    )
    await leave(bare, group, outside, withdrawn.id)
    expect((await logOf(group, withdrawn.recordId))[0]).toMatchObject({ state: 'held', channel: null })
    expect([sms.letters.length, mail.letters.length]).toEqual([0, 2])
    const service = await write(group, { state: 'restricted' })
    await leave(bare, group, outside, service.id)
    expect(sms.letters).toHaveLength(1)
    const erased = await write(group, { state: 'erased' })
    await leave(bare, group, outside, erased.id)
    expect((await logOf(group, erased.recordId))[0]).toMatchObject({ state: 'failed' })
  })
})

test('quiet hours put a message off without an attempt; a cap holds it', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    const sms = carrier('sms', ['done'])
    const quiet = await write(group, { channels: ['sms'] })
    let asked = 0
    const later = addressed({ sms }, { mayDisturb: async () => (asked++ === 0 ? { afterSeconds: 3600 } : 'now') })
    expect(await leave(bare, group, later, quiet.id)).toEqual([3600])
    expect((await logOf(group, quiet.recordId))[0]?.attempts).toHaveLength(1)
    const capped = await write(group, { channels: ['sms'] })
    await leave(bare, group, addressed({ sms }, { mayDisturb: async () => 'never' }), capped.id)
    expect((await logOf(group, capped.recordId))[0]).toMatchObject({ state: 'held' })
  })
})

test('a person with an app finds it in the inbox; without address or carrier the next channel serves; the fake says so', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    const account = await group.account('customer', 'group', null)
    const withApp = await write(group, { channels: ['app', 'sms'] })
    await group.write((work) =>
      work.sql({
        sql: 'update kernel.account set person_id = $3 where group_id = $1 and id = $2',
        parameters: [work.groupId, account.accountId, withApp.personId],
      }),
    )
    const outside = addressed(
      { sms: fakePort, wechat: carrier('wechat', ['done']) },
      {
        addressOf: () => ({
          ...oneRaw('select 1', []),
          read: () => (channel) => (channel === 'wechat' ? undefined : { address: 'x' }),
        }),
      },
    )
    await leave(bare, group, outside, withApp.id)
    expect(await group.rows('select state, channel, account_id from kernel.message')).toEqual([
      { state: 'sent', channel: 'app', account_id: account.accountId },
    ])
    expect(bare.changes).toContainEqual({
      groupId: group.groupId,
      storeId: null,
      record: 'inbox',
      id: account.accountId,
    })
    const without = await write(group, { channels: ['app', 'mail', 'wechat', 'sms'] })
    await leave(bare, group, outside, without.id)
    const [row] = await logOf(group, without.recordId)
    expect(row).toMatchObject({ state: 'sent', channel: 'fake' })
    expect(row?.attempts).toMatchObject([
      { detail: 'noAccount' },
      { detail: 'noCarrier' },
      { detail: 'noAddress' },
      { port: 'fake' },
    ])
  })
})

test('through the queue: a confirmation is out well within a minute (G-06), a message of a write that failed never', async () => {
  await withBareKernel(async (bare) => {
    const sms = carrier('sms', ['done'])
    const message = leaving(bare.kernel, addressed({ sms }))
    const worker = await startWorker(bare.kernel, { url: bare.url, subscriptions: [], message })
    bare.onEvents = () => worker.poke()
    try {
      const group = await bare.group()
      await expect(group.write((work) => failing(work, group))).rejects.toThrow('division')
      const { id, recordId } = await write(group, { channels: ['sms'] })
      await vi.waitFor(() => expect(sms.letters.map((letter) => letter.id)).toEqual([id]), { timeout: 5000 })
      await vi.waitFor(async () => expect((await logOf(group, recordId))[0]).toMatchObject({ state: 'sent' }))
    } finally {
      await worker.stop()
    }
  })
})

function failing(work: Work, group: BareGroup): void {
  sendMessage(work, {
    template: 'test.booked',
    record: 'appointment',
    recordId: newId(),
    storeId: group.storeId,
    purpose: 'service',
    personId: newPerson(work),
    channels: ['sms'],
    language: 'en',
  })
  work.sql({ sql: 'select 1 / 0', parameters: [] })
}
