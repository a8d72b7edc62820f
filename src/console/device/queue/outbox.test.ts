import { expect, test } from 'vitest'
import { ProblemError } from '../../problem.ts'
import { memoryVault } from '../vault.ts'
import { madeBy, type WaitingDraft, type WaitingItem, type WaitingVerb } from './item.ts'
import { type Answered, Outbox } from './outbox.ts'
import { shelfIn } from './shelf.ts'

const longAgo = '2026-03-10T01:00:00.000Z'
const later = Date.parse('2026-03-10T03:00:00.000Z')

const verb = (key: string, more: Partial<WaitingVerb> = {}): WaitingVerb => ({
  kind: 'verb',
  key,
  account: 'a',
  name: '周海',
  madeAt: longAgo,
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

function outboxWith(answer: (item: WaitingItem) => Answered | ProblemError, shelf = shelfIn()) {
  const sent: WaitingItem[] = []
  const told: string[] = []
  const answered = (item: WaitingItem) => {
    sent.push(item)
    const result = answer(item)
    if (result instanceof ProblemError) throw result
    return result
  }
  const outbox: Outbox = new Outbox(shelf, {
    send: async (item) => answered(item),
    async sendDraft(item) {
      answered(item)
      if (outbox.waiting().includes(item)) await outbox.settle(item.key)
    },
    takes: (item) => item.of === 'reception',
    dropped: async (item) => void told.push(`dropped ${item.key}`),
    alone: (work) => work(),
    done: (item) => told.push(`done ${item.key}`),
    refused: (item, problem) => told.push(`${problem.code} ${item.key}`),
    now: () => later,
  })
  return { outbox, sent, told, shelf }
}

const versionOf = (item: WaitingItem | undefined) => (item?.kind === 'verb' ? item.target?.version : undefined)

test('what waited leaves in order, each on the version that the one before it left', async () => {
  let away = true
  const { outbox, sent, told } = outboxWith((item) =>
    away ? new ProblemError(0, 'kernel.lost', '') : { id: 'c', version: (versionOf(item) ?? 0) + 1 },
  )
  outbox.serve('a')
  await outbox.add(verb('one'))
  await outbox.add(verb('two', { verb: 'jobCard.pause' }))
  expect(outbox.waiting().map((item) => item.key)).toEqual(['one', 'two'])
  away = false
  sent.length = 0
  await outbox.flush()
  expect(sent.map((item) => [item.key, versionOf(item)])).toEqual([
    ['one', 1],
    ['two', 2],
  ])
  expect(outbox.waiting()).toEqual([])
  expect(told).toEqual(['done one', 'done two'])
})

test('a card that somebody changed meanwhile is done as it stands; an impatient wish is asked about', async () => {
  const stale = new ProblemError(409, 'kernel.stale', '', { record: { id: 'c', version: 7 } })
  const { outbox, sent } = outboxWith((item) => (versionOf(item) === 7 ? { id: 'c', version: 8 } : stale))
  outbox.serve('a')
  await outbox.add(verb('one'))
  expect(sent.map(versionOf)).toEqual([1, 7])
  const other = outboxWith(() => stale)
  other.outbox.serve('a')
  await other.outbox.add(verb('one', { patient: false }))
  expect(other.outbox.waiting()[0]?.refused?.code).toBe('kernel.stale')
})

test('a refused one stays with its reason and holds its line; other lines go on', async () => {
  let isBad = true
  const bad = new ProblemError(409, 'workshop.clockedOnElsewhere', '', { plate: 'X' })
  const { outbox, sent } = outboxWith((item) => (isBad && item.key === 'one' ? bad : { id: 'c', version: 9 }))
  outbox.serve('a')
  await outbox.add(verb('one'))
  await outbox.add(verb('two'))
  await outbox.add(verb('three', { line: 'jobCard/d', target: { id: 'd', version: 1 } }))
  expect(sent.map((item) => item.key)).toEqual(['one', 'three'])
  expect(outbox.waiting().map((item) => [item.key, item.refused?.code])).toEqual([
    ['one', 'workshop.clockedOnElsewhere'],
    ['two', undefined],
  ])
  isBad = false
  await outbox.retry('one')
  expect(outbox.waiting()).toEqual([])
})

test('giving one up gives up what followed it in its line; refused before the eyes it is only said', async () => {
  const bad = new ProblemError(409, 'kernel.wrongState', '')
  const { outbox, told, shelf } = outboxWith(() => bad)
  outbox.serve('a')
  await outbox.add(verb('one'))
  await outbox.add(verb('two'))
  await outbox.drop('one')
  expect(outbox.waiting()).toEqual([])
  expect(await shelf.all()).toEqual([])
  await outbox.add(verb('three', { madeAt: new Date(later - 500).toISOString() }))
  expect(told).toEqual(['kernel.wrongState three'])
  expect(outbox.waiting()).toEqual([])
})

test('another person’s things wait for him, also over a new page; later ones name what earlier ones made', async () => {
  const shelf = shelfIn()
  const first = outboxWith(() => ({ id: 'made-id', version: 1 }), shelf)
  const { target: _, ...creation } = verb('one', { verb: 'repairOrder.checkIn', line: 'visit' })
  await first.outbox.add(creation)
  await first.outbox.add(verb('two', { line: 'visit', target: { id: madeBy('one'), version: 1 } }))
  expect(first.sent).toEqual([])
  const next = outboxWith(() => ({ id: 'made-id', version: 1 }), shelf)
  await next.outbox.wake()
  next.outbox.serve('b')
  await next.outbox.flush()
  expect(next.outbox.waiting()).toHaveLength(2)
  next.outbox.serve('a')
  await next.outbox.flush()
  expect(next.sent.map((item) => item.kind === 'verb' && item.target?.id)).toEqual([undefined, 'made-id'])
  expect(next.outbox.waiting()).toEqual([])
})

test('without a session nothing is lost: the answer 401 only stops the sending', async () => {
  const { outbox } = outboxWith(() => new ProblemError(401, 'kernel.signIn', ''))
  outbox.serve('a')
  await outbox.add(verb('one'))
  expect(outbox.waiting()[0]).toMatchObject({ key: 'one', tries: 0 })
  expect(outbox.waiting()[0]?.refused).toBeUndefined()
})

const draft = (key: string, more: Partial<WaitingDraft> = {}): WaitingDraft => ({
  kind: 'draft',
  key,
  account: 'a',
  name: '周海',
  madeAt: longAgo,
  line: key,
  about: '粤B12345',
  tries: 0,
  of: 'reception',
  count: 3,
  path: '/reception',
  ...more,
})

test('a draft leaves in its turn and waits while its line is down, its room is not there, or it was refused', async () => {
  let away = true
  const { outbox, sent } = outboxWith(() => (away ? new ProblemError(0, 'kernel.lost', '') : { id: 'x' }))
  outbox.serve('a')
  await outbox.keep(draft('one'))
  await outbox.keep(draft('two', { of: 'unheardOf' }))
  await outbox.keep(draft('three', { refused: { status: 409, code: 'service.receptionEnded', details: {} } }))
  await outbox.flush()
  expect(outbox.waiting().map((item) => item.key)).toEqual(['one', 'two', 'three'])
  away = false
  sent.length = 0
  await outbox.flush()
  expect(sent.map((item) => item.key)).toEqual(['one'])
  expect(outbox.waiting().map((item) => item.key)).toEqual(['two', 'three'])
})

test('what is said of a draft while it is on its way has another turn; it does not hold up the others', async () => {
  const { outbox, sent } = outboxWith((item) => {
    if (item.kind === 'draft') void outbox.keep(draft('one', { count: sent.length }))
    return { id: 'c', version: 2 }
  })
  outbox.serve('a')
  await outbox.keep(draft('one'))
  await outbox.add(verb('two'))
  outbox.serve(undefined)
  expect(sent.map((item) => item.key)).toEqual(['one', 'two'])
  expect(outbox.waiting()).toMatchObject([{ key: 'one', count: 1 }])
})

test('who signs out for good leaves nothing; his drafts are let go by their room', async () => {
  const shelf = shelfIn()
  const { outbox, told } = outboxWith(() => ({ id: 'c' }), shelf)
  await outbox.keep(draft('one'))
  await outbox.add(verb('two'))
  await outbox.add(verb('three', { account: 'b', line: 'other' }))
  await outbox.forget('a')
  expect(told).toEqual(['dropped one'])
  expect((await shelf.all()).map((item) => item.key)).toEqual(['three'])
})

test('a photo comes back from the shelf as it was; its bytes go with it', async () => {
  const vault = memoryVault()
  const file = new File(['picture'], 'a.jpg', { type: 'image/jpeg', lastModified: 1_773_000_000_000 })
  const { target: _, verb: __, body: ___, also: ____, patient: _____, ...frame } = verb('photo')
  await shelfIn(vault).put({ ...frame, kind: 'file', place: { record: 'jobCard', kind: 'step', recordId: 'c' }, file })
  const [kept] = await shelfIn(vault).all()
  const back = kept?.kind === 'file' ? kept.file : undefined
  expect([back?.type, back?.lastModified, await back?.text()]).toEqual(['image/jpeg', 1_773_000_000_000, 'picture'])
  await shelfIn(vault).drop('photo')
  expect(await vault.keys('')).toEqual([])
})

test('what waited for the line is never dropped unsaid, however soon the line is back', async () => {
  let away = true
  const bad = new ProblemError(409, 'kernel.wrongState', '')
  const { outbox, told } = outboxWith(() => (away ? new ProblemError(0, 'kernel.lost', '') : bad))
  outbox.serve('a')
  await outbox.add(verb('one', { madeAt: new Date(later - 500).toISOString() }))
  away = false
  await outbox.flush()
  expect(told).toEqual([])
  expect(outbox.waiting()).toMatchObject([{ key: 'one', refused: { code: 'kernel.wrongState' } }])
})
