import cookie from '@fastify/cookie'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { type BareGroup, type BareKernel, withBareKernel } from '../../test/bare-kernel.ts'
import { sendProblem } from './http.ts'
import { loadMessages } from './i18n.ts'
import { newId } from './ids.ts'
import { registerInbox } from './inbox.ts'
import { sendMessage } from './messages.ts'

interface Answer {
  readonly rows: { id: string; text: string; readAt: string | null; record: string; createdAt: string }[]
  readonly next?: string
  readonly unread: number
}

async function withInbox(
  bare: BareKernel,
  work: (
    call: <T = Answer>(
      method: 'GET' | 'POST',
      token: string,
      url?: string,
      payload?: object,
    ) => Promise<{ status: number; body: T }>,
  ) => Promise<void>,
): Promise<void> {
  loadMessages(new Map([['kernel', new URL('./', import.meta.url)]]))
  const app = fastify()
  await app.register(cookie)
  app.setErrorHandler((error, request, reply) => sendProblem(bare.kernel, error, request, reply))
  registerInbox(app, bare.kernel)
  try {
    await work(async (method, token, url = '', payload) => {
      const headers = { authorization: `Bearer ${token}` }
      const answer = await app.inject({ method, url: `/api/inbox${url}`, headers, ...(payload ? { payload } : {}) })
      return { status: answer.statusCode, body: answer.json() }
    })
  } finally {
    await app.close()
  }
}

const write = (group: BareGroup, accountId: string) =>
  group.write((work) => {
    sendMessage(work, {
      template: 'kernel.deadlineWarned',
      record: 'complaint',
      recordId: newId(),
      storeId: group.storeId,
      purpose: 'service',
      accountId,
      params: { deadline: 'X', dueAt: '2026-03-10T10:00:00.000Z' },
      language: 'en',
    })
  })

test('one sees his own messages only, newest first, in his language and the store time, page by page', async () => {
  await withBareKernel(async (bare) => {
    const [group, other] = [await bare.group(), await bare.group()]
    const [me, colleague] = [await group.account('a', 'group', null), await group.account('b', 'group', null)]
    const stranger = await other.account('a', 'group', null)
    for (let minute = 1; minute <= 5; minute++) {
      bare.at(`2026-03-10T01:0${minute}:00.000Z`)
      await write(group, me.accountId)
      await write(group, colleague.accountId)
    }
    await withInbox(bare, async (call) => {
      const first = (await call('GET', me.token, '?limit=2')).body
      expect(first.unread).toBe(5)
      expect(first.rows.map((row) => row.createdAt)).toEqual(['2026-03-10T01:05:00.000Z', '2026-03-10T01:04:00.000Z'])
      expect(first.rows[0]?.text).toBe('X: due 10 Mar 2026, 18:00. Please see to it in time.')
      const second = (await call('GET', me.token, `?limit=3&after=${first.next ?? ''}`)).body
      expect(second.rows.map((row) => row.createdAt.slice(14, 16))).toEqual(['03', '02', '01'])
      expect(second.next).toBeUndefined()
      expect((await call('GET', stranger.token)).body).toEqual({ rows: [], unread: 0 })
      expect((await call('GET', '')).status).toBe(401)
      expect((await call('GET', me.token, '?limit=0')).status).toBe(422)
      expect((await call('GET', me.token, '?after=nonsense')).status).toBe(422)
    })
  })
})

test('reading marks what was there; nobody can read for another; repeating changes nothing', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    const [me, colleague] = [await group.account('a', 'group', null), await group.account('b', 'group', null)]
    for (let minute = 1; minute <= 3; minute++) {
      bare.at(`2026-03-10T01:0${minute}:00.000Z`)
      await write(group, me.accountId)
    }
    await withInbox(bare, async (call) => {
      const ids = (await call('GET', me.token)).body.rows.map((row) => row.id)
      expect((await call('POST', colleague.token, '/read', { ids })).body).toEqual({ unread: 0 })
      expect((await call('GET', me.token)).body.unread).toBe(3)
      expect((await call('POST', me.token, '/read', { ids: ids.slice(0, 1) })).body).toEqual({ unread: 2 })
      expect(bare.changes).toContainEqual({ groupId: group.groupId, storeId: null, record: 'inbox', id: me.accountId })
      expect((await call('POST', me.token, '/read', { ids: ids.slice(0, 1) })).body).toEqual({ unread: 2 })
      expect((await call('GET', me.token, '?unread=true')).body.rows.map((row) => row.id)).toEqual(ids.slice(1))
      expect((await call('POST', me.token, '/read', { until: '2026-03-10T01:01:00.000Z' })).body).toEqual({ unread: 1 })
      expect((await call('POST', me.token, '/read', {})).status).toBe(422)
      expect((await call('POST', me.token, '/read', { ids: ['x'] })).status).toBe(422)
    })
  })
})
