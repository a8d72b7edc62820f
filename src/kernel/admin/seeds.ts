import { createHash } from 'node:crypto'
import { type Load, manyRaw, oneRaw } from '../db/sql.ts'
import type { Kernel } from '../kernel.ts'
import type { Module, SeedSet, Standing } from '../module.ts'
import { runAsSystem } from '../system.ts'
import type { Work } from '../work.ts'

const job = 'kernel.newSeeds'

const setsOf = (modules: readonly Module[]): readonly SeedSet[] => modules.flatMap((module) => module.seeds ?? [])

/** Moves whenever a built-in catalogue gets or loses a code. */
export function seedsVersion(modules: readonly Module[]): string {
  const codes = setsOf(modules).map(({ table, codes: all }) => [table, ...all.toSorted()])
  return createHash('sha256').update(JSON.stringify(codes)).digest('base64url').slice(0, 16)
}

interface Coded {
  readonly code: string
  readonly state: string
}

/** Gives a group what it does not have under that code; what stands there, in whatever state, stays as it is. */
function plant(work: Work, sets: readonly SeedSet[], rowsOf: (table: string) => readonly Coded[]): void {
  const tables = new Map<string, Map<string, string>>()
  const standing: Standing = (table) => tables.get(table) ?? new Map()
  for (const { table } of sets) tables.set(table, new Map(rowsOf(table).map(({ code, state }) => [code, state])))
  for (const { table, codes, plant: give } of sets) {
    const missing = new Set(codes.filter((code) => !standing(table).has(code)))
    if (missing.size > 0) give(work, missing, standing)
    for (const code of missing) tables.get(table)?.set(code, 'planted')
  }
}

/** All built-in catalogues for a group that is about to be made; its row bears `seedsVersion`. */
export function plantAll(work: Work, modules: readonly Module[]): void {
  plant(work, setsOf(modules), () => [])
}

/**
 * Gives every group what later versions brought to the built-in catalogues. At each start; a group whose number is this
 * version's is not looked at. Nothing is changed that stands: not the shop's own wording, not what it retired.
 */
export async function giveNewSeeds(kernel: Kernel, modules: readonly Module[]): Promise<number> {
  const version = seedsVersion(modules)
  const [behind] = await kernel.db.run([
    {
      sql: 'select group_id, seeds from kernel.dealer_group where seeds is distinct from $1 order by group_id',
      parameters: [version],
    },
  ])
  for (const row of behind?.rows ?? [])
    await bringUp(kernel, String(row['group_id']), { modules, version, from: String(row['seeds'] ?? '') })
  return behind?.rows.length ?? 0
}

interface Step {
  readonly modules: readonly Module[]
  readonly version: string
  readonly from: string
}

async function bringUp(kernel: Kernel, groupId: string, { modules, version, from }: Step): Promise<void> {
  const sets = setsOf(modules)
  await runAsSystem(kernel, {
    groupId,
    name: job,
    key: `${from}>${version}`,
    loads: () => ({
      // Of two processes that start together the second waits here and finds it done.
      group: oneRaw<{ seeds: string | null }>('select seeds from kernel.dealer_group where group_id = $1 for update', [
        groupId,
      ]),
      rows: codesOf(groupId, sets),
    }),
    run(work, { loaded }) {
      if (loaded.group?.seeds === version) return
      plant(work, sets, (table) => loaded.rows.filter((row) => row.place === table))
      work.sql({
        sql: 'update kernel.dealer_group set seeds = $2 where group_id = $1',
        parameters: [groupId, version],
      })
    },
  })
}

function codesOf(groupId: string, sets: readonly SeedSet[]): Load<(Coded & { readonly place: string })[]> {
  const each = sets.map(({ table }) => `select '${table}' as place, code, state from ${table} where group_id = $1`)
  return manyRaw(each.join(' union all '), [groupId])
}
