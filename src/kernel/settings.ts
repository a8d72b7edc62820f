import type { PoolClient } from 'pg'
import { submit } from './db/pool.ts'

export interface Store {
  readonly id: string
  readonly regionId: string
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly timeZone: string
  readonly addressZh: string
  readonly phone: string
  readonly licenceNo: string | null
  /** Opening hours by weekday, Monday first; null where closed. */
  readonly hours: readonly ({ readonly open: string; readonly close: string } | null)[]
}

export interface ParameterValue {
  readonly key: string
  readonly scopeKind: 'group' | 'region' | 'store' | 'law'
  readonly scopeId: string | null
  readonly fromDate: string
  readonly value: number | string | boolean
}

/** What every request of a group needs and few requests change: read once, again when the group's settings version moves. */
export interface Settings {
  readonly groupId: string
  readonly version: number
  readonly stores: ReadonlyMap<string, Store>
  /** Permission sets by role code; `own` means only records that the person owns. */
  readonly roles: ReadonlyMap<string, ReadonlyMap<string, 'all' | 'own'>>
  readonly parameters: readonly ParameterValue[]
  /** Days that differ from the public calendar: date → works or rests. */
  readonly days: Readonly<Record<string, 'work' | 'rest'>>
}

const cache = new Map<string, Settings>()
const defaults = new Map<string, number | string | boolean>()

/** The values that the rooms declare for a shop that has set none of its own. Called once when the house is put together. */
export function declareParameters(
  specs: readonly { readonly key: string; readonly value: number | string | boolean }[],
): void {
  for (const { key, value } of specs) defaults.set(key, value)
}

/** The group's settings, from memory while its version stands. Runs in the caller's transaction. */
export async function settingsFor(client: PoolClient, groupId: string, version: number): Promise<Settings> {
  const known = knownSettings(groupId, version)
  if (known) return known
  const fresh = await loadSettings(client, groupId, version)
  cache.set(groupId, fresh)
  return fresh
}

/** The settings of that version, if they are in memory. */
export function knownSettings(groupId: string, version: number): Settings | undefined {
  const cached = cache.get(groupId)
  return cached?.version === version ? cached : undefined
}

/** Reads the settings without the cache, for a start or a test. */
export async function loadSettings(client: PoolClient, groupId: string, version: number): Promise<Settings> {
  const [stores, roles, parameters, days] = await submit(client, [
    {
      sql: `select id, region_id, code, name_zh, name_en, time_zone, address_zh, phone, licence_no, hours
              from kernel.store where group_id = $1`,
      parameters: [groupId],
    },
    { sql: 'select code, permissions from kernel.role where group_id = $1', parameters: [groupId] },
    {
      sql: `select key, scope_kind, scope_id, from_date, value from kernel.parameter where group_id = $1 and state = 'valid'
            union all select key, 'law', null, from_date, value from kernel.law_limit order by 4`,
      parameters: [groupId],
    },
    { sql: 'select day, kind from kernel.calendar_day where group_id = $1', parameters: [groupId] },
  ])
  return {
    groupId,
    version,
    stores: new Map((stores?.rows ?? []).map((row) => [String(row['id']), storeOf(row)])),
    roles: new Map(
      (roles?.rows ?? []).map((row) => [String(row['code']), permissionsOf(row['permissions'] as string[])]),
    ),
    parameters: (parameters?.rows ?? []).map((row) => ({
      key: String(row['key']),
      scopeKind: row['scope_kind'] as ParameterValue['scopeKind'],
      scopeId: (row['scope_id'] as string | null) ?? null,
      fromDate: String(row['from_date']),
      value: row['value'] as number | string | boolean,
    })),
    days: Object.fromEntries((days?.rows ?? []).map((row) => [String(row['day']), row['kind'] as 'work' | 'rest'])),
  }
}

function storeOf(row: Record<string, unknown>): Store {
  return {
    id: String(row['id']),
    regionId: String(row['region_id']),
    code: String(row['code']),
    nameZh: String(row['name_zh']),
    nameEn: String(row['name_en']),
    timeZone: String(row['time_zone']),
    addressZh: String(row['address_zh']),
    phone: String(row['phone']),
    licenceNo: row['licence_no'] as string | null,
    hours: row['hours'] as Store['hours'],
  }
}

function permissionsOf(list: readonly string[]): Map<string, 'all' | 'own'> {
  const reach = new Map<string, 'all' | 'own'>()
  // Who has it for all has it for his own too, in whichever order they stand.
  for (const item of list) if (item.endsWith(':own')) reach.set(item.slice(0, -4), 'own')
  for (const item of list) if (!item.endsWith(':own')) reach.set(item, 'all')
  return reach
}

/**
 * A limit that holds for a store on a day: the nearest scope wins among the shop's own values, the latest
 * effective date within a scope. Where law and company differ, `stricter` decides.
 */
export function parameter(
  settings: Settings,
  key: string,
  storeId: string | null,
  day: string,
  stricter?: 'min' | 'max',
): number {
  const store = storeId ? settings.stores.get(storeId) : undefined
  const valid = settings.parameters.filter((item) => item.key === key && item.fromDate <= day)
  const own = (kind: ParameterValue['scopeKind'], id: string | null) =>
    valid.filter((item) => item.scopeKind === kind && (id === null || item.scopeId === id)).at(-1)?.value
  const law = own('law', null)
  const company =
    (store && (own('store', store.id) ?? own('region', store.regionId))) ?? own('group', null) ?? defaults.get(key)
  const value = company ?? law
  if (value === undefined) throw new Error(`No value for parameter ${key} on ${day}`)
  if (stricter && company !== undefined && law !== undefined) return Math[stricter](Number(company), Number(law))
  return Number(value)
}
