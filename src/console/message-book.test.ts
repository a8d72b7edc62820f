import { expect, test } from 'vitest'
import { bookOf, indexOf } from './message-book.ts'

const book = bookOf({
  '../kernel/messages/en.json': { console: { yes: 'Yes' }, task: { name: 'Task', state: { open: 'Open' } } },
  '../modules/service/messages/en.json': {
    appointment: { verb: { book: 'Book' } },
    value: { visitType: { wash: 'Wash' } },
  },
})

test('a file belongs to the room in whose folder it lies', () => {
  expect(Object.keys(book)).toEqual(['kernel', 'service'])
})

test('a record is found by its name, a list of words by its field', () => {
  const index = indexOf(book)
  expect(index.rooms.get('appointment')).toBe('service')
  expect(index.rooms.get('task')).toBe('kernel')
  expect(index.rooms.has('console')).toBe(false)
  expect(index.values.get('visitType')).toBe('service')
})
