import { type ComponentType, lazy } from 'react'
import { webModule as adminModule } from './admin/routes.tsx'
import type { FirstStep, MenuEntry, StateTone, Tile, WebModule } from './web-module.ts'

/** Rooms are found by their folder: a new one needs no line here. */
const found = import.meta.glob<WebModule>('../modules/*/web/routes.tsx', { eager: true, import: 'webModule' })

export const webModules: readonly WebModule[] = [...Object.values(found), adminModule]

/** Menu entries and tiles carry their room, which keeps their texts. */
export interface RoomEntry extends MenuEntry {
  readonly room: string
}
export interface RoomTile extends Tile {
  readonly room: string
}

export const menuEntries: readonly RoomEntry[] = webModules
  .flatMap((module) => module.menu.map((entry) => ({ ...entry, room: module.name })))
  .sort((a, b) => a.order - b.order)

export const tiles: readonly RoomTile[] = webModules.flatMap((module) =>
  (module.tiles ?? []).map((tile) => ({ ...tile, room: module.name })),
)

export const firstSteps: readonly (FirstStep & { readonly room: string })[] = webModules
  .flatMap((module) => (module.firstSteps ?? []).map((step) => ({ ...step, room: module.name })))
  .sort((a, b) => a.order - b.order)

const homes = webModules.flatMap((module) => module.homes ?? []).map(({ roles, page }) => ({ roles, Page: lazy(page) }))

/** The home that suits the roles; the one that names the first of them wins. */
export function homeFor(roles: readonly string[]): ComponentType | undefined {
  for (const role of roles) {
    const home = homes.find((candidate) => candidate.roles.includes(role))
    if (home) return home.Page
  }
  return undefined
}

/** The page of a record; nothing while no room shows it. */
export function recordPath(record: string, id: string): string | undefined {
  for (const module of webModules) {
    const path = module.recordLinks?.[record]
    if (path) return path(id)
  }
  return undefined
}

export function stateTone(record: string, state: string): StateTone | 'default' {
  for (const module of webModules) {
    const tone = module.stateTones?.[record]?.[state]
    if (tone) return tone
  }
  return 'default'
}
