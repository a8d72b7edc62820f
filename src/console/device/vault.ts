/**
 * What lies on this device for work without connection: encrypted under a key that no script can read out. One part for
 * each account, emptied when he signs out, one for what waits to be sent. Where the browser has no secure context the
 * parts live as long as the page.
 */
export interface Vault {
  get(key: string): Promise<unknown>
  put(key: string, value: unknown): Promise<void>
  getBytes(key: string): Promise<ArrayBuffer | undefined>
  putBytes(key: string, bytes: ArrayBuffer): Promise<void>
  remove(key: string): Promise<void>
  keys(prefix: string): Promise<string[]>
  /** Forgets everything of this part. */
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

function sealedPart(part: string): Vault {
  const at = (key: string) => `${part}/${key}`
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
      return (await allKeys(at(prefix))).map((key) => key.slice(part.length + 1))
    },
    async empty() {
      for (const key of await allKeys(`${part}/`)) await inStore('readwrite', (objects) => objects.delete(key))
    },
  }
}

/** Lives as long as the page (plain address, old browser) or a test. */
export function memoryVault(): Vault {
  const kept = new Map<string, string>()
  const bytes = new Map<string, ArrayBuffer>()
  return {
    async get(key) {
      const text = kept.get(key)
      return text === undefined ? undefined : JSON.parse(text)
    },
    put: async (key, value) => void kept.set(key, JSON.stringify(value)),
    getBytes: async (key) => bytes.get(key),
    putBytes: async (key, value) => void bytes.set(key, value),
    remove: async (key) => void (kept.delete(key), bytes.delete(key)),
    keys: async (prefix) => [...kept.keys(), ...bytes.keys()].filter((key) => key.startsWith(prefix)),
    empty: async () => (kept.clear(), bytes.clear()),
  }
}

const inMemory = new Map<string, Vault>()

/** The part of one account, or of something else by its name. */
export function vaultOf(part: string): Vault {
  if (hasVault()) return sealedPart(part)
  const known = inMemory.get(part) ?? memoryVault()
  inMemory.set(part, known)
  return known
}
