import { expect, test } from 'vitest'
import { start, withLimits } from '../../../test/bare-deadlines.ts'
import { type BareGroup, type BareKernel, withBareKernel } from '../../../test/bare-kernel.ts'
import { credentialOf } from '../auth/identity.ts'
import { type DeadlineItem, openDeadlinesSpec } from '../contract/deadline.ts'
import { tasks } from '../furniture/tasks.ts'
import { newId } from '../ids.ts'
import { answer } from '../read.ts'

async function role(group: BareGroup, code: string, permissions: string[]): Promise<void> {
  await group.write((work) =>
    work.plain('kernel.role', {
      id: newId(),
      state: 'active',
      version: 1,
      head: Buffer.alloc(32),
      created_at: work.now,
      updated_at: work.now,
      code,
      name_zh: code,
      name_en: code,
      permissions,
    }),
  )
}

async function ask(bare: BareKernel, token: string, query: Record<string, string> = {}): Promise<DeadlineItem[]> {
  const credential = credentialOf(token, 'session')
  if (!credential) throw new Error('No token')
  const read = tasks.reads.find(({ name }) => name === 'deadlines')
  if (!read) throw new Error('No read')
  const result = await answer(bare.kernel, {
    server: tasks,
    read,
    credential,
    query: openDeadlinesSpec.query.parse(query),
  })
  return openDeadlinesSpec.answer.parse(result).rows
}

test('a manager sees his stores, an agent his own, nobody another store', async () => {
  await withBareKernel(async (bare) => {
    const group = await bare.group()
    await withLimits(group)
    await role(group, 'manager', ['deadline.see'])
    await role(group, 'agent', ['deadline.see:own'])
    await role(group, 'cleaner', [])
    const manager = await group.account('manager', 'store', group.storeId)
    const agent = await group.account('agent', 'store', group.storeId)
    const cleaner = await group.account('cleaner', 'store', group.storeId)
    await start(group, 'test.answer', { ownerId: agent.staffId })
    await start(group, 'test.greet')
    await start(group, 'test.tell', { storeId: group.otherStoreId })
    const names = (rows: DeadlineItem[]) => rows.map((row) => row.name)
    expect(names(await ask(bare, manager.token))).toEqual(['test.greet', 'test.answer'])
    expect(names(await ask(bare, manager.token, { role: 'advisor' }))).toEqual(['test.greet'])
    expect(names(await ask(bare, manager.token, { mine: 'true' }))).toEqual([])
    expect(names(await ask(bare, agent.token))).toEqual(['test.answer'])
    await expect(ask(bare, cleaner.token)).rejects.toMatchObject({ code: 'kernel.notAllowed' })
    await expect(ask(bare, manager.token, { store: group.otherStoreId })).rejects.toMatchObject({
      code: 'kernel.notAllowed',
    })
  })
})
