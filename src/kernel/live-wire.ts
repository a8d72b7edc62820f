import { z } from 'zod'
import type { Change } from './kernel.ts'

/** PostgreSQL takes notifications of less than 8,000 bytes. */
export const mostBytes = 7900

/** `[record, id, storeId]` */
type Short = readonly [string, string, string | null]

/** Changes by group; `all` where there were too many to name, so that everything is to be loaded again. */
export type GroupChanges = ReadonlyMap<string, readonly Change[] | 'all'>

const wire = z.object({
  p: z.string(),
  all: z.literal(1).optional(),
  g: z
    .record(z.string(), z.union([z.literal(1), z.array(z.tuple([z.string(), z.string(), z.string().nullable()]))]))
    .optional(),
})

/** One text for a notification, always short enough: a group with too many changes says only that, and so do too many groups. */
export function encodeChanges(sender: string, changes: Iterable<Change>): string {
  const groups = new Map<string, Map<string, Short>>()
  for (const { groupId, record, id, storeId } of changes) {
    const group = groups.get(groupId) ?? new Map<string, Short>()
    groups.set(groupId, group.set(`${record}/${id}`, [record, id, storeId]))
  }
  const named: Record<string, readonly Short[] | 1> = {}
  const sizes: { id: string; bytes: number }[] = []
  let total = Buffer.byteLength(JSON.stringify({ p: sender, g: {} }))
  for (const [id, group] of groups) {
    const list = [...group.values()]
    const bytes = Buffer.byteLength(JSON.stringify(list))
    named[id] = list
    sizes.push({ id, bytes })
    total += id.length + '"":,'.length + bytes
  }
  for (const { id, bytes } of sizes.toSorted((a, b) => b.bytes - a.bytes)) {
    if (total <= mostBytes) break
    named[id] = 1
    total -= bytes - 1
  }
  return total <= mostBytes ? JSON.stringify({ p: sender, g: named }) : JSON.stringify({ p: sender, all: 1 })
}

/** Reads a notification; undefined when it is none of ours. `all` when every group is to load again. */
export function decodeChanges(text: string | undefined): { sender: string; groups: GroupChanges | 'all' } | undefined {
  let value: unknown
  try {
    value = JSON.parse(text ?? '')
  } catch {
    return undefined
  }
  const parsed = wire.safeParse(value)
  if (!parsed.success) return undefined
  const { p: sender, all, g = {} } = parsed.data
  if (all) return { sender, groups: 'all' }
  const groups = new Map(
    Object.entries(g).map(([groupId, list]) => [
      groupId,
      list === 1 ? ('all' as const) : list.map(([record, id, storeId]) => ({ groupId, record, id, storeId })),
    ]),
  )
  return { sender, groups }
}
