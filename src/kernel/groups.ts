import type { Kernel } from './kernel.ts'

/** Work over all groups, one after the other: no transaction and no statement crosses groups. */
export async function forEachGroup(kernel: Kernel, run: (groupId: string) => Promise<number>): Promise<number> {
  const [groups] = await kernel.db.run([
    { sql: 'select group_id from kernel.dealer_group order by group_id', parameters: [] },
  ])
  let total = 0
  for (const row of groups?.rows ?? []) total += await run(String(row['group_id']))
  return total
}
