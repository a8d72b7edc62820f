import { expect, test } from 'vitest'
import { ProblemError } from '../../problem.ts'
import type { WaitingItem, WaitingVerb } from './item.ts'
import { Outbox } from './outbox.ts'
import { shelfIn } from './shelf.ts'

const verb = (key: string, more: Partial<WaitingVerb> = {}): WaitingVerb => ({
  kind: 'verb',
  key,
  account: 'a',
  name: '周海',
  madeAt: '2026-03-10T01:00:00.000Z',
  line: 'jobCard/c',
  about: '粤B12345',
  tries: 0,
  verb: 'jobCard.start',
  target: { id: 'c', version: 1 },
  body: {},
  also: [],
  patient: true,
  ...more,
})

function tabletWith(shelf = shelfIn()) {
  const sent: string[] = []
  const outbox = new Outbox(shelf, {
    send: async (item: WaitingItem) => {
      sent.push(item.key)
      return { id: 'c', version: 2 }
    },
    sendDraft: async () => {},
    takes: () => true,
    dropped: async () => {},
    alone: (work) => work(),
    done: () => {},
    refused: () => {},
    now: () => Date.parse('2026-03-10T03:00:00.000Z'),
  })
  return { outbox, sent, shelf }
}

test('what was done without network in somebody’s name leaves only when it was he', async () => {
  const { outbox, sent, shelf } = tabletWith()
  await outbox.add(verb('one', { unproven: 's1' }))
  await outbox.add(verb('two'))
  await outbox.add(verb('other', { unproven: 's2', line: 'jobCard/d', target: { id: 'd', version: 1 } }))
  outbox.serve('a')
  await outbox.flush()
  expect(sent).toEqual([])
  await outbox.prove('a', 's1')
  expect(sent).toEqual(['one', 'two'])
  const again = tabletWith(shelf)
  await again.outbox.wake()
  again.outbox.serve('a')
  await again.outbox.flush()
  expect(again.sent).toEqual([])
  expect(again.outbox.waiting()).toMatchObject([{ key: 'other', unproven: 's2' }])
})

test('what he says is not his goes, with what came after it in its line; others’ stays', async () => {
  const { outbox, sent } = tabletWith()
  await outbox.add(verb('one', { unproven: 's1' }))
  await outbox.add(verb('two', { unproven: 's1' }))
  await outbox.add(verb('his', { unproven: 's1', account: 'b', line: 'jobCard/d' }))
  await outbox.disown('a')
  expect(outbox.waiting().map(({ key }) => key)).toEqual(['his'])
  expect(sent).toEqual([])
})

test('of somebody who is blocked everything stays with the reason, and can be sent once he is back', async () => {
  const { outbox, sent } = tabletWith()
  await outbox.add(verb('one', { unproven: 's1' }))
  await outbox.refuseAll('a', new ProblemError(403, 'kernel.signOnBlocked', '', { name: '周海' }))
  outbox.serve('a')
  await outbox.prove('a')
  expect(sent).toEqual([])
  expect(outbox.waiting()[0]?.refused).toMatchObject({ code: 'kernel.signOnBlocked', details: { name: '周海' } })
  await outbox.retry('one')
  expect(sent).toEqual(['one'])
})
