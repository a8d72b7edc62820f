import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { newTask, taskFace, type TestLedger, useLedgers } from '../../../test/ledger.ts'
import { many, sql } from '../db/sql.ts'
import { newId } from '../ids.ts'
import type { Kernel } from '../kernel.ts'
import type { Keys } from '../keys.ts'
import type { Module, PersonalData } from '../module.ts'
import { emptying, erase, restrict } from './erasure.ts'
import { newPerson, openPerson, openSealed, sealFor } from './persons.ts'
import { reveal } from './reveal.ts'
import { rotateMasterKey } from './rotation.ts'
import { secretKeyFrom } from './seal.ts'

const newGroup = useLedgers()

/** A room that holds signatures of persons. */
const signatures: PersonalData = {
  tables: ['kernel.signature'],
  find: (groupId, personId) =>
    many(
      sql
        .selectFrom('kernel.signature')
        .select(['id', 'signed_at'])
        .where('group_id', '=', groupId)
        .where('person_id', '=', personId),
    ),
  erase: (rows) => rows.map((row) => emptying('kernel.signature', String(row['id']), { signer: '', device: '' }, true)),
  retainedUntil: (rows) => (rows.some((row) => String(row['signed_at']) >= '2030') ? '2036-01-01' : null),
}
const room: Module = { name: 'room', needs: [], records: [], roles: {}, personal: [signatures] }

interface Signed {
  readonly personId: string
  readonly signatureId: string
}

async function sign(ledger: TestLedger, name: string, signedAt = '2026-11-22T03:04:05.600Z'): Promise<Signed> {
  const signatureId = newId()
  let personId = ''
  await ledger.write((work) => {
    const person = newPerson(work, ledger.kernel.keys)
    personId = person.id
    const task = work.create(taskFace, 'add', newTask('签字'))
    work.insert('kernel.signature', {
      id: signatureId,
      signer: sealFor(work, person, name),
      record: 'task',
      record_id: task.id,
      purpose: 'receipt',
      person_id: person.id,
      signed_at: signedAt,
      channel: 'tablet',
      device: 'T1',
      document_sha256: Buffer.alloc(32),
    })
    work.plain('kernel.token', {
      token: '4611686018427387905' as never,
      store_id: newId(),
      record: 'signature',
      record_id: signatureId,
    })
  })
  await ledger.seal()
  return { personId, signatureId }
}

async function read(ledger: TestLedger, { signatureId }: Signed) {
  const [row] = await ledger.tamper(
    'select s.signer, p.id, p.wrapped_key, p.state from kernel.signature s join kernel.person p on p.id = s.person_id where s.id = $1',
    [signatureId],
  )
  const text = (column: string) => (typeof row?.[column] === 'string' ? row[column] : null)
  return { id: text('id') ?? '', signer: text('signer'), wrapped_key: text('wrapped_key'), state: text('state') }
}

const request = (ledger: TestLedger, { personId }: Signed) => ({
  groupId: ledger.groupId,
  personId,
  actor: { kind: 'staff' as const, id: 'officer' },
  reason: 'DSR-7',
})

/** The same installation once a new master key was added. */
function withNewMaster(keys: Keys, id = 'm2'): Keys {
  const master = { id, key: secretKeyFrom(randomBytes(32)) }
  return { ...keys, master, masters: new Map([...keys.masters, [master.id, master.key]]) }
}

test('a value is sealed under its person’s key and opens again', async () => {
  const ledger = await newGroup()
  const { signer, ...person } = await read(ledger, await sign(ledger, '王建国'))
  const { keys } = ledger.kernel
  expect(signer).not.toContain('王')
  expect(openSealed(person.wrapped_key, signer, keys)).toBe('王建国')
  expect(openSealed(person.wrapped_key, null, keys)).toBeNull()
  expect(openSealed(person.wrapped_key, '', keys)).toBeNull()
  expect(openSealed(null, signer, keys)).toBeNull()
  expect(openPerson(person, keys).key.equals(openPerson(person, keys).key)).toBe(true)
  const [entry] = await ledger.tamper(`select string_agg(data, '') as data from kernel.entry where group_id = $1`, [
    ledger.groupId,
  ])
  expect(String(entry?.['data'])).not.toContain('王')
})

test('a personal value that is not sealed is refused before it reaches the ledger', async () => {
  const ledger = await newGroup()
  const { signatureId } = await sign(ledger, '王建国')
  const write = ledger.write((work) => {
    work.create(taskFace, 'add', newTask('签字'))
    work.update('kernel.signature', signatureId, { signer: '13800138000' })
  })
  await expect(write).rejects.toThrow('sealed texts only')
})

