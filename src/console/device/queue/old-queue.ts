import type { Made, WaitingItem } from './item.ts'
import type { Shelf } from './shelf.ts'

// Where the queue lay before it was encrypted.
const database = 'open4s'
const store = 'outbox'

/** Opens it only where it is: nothing is made by looking. */
function open(): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    const request = indexedDB.open(database, 1)
    request.addEventListener('upgradeneeded', () => request.transaction?.abort())
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => resolve(undefined))
  })
}

function entriesOf(opened: IDBDatabase): Promise<(WaitingItem | Made)[]> {
  return new Promise((resolve, reject) => {
    const request = opened.transaction(store).objectStore(store).getAll()
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The old queue was not read')))
  })
}

/**
 * What an earlier release left waiting on this device moves to the shelf under its own keys, so that it is still done
 * once. Gives how to delete the old place; broken off before that it is read anew.
 */
export async function moveOldQueue(shelf: Shelf): Promise<() => void> {
  const opened = 'indexedDB' in globalThis ? await open() : undefined
  if (!opened) return () => {}
  try {
    for (const entry of await entriesOf(opened)) await shelf.put(entry)
  } finally {
    opened.close()
  }
  return () => void indexedDB.deleteDatabase(database)
}
