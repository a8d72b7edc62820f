import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { camelRow } from '../../../../kernel/serve.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { rescueUnit } from './rescue.ts'

type Unit = Row<'service.rescue_unit'>

/** The free units of a store, locked. */
export function lockFreeUnits(groupId: string, storeId: string): Load<Unit[]> {
  return manyRaw<Unit>(
    `select * from service.rescue_unit where group_id = $1 and store_id = $2 and state = 'free' order by id for update`,
    [groupId, storeId],
  )
}

/** The units that a change of hands touches, locked in the order of their ids: the rescue's own, and the new one. */
export function lockUnitsOf(groupId: string, rescueId: string, unitId: string | null = null): Load<Unit[]> {
  return manyRaw<Unit>(
    `select * from service.rescue_unit where group_id = $1
        and id in ((select unit_id from service.rescue where group_id = $1 and id = $2), $3::uuid) order by id for update`,
    [groupId, rescueId, unitId],
  )
}

export interface StorePlace {
  readonly longitude: number | null
  readonly latitude: number | null
}

export function placeOfStore(groupId: string, rescueId: string): Load<StorePlace | undefined> {
  return oneRaw<StorePlace>(
    `select longitude, latitude from kernel.store
      where group_id = $1 and id = (select store_id from service.rescue where group_id = $1 and id = $2)`,
    [groupId, rescueId],
  )
}

/** Who drives a unit, if he works in its store. */
function driverOf(groupId: string, technicianId: string | undefined): Load<Driver | undefined> {
  return oneRaw<Driver>(`select store_id from people.staff where group_id = $1 and id = $2 and state = 'active'`, [
    groupId,
    technicianId ?? null,
  ])
}
type Driver = Pick<Row<'people.staff'>, 'store_id'>

export const add = rescueUnit.creation('add', {
  store: (input) => input.storeId,
  loads: ({ groupId, input }) => ({ driver: driverOf(groupId, input.technicianId) }),
  run(work, { id, input, loaded }) {
    if (loaded.driver?.store_id !== input.storeId) throw serviceRefusals.unknownDriver()
    const isPlaced = input.longitude !== undefined && input.latitude !== undefined
    work.create(rescueUnit.face, 'add', {
      id,
      store_id: input.storeId,
      code: input.code,
      name_zh: input.nameZh,
      name_en: input.nameEn,
      plate: input.plate,
      kind: input.kind,
      technician_id: input.technicianId,
      longitude: input.longitude ?? null,
      latitude: input.latitude ?? null,
      placed_at: isPlaced ? work.now : null,
    })
  },
})

export const edit = rescueUnit.verb('edit', {
  loads: ({ groupId, input }) => ({ driver: driverOf(groupId, input.technicianId) }),
  run(_work, { input, row, loaded, move }) {
    if (input.technicianId && loaded.driver?.store_id !== row.store_id) throw serviceRefusals.unknownDriver()
    move({
      name_zh: input.nameZh,
      name_en: input.nameEn,
      plate: input.plate,
      kind: input.kind,
      technician_id: input.technicianId,
    })
  },
})

export const place = rescueUnit.verb('place', {
  run(work, { input, move }) {
    move({ ...input, placed_at: work.now })
  },
})

export const rest = rescueUnit.verb('rest', {
  run(_work, { move }) {
    move()
  },
})

export const back = rescueUnit.verb('back', {
  run(_work, { move }) {
    move()
  },
})

/** The units of the person's stores. */
export const list = rescueUnit.read('list', async ({ groupId, inStores, load, actionsOn }) => {
  const { rows } = await load({
    rows: manyRaw<Unit & { technician_name: string }>(
      `select u.*, s.name as technician_name from service.rescue_unit u
         join people.staff s on s.group_id = u.group_id and s.id = u.technician_id
        where u.group_id = $1 and u.store_id = any($2::uuid[]) order by u.store_id, u.code`,
      [groupId, inStores],
    ),
  })
  return { rows: rows.map((row) => ({ ...camelRow(row), actions: actionsOn(row) })) }
})
