import { expect, test } from 'vitest'
import { now } from '../../clock.ts'
import { type Vault, memoryVault } from '../vault.ts'
import { keepOnly, keepSignOn, keptOf, keptPeople, openKept, type SignOnPlace } from './kept-sign-on.ts'
import { pinCheck } from './pin-check.ts'

const accountId = '0198f000-0000-7000-8000-000000000001'
const mark = '00112233445566778899aabbccddeeff'
const person = {
  accountId,
  staffId: null,
  name: '周海',
  language: 'zh-CN',
  group: { id: accountId, code: 'g', nameZh: '集团', nameEn: 'Group', demo: false },
  roles: ['technician'],
  permissions: {},
  groupWide: [],
  stores: [],
  terminal: null,
  now: new Date(now()).toISOString(),
}
const grantFor = (hours: number) => ({
  until: new Date(now() + hours * 3_600_000).toISOString(),
  mark,
  tries: 3,
  idleMinutes: 15,
})

function tablet() {
  const parts = new Map<string, Vault>()
  const partOf = (id: string) => {
    const part = parts.get(id) ?? memoryVault()
    parts.set(id, part)
    return part
  }
  const vault = memoryVault()
  const place: SignOnPlace = { vault, partOf, check: (pin, salt) => pinCheck(pin, salt, 1) }
  return { place, mine: partOf(accountId) }
}

test('the PIN that the server took opens without network, and lies nowhere', async () => {
  const { place } = tablet()
  await keepSignOn(person, grantFor(12), '471100', place)
  expect(await keptPeople(place)).toMatchObject([{ accountId, name: '周海' }])
  expect(await openKept(accountId, '471100', place)).toMatchObject({ me: { name: '周海' }, idleMinutes: 15 })
  expect(JSON.stringify(await place.vault.get(accountId))).not.toContain('471100')
})

test('after the last wrong PIN nothing of the person stays, however right the next is', async () => {
  const { place, mine } = tablet()
  await keepSignOn(person, grantFor(12), '471100', place)
  await mine.put('read/jobs', { rows: [] })
  expect(await openKept(accountId, '000001', place)).toEqual({ left: 2 })
  expect(await openKept(accountId, '000002', place)).toEqual({ left: 1 })
  expect(await openKept(accountId, '000003', place)).toBe('never')
  expect(await openKept(accountId, '471100', place)).toBe('never')
  expect(await mine.keys('')).toEqual([])
})

test('over, changed, gone from the list or not wanted by the shop: forgotten with all that lay there', async () => {
  for (const undo of [
    (place: SignOnPlace) => keepSignOn(person, grantFor(-1), '471100', place).then(() => keptPeople(place)),
    (place: SignOnPlace) => keepOnly([{ accountId, mark: mark.replace('00', 'ff') }], place),
    (place: SignOnPlace) => keepOnly([], place),
    (place: SignOnPlace) => keepSignOn(person, null, '471100', place),
  ]) {
    const { place, mine } = tablet()
    await keepSignOn(person, grantFor(12), '471100', place)
    await mine.put('read/jobs', { rows: [] })
    expect(await keptOf(accountId, place)).toEqual({ idleMinutes: 15 })
    await undo(place)
    expect(await openKept(accountId, '471100', place)).toBe('never')
    expect(await mine.keys('')).toEqual([])
  }
})
