import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { newId } from '../../../../kernel/ids.ts'
import { serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { lockVehicle } from '../../../vehicles/server/public.ts'
import { receptionContract } from '../../contract/reception.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { greeting, walkInGreeting } from '../parameters.ts'
import { chosen, merge, type Saying } from './rules.ts'

type Reception = Row<'service.reception'>
type Entry = Row<'service.reception_entry'>

/** A visit while it is being received. */
export const reception = serve(receptionContract, 'service.reception', { owners: ['advisor_id'] })

export function entryRows(groupId: string, receptionId: string): Load<Entry[]> {
  return manyRaw('select * from service.reception_entry where group_id = $1 and reception_id = $2 order by key', [
    groupId,
    receptionId,
  ])
}

function say(work: Work, row: Reception, standing: readonly Entry[], saying: Saying): void {
  for (const one of merge(standing, saying)) {
    if (one.kind === 'change') work.update('service.reception_entry', one.id, one.row, row)
    else work.insert('service.reception_entry', { id: newId(), reception_id: row.id, key: one.key, ...one.row }, row)
  }
}

export const begin = reception.creation('begin', {
  store: (input) => input.storeId,
  first: ({ groupId, input }) => ({ vehicle: lockVehicle(groupId, input.vehicleId) }),
  loads: ({ groupId, input }) => ({
    open: oneRaw<Reception>(
      `select * from service.reception where group_id = $1 and vehicle_id = $2 and state = 'open'`,
      [groupId, input.vehicleId],
    ),
  }),
  run(work, { id, input, loaded, identity }) {
    if (!loaded.vehicle) throw serviceRefusals.unknownVehicle()
    const { open } = loaded
    // Whoever comes second goes on with the first one's: his device knows by this where.
    if (open) throw serviceRefusals.receptionOpen({ id: open.id, version: open.version })
    const row = work.create(reception.face, 'begin', {
      id,
      store_id: input.storeId,
      vehicle_id: input.vehicleId,
      appointment_id: input.appointmentId ?? null,
      advisor_id: identity.actor.staffId ?? identity.actor.id,
      started_at: input.startedAt,
    })
    // The reception begins with the greeting (G-08).
    if (input.appointmentId) work.stopDeadline(greeting.name, input.appointmentId)
    if (input.walkInId) work.stopDeadline(walkInGreeting.name, input.walkInId)
    say(work, row, [], { entries: input.entries, seen: 0, at: input.at, by: identity.actor.id, version: row.version })
  },
})

export const save = reception.verb('save', {
  loads: ({ groupId, id }) => ({ entries: entryRows(groupId, id) }),
  run(work, { input, loaded, identity, move }) {
    const row = move()
    const { entries, seen, at } = input
    say(work, row, loaded.entries, { entries, seen, at, by: identity.actor.id, version: row.version })
  },
})

export const choose = reception.verb('choose', {
  loads: ({ groupId, id }) => ({ entries: entryRows(groupId, id) }),
  run(work, { input, loaded, move }) {
    const entry = loaded.entries.find(({ key }) => key === input.key)
    const row = move()
    const change = chosen(entry, input.keep, row.version)
    if (!entry || !change) throw serviceRefusals.nothingContested()
    work.update('service.reception_entry', entry.id, change, row)
  },
})

export const drop = reception.verb('drop', {
  run(_work, { input, move }) {
    move({}, { cause: input.reason })
  },
})
