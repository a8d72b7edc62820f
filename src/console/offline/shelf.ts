import type { Made, WaitingItem } from './item.ts'

/** Where waiting things outlive the page. */
export interface Shelf {
  readonly all: () => Promise<(WaitingItem | Made)[]>
  readonly put: (item: WaitingItem | Made) => Promise<void>
  readonly drop: (key: string) => Promise<void>
}

/** For browsers without storage, and tests: what waits is lost with the page. */
export function memoryShelf(): Shelf {
  const items = new Map<string, WaitingItem | Made>()
  return {
    all: async () => [...items.values()],
    put: async (item) => void items.set(item.key, item),
    drop: async (key) => void items.delete(key),
  }
}

const database = 'open4s'
const store = 'outbox'

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The device kept nothing')))
  })
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(store, { keyPath: 'key' }))
  return answered(request)
}

/** IndexedDB: photos included, as they are. */
export function deviceShelf(): Shelf {
  let opened: Promise<IDBDatabase> | undefined
  const at = async (mode: IDBTransactionMode) => {
    opened ??= open()
    return (await opened).transaction(store, mode).objectStore(store)
  }
  return {
    async all() {
      const rows: (WaitingItem | Made)[] = await answered((await at('readonly')).getAll())
      return rows
    },
    put: async (item) => void (await answered((await at('readwrite')).put(item))),
    drop: async (key) => answered((await at('readwrite')).delete(key)),
  }
}
