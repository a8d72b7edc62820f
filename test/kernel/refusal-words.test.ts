import { expect, test } from 'vitest'
import { kernelRefusals } from '../../src/kernel/contract/kernel-refusals.ts'
import { Refusal } from '../../src/kernel/contract/refusal.ts'
import { refusalText } from '../../src/kernel/refusal-text.ts'
import { useHouse } from '../house.ts'

const house = useHouse()

test('a refusal names record, state and verb in the language that was asked for', async () => {
  const administrator = house.as('administrator')
  const body = {
    code: 'B-77',
    nameZh: '工位',
    nameEn: 'Bay 77',
    kind: 'lift',
    skills: ['mechanical'],
    storeId: house.stores.sz,
  }
  const bay = await administrator.do('bay.add', { body })
  const send = (language: string, version: number) =>
    administrator.raw(
      'POST',
      `/api/bays/${bay.id}/retire`,
      { reason: '拆除' },
      {
        'accept-language': language,
        'if-match': String(version),
        'idempotency-key': crypto.randomUUID(),
      },
    )
  expect((await send('en', 1)).status).toBe(200)
  const chinese = (await send('zh-CN', 2)).json<{ title: string; details: object }>()
  const english = (await send('en', 2)).json<{ title: string }>()
  expect(chinese).toMatchObject({ details: { record: 'bay', state: 'retired', verb: 'retire' } })
  expect(chinese.title).not.toMatch(/[a-z]/)
  expect(english.title).toMatch(/^Bay is “/)
  expect(english.title).not.toMatch(/“[a-z]+[A-Z]|\p{Script=Han}/u)
})

test('money and times stand in it as people write them', () => {
  expect(refusalText('en', kernelRefusals.locked({ until: '2026-03-10T01:30:00.000Z' }))).toContain(
    '10 Mar 2026, 09:30',
  )
  expect(refusalText('zh-CN', new Refusal('money.moreThanDue', 'conflict', { dueFen: 123_450 }))).toContain('¥1,234.50')
})
