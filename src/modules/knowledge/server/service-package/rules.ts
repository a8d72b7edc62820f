import type { Refusal } from '../../../../kernel/contract/refusal.ts'
import { knowledgeRefusals } from '../../contract/refusals.ts'

interface Item {
  readonly code: string
  readonly powertrains: readonly string[]
  readonly mandatory_in_package: boolean
}

interface Pack {
  readonly powertrains: readonly string[]
  readonly itemCodes: readonly string[]
  readonly mandatoryCodes: readonly string[]
}

/** `items` are those of the package that are offered, and all that the catalogue calls mandatory in a package. */
export function packageProblem(pack: Pack, items: readonly Item[]): Refusal | undefined {
  const known = new Set(items.map((item) => item.code))
  const unknown = pack.itemCodes.filter((code) => !known.has(code))
  if (unknown.length > 0) return knowledgeRefusals.packageUnknownItems({ items: unknown })
  const outside = pack.mandatoryCodes.filter((code) => !pack.itemCodes.includes(code))
  if (outside.length > 0) return knowledgeRefusals.packageMandatoryOutside({ items: outside })
  const lacking = items.filter(
    (item) =>
      item.mandatory_in_package && appliesTo(item, pack.powertrains) && !pack.mandatoryCodes.includes(item.code),
  )
  return lacking.length > 0 ? knowledgeRefusals.packageLacks({ items: lacking.map((item) => item.code) }) : undefined
}

/** An item without powertrains is for all; it belongs to a package when it can be done on every car of it. */
function appliesTo(item: Item, powertrains: readonly string[]): boolean {
  return item.powertrains.length === 0 || powertrains.every((one) => item.powertrains.includes(one))
}
