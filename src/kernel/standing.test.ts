import { expect, test } from 'vitest'
import type { Load } from './db/sql.ts'
import type { Ask } from './serve.ts'
import type { Settings } from './settings.ts'
import { type Standing, standingRows } from './standing.ts'

interface Word {
  readonly code: string
  readonly place: string | null
}

const shelf: Word[] = [
  { code: 'a', place: null },
  { code: 'a', place: 'sz' },
  { code: 'b', place: null },
]

function library() {
  const asked: string[][] = []
  const words: Standing<Word> = {
    name: 'test.word',
    keyOf: (row) => row.code,
    load: (_group, keys): Load<Word[]> => ({
      statement: { sql: '', parameters: [] },
      read() {
        asked.push([...keys])
        return shelf.filter((row) => keys.includes(row.code))
      },
    }),
  }
  const ask = (async (loads: Record<string, Load<unknown>>) =>
    Object.fromEntries(Object.entries(loads).map(([name, load]) => [name, load.read([])]))) as Ask
  return { asked, words, ask }
}

const settings = (version: number) => ({ groupId: 'g', version }) as Settings

test('a key is asked for once while the settings stand, with or without rows', async () => {
  const { asked, words, ask } = library()
  const asker = { settings: settings(1), ask }
  expect(await standingRows(asker, words, ['b', 'none', 'b'])).toEqual([shelf[2]])
  expect(await standingRows(asker, words, ['none', 'a', 'b'])).toEqual([shelf[0], shelf[1], shelf[2]])
  expect(await standingRows(asker, words, ['b', 'a', 'none'])).toEqual([shelf[2], shelf[0], shelf[1]])
  expect(asked).toEqual([['b', 'none'], ['a']])
})

test('with other settings everything is asked for anew', async () => {
  const { asked, words, ask } = library()
  await standingRows({ settings: settings(1), ask }, words, ['a'])
  await standingRows({ settings: settings(2), ask }, words, ['a'])
  expect(asked).toEqual([['a'], ['a']])
})
