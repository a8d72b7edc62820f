export interface Book {
  readonly [key: string]: string | Book
}

/** Message files by address → one book by room, the kernel's under `kernel`: the same keys as on the server. */
export function bookOf(files: Readonly<Record<string, Book>>): Book {
  return Object.fromEntries(Object.entries(files).map(([file, messages]) => [file.split('/').at(-3) ?? '', messages]))
}

/** Where a record's texts and a field's words are found: the books say which room they belong to. */
export interface BookIndex {
  readonly rooms: ReadonlyMap<string, string>
  readonly values: ReadonlyMap<string, string>
}

const recordParts = ['name', 'state', 'verb', 'field']

export function indexOf(book: Book): BookIndex {
  const rooms = new Map<string, string>()
  const values = new Map<string, string>()
  for (const [room, messages] of Object.entries(book)) {
    if (typeof messages === 'string') continue
    for (const [name, part] of Object.entries(messages)) {
      if (typeof part === 'string') continue
      if (name === 'value') for (const field of Object.keys(part)) values.set(field, room)
      else if (recordParts.some((key) => key in part)) rooms.set(name, room)
    }
  }
  return { rooms, values }
}
