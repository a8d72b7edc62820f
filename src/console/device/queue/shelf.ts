import { memoryVault, type Vault } from '../vault.ts'
import type { Made, WaitingItem } from './item.ts'

type Kept = WaitingItem | Made

/** Where waiting things outlive the page. */
export interface Shelf {
  readonly all: () => Promise<Kept[]>
  readonly put: (item: Kept) => Promise<void>
  readonly drop: (key: string) => Promise<void>
}

const itemPlace = (key: string) => `item/${key}`
const bytesPlace = (key: string) => `bytes/${key}`

/** The picture's own words: its bytes lie beside. */
interface Picture {
  readonly name: string
  readonly type: string
  readonly lastModified: number
}

async function isKept(vault: Vault, key: string): Promise<boolean> {
  return (await vault.keys(bytesPlace(key))).length > 0
}

async function put(vault: Vault, item: Kept): Promise<void> {
  if (item.kind !== 'file') return vault.put(itemPlace(item.key), item)
  const { file, ...rest } = item
  const { name, type, lastModified } = file
  if (!(await isKept(vault, item.key))) await vault.putBytes(bytesPlace(item.key), await file.arrayBuffer())
  await vault.put(itemPlace(item.key), { ...rest, file: { name, type, lastModified } satisfies Picture })
}

async function read(vault: Vault, place: string): Promise<Kept | undefined> {
  const item = (await vault.get(place)) as Kept | undefined
  if (item?.kind !== 'file') return item
  const bytes = await vault.getBytes(bytesPlace(item.key))
  const { name, type, lastModified } = item.file
  return bytes && { ...item, file: new File([bytes], name, { type, lastModified }) }
}

/** Keeps what waits in a part of the vault; without one it is lost with the page. */
export function shelfIn(vault: Vault = memoryVault()): Shelf {
  let last: Promise<unknown> = Promise.resolve()
  // One after the other: what is put and dropped at once must not come back.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }
  return {
    async all() {
      const found: Kept[] = []
      for (const place of await vault.keys(itemPlace(''))) {
        const item = await read(vault, place)
        if (item) found.push(item)
      }
      return found
    },
    put: (item) => inTurn(() => put(vault, item)),
    drop: (key) =>
      inTurn(async () => {
        await vault.remove(itemPlace(key))
        await vault.remove(bytesPlace(key))
      }),
  }
}
