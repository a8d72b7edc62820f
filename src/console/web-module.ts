import type { ComponentType, ReactNode } from 'react'
import type { z } from 'zod'
import type { Me } from '../kernel/contract/session.ts'
import { askRows } from './client.ts'
import type { ListKey, QueryOf, RowOf } from './endpoints.ts'
import { withQuery } from './transport.ts'

/** Groups of the left menu, in their order. */
export const menuGroups = [
  'today',
  'customers',
  'service',
  'workshop',
  'parts',
  'sales',
  'money',
  'people',
  'manage',
] as const
export type MenuGroup = (typeof menuGroups)[number]

export interface MenuEntry {
  /** Text: `<room>.menu.<key>`. */
  readonly key: string
  readonly path: string
  readonly icon: ReactNode
  readonly permission: string
  readonly group: MenuGroup
  readonly order: number
}

export interface PageRoute {
  /** `/appointments/$id` */
  readonly path: string
  /** What the address may carry after the question mark; what does not fit is left out, never an error. */
  readonly search?: z.ZodObject
  readonly page: () => Promise<{ default: ComponentType }>
  /** Fills the whole window, without menu and head (wall board, reception on a tablet). */
  readonly bare?: true
}

/** What a tile may count by. */
export interface TileScope {
  readonly storeId: string | undefined
  readonly staffId: string | null
  /** Today in the store's zone. */
  readonly today: string
}

export interface TileSpec<K extends ListKey, Q extends QueryOf<K>> {
  /** Text: `<room>.tile.<key>`. */
  readonly key: string
  readonly permission: string
  /** Roles whose home shows it; everybody with the permission when left out. */
  readonly roles?: readonly string[]
  /** The filter; the tile's count and the list behind it are asked with exactly this. */
  readonly query: (scope: TileScope) => Q
  /** Path of the list, opened with the same filter. */
  readonly list: string
  /** Since when the oldest one waits; the list must sort by it, the oldest first. */
  readonly oldest?: (row: RowOf<K>) => string | null | undefined
  /** Something is wrong when it is not nought. */
  readonly alarm?: true
}

export interface TileCount {
  readonly count: number
  /** There are more than the server counts. */
  readonly more: boolean
  readonly oldest: string | undefined
}

/** A tile as the home draws it, whatever it counts. */
export interface Tile {
  readonly key: string
  readonly permission: string
  readonly roles: readonly string[] | undefined
  readonly read: string
  readonly alarm: boolean
  readonly href: (scope: TileScope) => string
  readonly count: (scope: TileScope, signal: AbortSignal) => Promise<TileCount>
}

/** Declares a tile of the role home, typed by the list that it counts; `const`, so that its words stay words. */
export function tile<K extends ListKey, const Q extends QueryOf<K>>(read: K, spec: TileSpec<K, Q>): Tile {
  const filter = (scope: TileScope) => ({ ...spec.query(scope), store: undefined })
  return {
    key: spec.key,
    permission: spec.permission,
    roles: spec.roles,
    read,
    alarm: spec.alarm === true,
    href: (scope) => withQuery(spec.list, filter(scope)),
    async count(scope, signal) {
      const { rows, total, totalCapped } = await askRows(
        read,
        { ...filter(scope), store: scope.storeId, total: true, limit: 1 },
        signal,
      )
      const first = rows[0]
      return {
        count: total ?? rows.length,
        more: totalCapped === true,
        oldest: first === undefined ? undefined : (spec.oldest?.(first) ?? undefined),
      }
    },
  }
}

/** Something that a new shop does before its first car. */
export interface FirstStep {
  /** Texts: `<room>.firstStep.<key>`, and what it is for: the same with `Means`. */
  readonly key: string
  readonly order: number
  readonly permission: string
  readonly read: string
  /** Where it is done. */
  readonly path: string
  /** Right that doing it needs, where it is another one than seeing whether it is done. */
  readonly does?: string
  readonly done: (scope: TileScope, signal: AbortSignal) => Promise<boolean>
}

interface FirstStepSpec<K extends ListKey, Q extends QueryOf<K>> extends Omit<FirstStep, 'read' | 'done'> {
  readonly query?: (scope: TileScope) => Q
  /** As many rows must be there; one when left out. */
  readonly rows?: number
}

/** Declares a first step: done as soon as the list holds enough rows. */
export function firstStep<K extends ListKey, const Q extends QueryOf<K>>(
  read: K,
  { query, rows = 1, ...step }: FirstStepSpec<K, Q>,
): FirstStep {
  return {
    ...step,
    read,
    done: async (scope, signal) => (await askRows(read, query?.(scope) ?? {}, signal)).rows.length >= rows,
  }
}

/** A home of its own for some roles, in place of tiles alone (the advisor's three columns). */
export interface RoleHome {
  readonly roles: readonly string[]
  readonly page: () => Promise<{ default: ComponentType }>
}

export type StateTone = 'processing' | 'success' | 'warning' | 'error'

/** A room's part of the console: `export const webModule: WebModule = { … }` in its `web/routes.tsx`. */
export interface WebModule {
  readonly name: string
  readonly menu: readonly MenuEntry[]
  readonly routes: readonly PageRoute[]
  readonly tiles?: readonly Tile[]
  readonly homes?: readonly RoleHome[]
  readonly firstSteps?: readonly FirstStep[]
  /** Takes up drafts that an earlier page left on this device; called once their person is there. */
  readonly resume?: (me: Me) => Promise<void>
  /** Where a record's page is; search, inbox and timelines link by it. */
  readonly recordLinks?: Readonly<Record<string, (id: string) => string>>
  /** Record → state → colour of its tag; grey where nothing is said, for colour must mean something. */
  readonly stateTones?: Readonly<Record<string, Readonly<Record<string, StateTone>>>>
}
