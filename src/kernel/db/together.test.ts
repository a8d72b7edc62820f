import { describe, expect, test } from 'vitest'
import type { Statement } from './batch.ts'
import { together } from './together.ts'

const ask = (sql: string): Statement => ({ sql, parameters: [] })

/** A transaction that answers each statement with its own text and fails when one of them is `bad`. */
function recorder() {
  const runs: string[][] = []
  const run = async (groupId: string, statements: readonly Statement[]) => {
    const texts = statements.map(({ sql }) => `${groupId}:${sql}`)
    runs.push(texts)
    if (statements.some(({ sql }) => sql === 'bad')) throw new Error('bad')
    return texts.map((text) => ({ rows: [{ text }], tag: '' }))
  }
  return { runs, inTurn: together(run) }
}

describe('transactions asked for at the same moment', () => {
  test('are done as one for each group, and each caller gets the answers to his own statements', async () => {
    const { runs, inTurn } = recorder()
    const answers = await Promise.all([
      inTurn('g', [ask('a'), ask('b')]),
      inTurn('h', [ask('c')]),
      inTurn('g', [ask('d')]),
    ])
    expect(runs).toEqual([['g:a', 'g:b', 'g:d'], ['h:c']])
    expect(answers.map((results) => results.map(({ rows }) => rows[0]?.['text']))).toEqual([
      ['g:a', 'g:b'],
      ['h:c'],
      ['g:d'],
    ])
  })

  test('are done one by one when the common one fails, so that only who is at fault hears of it', async () => {
    const { runs, inTurn } = recorder()
    const ends = await Promise.allSettled([inTurn('g', [ask('a')]), inTurn('g', [ask('bad')]), inTurn('g', [ask('c')])])
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(runs).toEqual([['g:a', 'g:bad', 'g:c'], ['g:a'], ['g:bad'], ['g:c']])
  })

  test('of many callers are cut into several, and later ones begin anew', async () => {
    const { runs, inTurn } = recorder()
    await Promise.all(Array.from({ length: 40 }, (_, i) => inTurn('g', [ask(String(i))])))
    await inTurn('g', [ask('later')])
    expect(runs.map((texts) => texts.length)).toEqual([32, 8, 1])
  })
})
