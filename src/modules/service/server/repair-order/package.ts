import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import type { Ask } from '../../../../kernel/serve.ts'
import { activeItems, packageOf } from '../../../knowledge/server/public.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { isApproved } from './lines.ts'
import { repairOrder } from './repair-order.ts'

type Pack = Row<'knowledge.service_package'>

interface ByCode {
  readonly packageCode?: string | null | undefined
}

/** Loads the package that was chosen; nothing where none was, so that other visits pay nothing for it. */
export function packLoads(groupId: string, { packageCode }: ByCode) {
  return packageCode ? { pack: packageOf(groupId, packageCode) } : {}
}

/** The chosen package as the record keeps it, else the one that it had before. */
export function packColumns(
  input: ByCode,
  pack: Pack | undefined,
  powertrain: string | undefined,
  before?: { readonly package_code: string | null; readonly mandatory_items: string[] | null },
): { package_code: string | null; mandatory_items: string[] | null } {
  if (!input.packageCode)
    return { package_code: before?.package_code ?? null, mandatory_items: before?.mandatory_items ?? null }
  if (!pack) throw serviceRefusals.unknownPackage({ code: input.packageCode })
  if (powertrain !== undefined && !pack.powertrains.includes(powertrain))
    throw serviceRefusals.packageNotForCar({ nameZh: pack.name_zh, nameEn: pack.name_en })
  return { package_code: pack.code, mandatory_items: pack.mandatory_codes }
}

export const choosePackage = repairOrder.verb('choosePackage', {
  loads: ({ groupId, id, input }) => ({
    ...packLoads(groupId, input),
    car: oneRaw<{ powertrain: string }>(
      'select powertrain from vehicles.vehicle where group_id = $1 and id = (select vehicle_id from service.repair_order where group_id = $1 and id = $2)',
      [groupId, id],
    ),
  }),
  run(_work, { input, loaded, move }) {
    move(packColumns(input, loaded.pack, loaded.car?.powertrain), input.reason ? { cause: input.reason } : {})
  },
})

interface LineOfPackage {
  readonly kind: string
  readonly code: string
  readonly approval: string
  readonly executed: boolean
  readonly dropped_at: string | null
}

/** Items of the order's package that nobody has agreed to or done. */
export function undoneMandatory(
  order: { readonly mandatory_items: readonly string[] | null },
  lines: readonly LineOfPackage[],
): string[] {
  const isDone = (code: string) =>
    lines.some(
      (line) =>
        line.kind === 'labour' && line.code === code && isApproved(line) && line.executed && line.dropped_at === null,
    )
  return (order.mandatory_items ?? []).filter((code) => !isDone(code))
}

type Order = Row<'service.repair_order'>

/** Why an order's package keeps it from being settled; the items' names are asked for only then (I-16). */
export async function packageRefusal(
  order: Order,
  lines: readonly LineOfPackage[],
  { groupId, ask }: { readonly groupId: string; readonly ask: Ask },
): Promise<Refusal | undefined> {
  if (order.package_code === null)
    return order.needs.includes('needsPackage') ? serviceRefusals.packageNeeded() : undefined
  const undone = undoneMandatory(order, lines)
  if (undone.length === 0) return undefined
  const { items } = await ask({ items: activeItems(groupId, undone) })
  return serviceRefusals.packageUndone({
    codes: undone,
    itemsZh: undone.map((code) => items.find((item) => item.code === code)?.name_zh ?? code),
    itemsEn: undone.map((code) => items.find((item) => item.code === code)?.name_en ?? code),
  })
}
