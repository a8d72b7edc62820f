import { expect, test } from 'vitest'
import { databaseGone } from './gone.ts'

const coded = (code: string, more: object = {}) => Object.assign(new Error('said so'), { code, ...more })

test('a database that is away is told from a statement that failed and from a missing file', () => {
  const gone = [
    coded('ECONNREFUSED', { syscall: 'connect' }),
    coded('ENOENT', { syscall: 'connect' }),
    coded('57P01'),
    coded('08006'),
    new Error('Connection terminated unexpectedly'),
    new AggregateError([coded('ECONNREFUSED', { syscall: 'connect' })]),
  ]
  expect(gone.map(databaseGone)).toEqual(gone.map(() => true))
  const other = [
    coded('23505'),
    coded('ENOENT', { syscall: 'open' }),
    coded('40001'),
    new Error('no'),
    'Connection terminated',
  ]
  expect(other.map(databaseGone)).toEqual(other.map(() => false))
})
