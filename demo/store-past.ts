import pino from 'pino'
import { copyText } from '../src/kernel/db/copy.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import type { Keys } from '../src/kernel/keys.ts'
import type { Module } from '../src/kernel/module.ts'
import type { Settings } from '../src/kernel/settings.ts'
import { Bulk } from './bulk.ts'
import type { Catalogue } from './catalogue.ts'
import type { DemoCar } from './customers.ts'
import type { DemoStore } from './group.ts'
import { playAccident } from './accident.ts'
import { playAffected } from './affected.ts'
import { playDeposits } from './deposits.ts'
import { playArrivals } from './arrivals.ts'
import { playHospitality } from './hospitality.ts'
import { History } from './history.ts'
import { createRandom } from '../src/kernel/random.ts'
import { playReceptions } from './receptions.ts'
import { playRescues } from './rescue.ts'
import { ShopFloor } from './shop-floor.ts'
import type { DemoPerson } from './staff.ts'
import { Stage } from './stage.ts'

type Row = Record<string, unknown>

/** What a thread needs to play a store's past; all of it can be cloned. */
export interface StorePast {
  readonly store: DemoStore
  readonly visits: number
  /** The days before today over which the visits are spread. */
  readonly days: number
  /** Epoch milliseconds of the demo's present. */
  readonly now: number
  readonly keys: Keys
  readonly settings: Settings
  readonly people: readonly DemoPerson[]
  readonly catalogue: Catalogue
  readonly cars: readonly DemoCar[]
  readonly vehicles: readonly Row[]
  readonly visitTypes: readonly Row[]
  readonly keepsFiles: boolean
}

/** Rows for one table, as `copy` takes them. */
export interface Portion {
  readonly table: string
  readonly statement: string
  readonly chunks: readonly Uint8Array[]
}

export type Delivery =
  | { readonly kind: 'portions'; readonly portions: readonly Portion[]; readonly visits: number }
  | { readonly kind: 'done'; readonly closed: number; readonly open: number }

/** Rows that later visits of the store change again. */
const lasting = ['vehicles.vehicle', 'parts.stock', 'capacity.slot']
/** Enough for a copy to be worth its while, few enough to forget them while they are young. */
const visitsInPortion = 100

/** Plays one store's visits and delivers what they write as soon as it does not change any more. */
export async function playStorePast(
  past: StorePast,
  modules: readonly Module[],
  deliver: (delivery: Delivery) => Promise<void>,
): Promise<void> {
  const { store, now, keys, settings, people, catalogue, cars } = past
  const bulk = new Bulk()
  for (const row of past.vehicles) bulk.insert('vehicles.vehicle', withBuffers(row))
  for (const row of past.visitTypes) bulk.insert('service.visit_type', row)
  const kernel = { keys, log: pino({ level: 'silent' }), clock: { now: () => now } } as Kernel
  const servers = new Map(
    modules.flatMap((module) => module.records.map((server) => [server.face.name, server] as const)),
  )
  const floor = new ShopFloor(new Stage(kernel, settings, bulk, servers), store, catalogue, people, past.keepsFiles)
  // They were only looked up: the group has its visit types already.
  bulk.tables.delete('service.visit_type')
  const hand = async (visits: number, keep: readonly string[]) => {
    const portions: Portion[] = []
    await bulk.drain(async (table, rows) => {
      const { statement, chunks } = copyText(table, rows)
      portions.push({ table, statement, chunks: [...chunks] })
    }, keep)
    await deliver({ kind: 'portions', portions, visits })
  }
  const history = new History({
    floor,
    catalogue,
    people,
    cars,
    random: createRandom(`open4s demo ${store.code}`),
    now,
    played: async (visits) => {
      if (visits % visitsInPortion === 0) await hand(visits, lasting)
    },
  })
  await history.play(past.visits, past.days)
  await playReceptions(floor.world(), { people, cars, now })
  await playRescues(floor.world(), { store, people, cars, now })
  await playHospitality(floor.world(), { store, people, cars, now })
  await playAccident(floor.world(), { store, people, cars, now, parts: catalogue.parts })
  await playDeposits(floor.world(), { store, people, cars, now })
  await playAffected(floor.world(), { people, cars, now })
  await playArrivals(floor.world(), { store, people, now })
  for (const row of floor.counterRows()) bulk.insert('kernel.counter', row)
  await hand(history.counts.closed + history.counts.open, [])
  await deliver({ kind: 'done', ...history.counts })
}

/** Bytes lose their kind on the way into a thread. */
function withBuffers(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, value instanceof Uint8Array ? Buffer.from(value) : value]),
  )
}
