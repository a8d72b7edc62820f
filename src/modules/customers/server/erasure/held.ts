import type { Load } from '../../../../kernel/db/sql.ts'
import type { PersonalData } from '../../../../kernel/module.ts'
import type { FoundRows } from '../../../../kernel/pii/erasure.ts'
import { personalParts } from '../../../../kernel/pii/personal.ts'

/** What one part of the house holds of a person; `part` is the name of its first table. */
export interface Held extends FoundRows {
  readonly part: string
}

interface Asked {
  readonly parts: readonly { readonly part: string; readonly data: PersonalData }[]
  readonly loads: Record<string, Load<Record<string, unknown>[]>>
}

/** All rooms' questions for a person's rows, in one message. */
export function heldOf(groupId: string, personId: string): Asked {
  const parts = personalParts().map((data) => ({ part: partOf(data), data }))
  return { parts, loads: Object.fromEntries(parts.map(({ part, data }) => [part, data.find(groupId, personId)])) }
}

export function readHeld({ parts }: Asked, loaded: Record<string, Record<string, unknown>[]>): Held[] {
  return parts.map(({ part, data }) => ({ part, data, rows: loaded[part] ?? [] }))
}

/** `service.repair_order` → `repairOrder` */
export function partOf({ tables }: PersonalData): string {
  const [, name = ''] = tables[0]?.split('.') ?? []
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
