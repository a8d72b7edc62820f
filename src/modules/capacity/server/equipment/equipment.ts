import { epochMsOf, localDate } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { newId } from '../../../../kernel/ids.ts'
import { serve } from '../../../../kernel/serve.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import { equipmentContract } from '../../contract/equipment.ts'
import type { noteKinds } from '../../contract/equipment.ts'
import type { Equipment, Stretch } from './rules.ts'

export const equipment = serve(equipmentContract, 'capacity.equipment')

/** Today in the store's zone. */
export function dayAt(settings: Settings, storeId: string, at: string): string {
  return localDate(epochMsOf(at), settings.stores.get(storeId)?.timeZone ?? 'Asia/Shanghai')
}

/** The bay of a device, locked; `bayId` where the input names another one. A new device has no id yet. */
export function lockBay(
  groupId: string,
  id: string | null,
  bayId?: string | null,
): Load<Row<'capacity.bay'> | undefined> {
  return oneRaw(
    `select * from capacity.bay where group_id = $1
        and id = coalesce($3, (select bay_id from capacity.equipment where group_id = $1 and id = $2)) for update`,
    [groupId, id, bayId ?? null],
  )
}

/** The other devices on which a device's bay depends. */
export function othersOfBay(groupId: string, id: string): Load<Equipment[]> {
  return manyRaw(
    `select * from capacity.equipment where group_id = $1 and id <> $2 and state <> 'retired'
        and bay_id = (select bay_id from capacity.equipment where group_id = $1 and id = $2)`,
    [groupId, id],
  )
}

/** Devices that a record wants to name, locked so that they stay what they are until it is written. */
export function devicesOf(groupId: string, ids: readonly string[]): Load<Equipment[]> {
  return manyRaw(
    'select * from capacity.equipment where group_id = $1 and id = any($2::uuid[]) order by id for share',
    [groupId, ids],
  )
}

export interface Standing extends Stretch {
  readonly id: string
  readonly staff_id: string
  readonly staff_name: string
  readonly purpose: string
}

/** Reservations of a device that are not over. */
export function reservationsOf(groupId: string, id: string, now: string): Load<Standing[]> {
  return manyRaw<Standing>(
    `select r.id, r.staff_id, s.name as staff_name, r.starts_at, r.ends_at, r.purpose
       from capacity.reservation r join people.staff s on s.group_id = r.group_id and s.id = r.staff_id
      where r.group_id = $1 and r.equipment_id = $2 and r.released_at is null and r.ends_at > $3 order by r.starts_at`,
    [groupId, id, now],
  )
}

interface Note {
  readonly kind: (typeof noteKinds)[number]
  readonly by: string
  readonly words?: string | undefined
  readonly due?: string | null
}

/** A line in the device's log; the device must have moved before. */
export function noteOn(work: Work, device: { readonly id: string }, { kind, by, words, due }: Note): void {
  work.insert(
    'capacity.equipment_note',
    { id: newId(), equipment_id: device.id, kind, at: work.now, by_name: by, words: words ?? null, due: due ?? null },
    device,
  )
}
