import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadMessages } from './i18n.ts'
import { declarePublicUrl, messageText, writtenText } from './message-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'open4s-messages-'))

beforeAll(() => {
  mkdirSync(join(folder, 'messages'))
  const write = (language: string, text: string, care: string) =>
    writeFileSync(
      join(folder, 'messages', `${language}.json`),
      JSON.stringify({
        deadline: { call: care },
        message: { bill: { subject: '{{no}}', text }, bare: {}, page: { text: '{{link}}' } },
      }),
    )
  write('zh-CN', '{{name}}:{{deadline}} {{at}} {{on}} {{totalFen}} {{count}}', '三天回访')
  write('en', '{{name}}: {{deadline}} {{at}} {{on}} {{totalFen}} {{count}}', 'Call within three days')
  loadMessages(new Map([['test', pathToFileURL(`${folder}/`)]]))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const params = {
  no: 'B-1',
  deadline: '@test.deadline.call',
  at: '2026-11-22T16:30:00.000Z',
  on: '2026-11-22',
  totalFen: 128000,
  count: 3,
}

test('instants are shown in the store, money as money, keys as their words, in the language asked for', () => {
  const source = { template: 'test.bill', params, timeZone: 'Asia/Shanghai' }
  expect(messageText({ ...source, language: 'zh-CN' }, { name: '王' })).toEqual({
    subject: 'B-1',
    text: '王:三天回访 2026年11月23日 00:30 2026年11月22日 ¥1,280.00 3',
  })
  expect(messageText({ ...source, language: 'en', timeZone: 'UTC' }).text).toBe(
    ': Call within three days 22 Nov 2026, 16:30 22 Nov 2026 ¥1,280.00 3',
  )
})

test('what is no key, no instant and no money stays as it was written', () => {
  const odd = { no: '@wang', deadline: '@', at: '2026-11-22T16:30', on: '2026', totalFen: '12', count: null }
  expect(messageText({ template: 'test.bill', params: odd, timeZone: 'UTC', language: 'en' })).toEqual({
    subject: '@wang',
    text: ': @ 2026-11-22T16:30 2026 12 ',
  })
})

test('a template without text is seen on the page and never leaves the house', () => {
  const source = { template: 'test.bare', params: {}, timeZone: 'UTC', language: 'en' }
  expect(messageText(source)).toEqual({ text: 'test.message.bare.text' })
  expect(() => writtenText(source)).toThrow('No text for message test.bare in en')
})

test('a path becomes an address under the public one', () => {
  const source = { template: 'test.page', params: { link: '/e/x' }, timeZone: 'UTC', language: 'en' }
  declarePublicUrl('https://4s.example.com/')
  expect(messageText(source).text).toBe('https://4s.example.com/e/x')
  declarePublicUrl(null)
  expect(messageText(source).text).toBe('/e/x')
})