test('a look is in the ledger before it is answered', async () => {
  const ledger = await newGroup()
  const signed = await sign(ledger, '王建国')
  const { signer } = await read(ledger, signed)
  const context = {
    kernel: ledger.kernel,
    groupId: ledger.groupId,
    now: '2026-11-22T08:00:00.000Z',
    settings: { groupId: ledger.groupId, version: 1, stores: new Map(), roles: new Map(), parameters: [], days: {} },
    identity: {
      kind: 'session' as const,
      actor: { kind: 'staff' as const, id: 'a1' },
      name: '',
      language: 'zh-CN',
      grants: [],
      settingsVersion: 1,
    },
  }
  const look = {
    record: 'signature',
    recordId: signed.signatureId,
    storeId: null,
    purpose: 'callBack',
    sealed: { signer, other: null },
  }
  expect(await reveal(context, look)).toEqual({ signer: '王建国', other: null })
  const entries = await ledger.tamper(
    `select actor_id, record_id, data from kernel.entry where group_id = $1 and verb = 'revealed.signature'`,
    [ledger.groupId],
  )
  expect(entries).toEqual([
    {
      actor_id: 'a1',
      record_id: signed.signatureId,
      data: '[{"t":"","id":"","set":{"purpose":"callBack","values":["signer","other"]}}]',
    },
  ])
  await erase(ledger.kernel, [], request(ledger, signed))
  expect(await reveal(context, look)).toEqual({ signer: null, other: null })
  expect(await ledger.verify()).toEqual([])
})

test('rotation wraps every key anew, both versions read meanwhile, and the ledger holds', async () => {
  const ledger = await newGroup()
  const all: Signed[] = []
  for (const name of ['王建国', '李娜', '欧阳明月']) all.push(await sign(ledger, name))
  const [first, second] = all
  if (!first || !second) throw new Error('Nobody signed')
  await erase(ledger.kernel, [room], request(ledger, second))
  const before = await read(ledger, first)
  const kernel: Kernel = { ...ledger.kernel, keys: withNewMaster(ledger.kernel.keys) }
  expect(openSealed(before.wrapped_key, before.signer, kernel.keys)).toBe('王建国')
  expect(await rotateMasterKey(kernel)).toBeGreaterThanOrEqual(2)
  expect(await rotateMasterKey(kernel)).toBe(0)
  const after = await read(ledger, first)
  expect(after.wrapped_key).toMatch(/^w1\.m2\./)
  const onlyNew: Keys = { ...kernel.keys, masters: new Map([[kernel.keys.master.id, kernel.keys.master.key]]) }
  expect(openSealed(after.wrapped_key, after.signer, onlyNew)).toBe('王建国')
  expect((await read(ledger, second)).wrapped_key).toBeNull()
  await ledger.seal()
  expect(await ledger.verify()).toEqual([])
  const lost: Kernel = { ...kernel, keys: { ...withNewMaster(onlyNew, 'm3'), masters: new Map() } }
  await expect(rotateMasterKey(lost)).rejects.toThrow('could not be wrapped anew')
  expect((await read(ledger, first)).wrapped_key).toBe(after.wrapped_key)
})

test('erasing destroys the key, empties the rows through the ledger and removes the tokens', async () => {
  const ledger = await newGroup()
  const signed = await sign(ledger, '王建国')
  const other = await sign(ledger, '李娜')
  const before = await read(ledger, signed)
  await erase(ledger.kernel, [room], request(ledger, signed))
  await erase(ledger.kernel, [room], request(ledger, signed))
  const after = await read(ledger, signed)
  expect(after).toEqual({ id: signed.personId, signer: '', wrapped_key: null, state: 'erased' })
  expect(openSealed(after.wrapped_key, before.signer, ledger.kernel.keys)).toBeNull()
  expect(() => openPerson(after, ledger.kernel.keys)).toThrow('kernel.erased')
  const counts = `select (select count(*)::int from kernel.token where group_id = $1) as tokens,
    (select count(*)::int from kernel.entry where group_id = $1 and verb = 'erased.person') as entries,
    (select count(*)::int from kernel.outbox where group_id = $1 and topic = 'kernel.personErased') as events`
  expect(await ledger.tamper(counts, [ledger.groupId])).toEqual([{ tokens: 1, entries: 1, events: 1 }])
  expect(
    openSealed((await read(ledger, other)).wrapped_key, (await read(ledger, other)).signer, ledger.kernel.keys),
  ).toBe('李娜')
  expect(await ledger.verify()).toEqual([])
  await ledger.seal()
  expect(await ledger.verify()).toEqual([])
  await ledger.tamper('update kernel.signature set signer = $2 where id = $1', [signed.signatureId, before.signer])
  expect((await ledger.verify()).map((found) => found.kind)).toEqual(['sealed'])
})

test('nobody is erased under a legal hold or while a law wants the rows', async () => {
  const ledger = await newGroup()
  const signed = await sign(ledger, '王建国')
  await restrict(ledger.kernel, request(ledger, signed), true)
  await expect(erase(ledger.kernel, [room], request(ledger, signed))).rejects.toMatchObject({
    code: 'kernel.retention',
    details: { state: 'restricted' },
  })
  expect((await read(ledger, signed)).state).toBe('restricted')
  await restrict(ledger.kernel, request(ledger, signed), false)
  const late = await sign(ledger, '李娜', '2031-01-01T00:00:00.000Z')
  await expect(erase(ledger.kernel, [room], request(ledger, late))).rejects.toMatchObject({
    code: 'kernel.retention',
    details: { until: '2036-01-01' },
  })
  await erase(ledger.kernel, [room], request(ledger, signed))
  await expect(restrict(ledger.kernel, request(ledger, signed), true)).rejects.toMatchObject({ code: 'kernel.erased' })
  await expect(erase(ledger.kernel, [room], { ...request(ledger, signed), personId: newId() })).rejects.toMatchObject({
    code: 'kernel.notFound',
  })
  expect(await ledger.verify()).toEqual([])
})
