import { expect, test, vi } from 'vitest'
import { withBareKernel } from '../../test/bare-kernel.ts'
import { forgetKeys, forgetSessions, kernelChores, startChores } from './housekeeping.ts'

test('keys older than seven days go, in all groups; younger ones stay', async () => {
  await withBareKernel(async (bare) => {
    const groups = [await bare.group(), await bare.group()]
    for (const group of groups) {
      await group.write((work) =>
        work.sql({
          sql: `insert into kernel.idempotency (group_id, key, fingerprint, answer, at)
                select $1, 'key' || n, '', '', $2::timestamptz - n * interval '1 hour' from generate_series(1, 5000) as n`,
          parameters: [work.groupId, work.now],
        }),
      )
    }
    expect(await forgetKeys(bare.kernel)).toBe(2 * (5000 - 168))
    for (const group of groups)
      expect(await group.rows('select count(*) as left from kernel.idempotency')).toEqual([{ left: 168 }])
    expect(await forgetKeys(bare.kernel)).toBe(0)
  })
})

test('sessions that ended a month ago go, by end or by sign-out; the others stay', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    const kept = await group.account('a', 'group', null)
    await group.write((work) => {
      for (const [name, expires, revoked] of [
        ['expired', '2026-02-01T00:00:00.000Z', null],
        ['signed out', '2099-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
        ['just ended', '2026-03-01T00:00:00.000Z', null],
      ] as const) {
        work.plain('kernel.session', {
          token_hash: name,
          account_id: kept.accountId,
          created_at: work.now,
          expires_at: expires,
          revoked_at: revoked,
          device: '',
        })
      }
    })
    expect(await forgetSessions(bare.kernel)).toBe(2)
    expect(await group.rows('select count(*) as left from kernel.session')).toEqual([{ left: 2 }])
  })
})

test('chores run again and again, a failing one does not stop, and stopping waits for the running ones', async () => {
  await withBareKernel(async (bare) => {
    const ran: string[] = []
    const slow = Promise.withResolvers<void>()
    const chores = startChores(bare.kernel, [
      { name: 'good', everyMs: 1, run: async () => ran.push('good') },
      {
        name: 'bad',
        everyMs: 1,
        run: async () => {
          ran.push('bad')
          throw new Error('no')
        },
      },
      { name: 'slow', everyMs: 1, run: () => slow.promise.then(() => ran.push('slow')) },
    ])
    await vi.waitFor(() =>
      expect([ran.filter((n) => n === 'good').length > 2, ran.filter((n) => n === 'bad').length > 2]).toEqual([
        true,
        true,
      ]),
    )
    const stopped = chores.stop().then(() => ran.push('stopped'))
    slow.resolve()
    await stopped
    expect(ran.slice(-2)).toEqual(['slow', 'stopped'])
    expect(kernelChores(bare.kernel, { deadlines: [], seal: async () => {} }).map((chore) => chore.name)).toEqual([
      'deadlines',
      'seal',
      'keys',
      'sessions',
    ])
  })
})
