/**
 * What lies on this device for work without connection: encrypted under a key that no script can read out, one part for
 * each account, emptied when he signs out. Where the browser has no secure context there is none, and pages work as
 * long as the line holds.
 */
export interface Vault {
  get(key: string): Promise<unknown>
  put(key: string, value: unknown): Promise<void>
  getBytes(key: string): Promise<ArrayBuffer | undefined>
  putBytes(key: string, bytes: ArrayBuffer): Promise<void>
  remove(key: string): Promise<void>
  keys(prefix: string): Promise<string[]>
  /** Forgets everything of this account. */
  empty(): Promise<void>
}

const databaseName = 'open4s-device'
const store = 'kept'
const keyPlace = ' key'

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly bytes: ArrayBuffer
}

export function hasVault(): boolean {
  return globalThis.isSecureContext && 'indexedDB' in globalThis && crypto.subtle !== undefined
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The device keeps nothing')))
  })
}

let opened: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opened ??= (() => {
    const request = indexedDB.open(databaseName, 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(store))
    return asked(request)
  })()
  return opened
}

async function inStore<T>(mode: IDBTransactionMode, run: (objects: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return asked(run((await database()).transaction(store, mode, { durability: 'strict' }).objectStore(store)))
}

let sealing: Promise<CryptoKey> | undefined

function sealingKey(): Promise<CryptoKey> {
  sealing ??= (async () => {
    const known: unknown = await inStore('readonly', (objects) => objects.get(keyPlace))
    if (known instanceof CryptoKey) return known
    const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
    // Another page may have been quicker: its key counts.
    await inStore('readwrite', (objects) => objects.add(fresh, keyPlace)).catch(() => undefined)
    const kept: unknown = await inStore('readonly', (objects) => objects.get(keyPlace))
    return kept instanceof CryptoKey ? kept : fresh
  })()
  return sealing
}

function isSealed(value: unknown): value is Sealed {
  return typeof value === 'object' && value !== null && 'iv' in value && 'bytes' in value
}

async function seal(bytes: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await sealingKey(), bytes) }
}

async function unseal(value: unknown): Promise<ArrayBuffer | undefined> {
  if (!isSealed(value)) return undefined
  return crypto.subtle
    .decrypt({ name: 'AES-GCM', iv: value.iv }, await sealingKey(), value.bytes)
    .catch(() => undefined)
}

async function allKeys(prefix: string): Promise<string[]> {
  const keys = await inStore('readonly', (objects) => objects.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`)))
  return keys.map(String)
}

/** The part of one account. */
export function vaultOf(accountId: string): Vault {
  const at = (key: string) => `${accountId}/${key}`
  const getBytes = async (key: string) => unseal(await inStore<unknown>('readonly', (objects) => objects.get(at(key))))
  const putBytes = async (key: string, bytes: BufferSource) => {
    const sealed = await seal(bytes)
    await inStore('readwrite', (objects) => objects.put(sealed, at(key)))
  }
  return {
    getBytes,
    putBytes,
    async get(key) {
      const bytes = await getBytes(key)
      return bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes))
    },
    put: (key, value) => putBytes(key, new TextEncoder().encode(JSON.stringify(value))),
    async remove(key) {
      await inStore('readwrite', (objects) => objects.delete(at(key)))
    },
    async keys(prefix) {
      return (await allKeys(at(prefix))).map((key) => key.slice(accountId.length + 1))
    },
    async empty() {
      for (const key of await allKeys(`${accountId}/`)) await inStore('readwrite', (objects) => objects.delete(key))
    },
  }
}
