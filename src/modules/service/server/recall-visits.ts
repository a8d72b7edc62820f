import { z } from 'zod'
import type { Row } from '../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../kernel/db/sql.ts'
import type { Subscription } from '../../../kernel/module.ts'
import { runAsSystem } from '../../../kernel/system.ts'
import type { Work } from '../../../kernel/work.ts'
import {
  noteRecallBooking,
  noteRecallWork,
  recallFile,
  recallsOf,
  type RecallRow,
} from '../../warranty/server/public.ts'
import { serviceRefusals } from '../contract/refusals.ts'
import { isComing } from './appointment/rules.ts'

const recallBooking = 'service.recallBooking'
const recallWork = 'service.recallWork'

interface Wanted {
  readonly vehicleId: string
  readonly recallIds?: readonly string[] | undefined
}

/** The car's open recalls, asked for only where a booking names one. */
export function recallLoads(
  groupId: string,
  { vehicleId, recallIds }: Wanted,
): { readonly recalls?: Load<RecallRow[]> } {
  return recallIds && recallIds.length > 0 ? { recalls: recallsOf(groupId, [vehicleId]) } : {}
}

/** The recalls that a booking names, each open for its car. Throws the refusal. */
export function recallsBooked({ recallIds }: Wanted, recalls: readonly RecallRow[] | undefined) {
  if (!recallIds || recallIds.length === 0) return {}
  if (!recallIds.every((id) => recalls?.some((one) => one.id === id))) throw serviceRefusals.notRecalled()
  return { recall_ids: [...recallIds] }
}

/** A booking for a recall was made, moved or given up: the recall's list hears of it. Others are not worth an event. */
export function emitRecallBooking(work: Work, row: Pick<Row<'service.appointment'>, 'id' | 'recall_ids'>): void {
  if (row.recall_ids && row.recall_ids.length > 0) work.emit(recallBooking, { appointmentId: row.id })
}

/** Settled work for recalls: their lists hear of it. */
export function emitRecallWork(
  work: Work,
  orderId: string,
  lines: readonly Pick<Row<'service.line'>, 'recall_id' | 'executed'>[],
): void {
  if (lines.some((line) => line.recall_id !== null && line.executed)) work.emit(recallWork, { orderId })
}

const ofAppointment = z.object({ appointmentId: z.uuid() })
const ofOrder = z.object({ orderId: z.uuid() })

/** After the verb and not in it: a recall's row would be locked by every visit that has to do with it. */
export const recallSubscriptions: readonly Subscription[] = [
  {
    topic: recallBooking,
    name: recallBooking,
    async run(kernel, event) {
      const { appointmentId } = ofAppointment.parse(event.payload)
      await runAsSystem(kernel, {
        groupId: event.groupId,
        name: recallBooking,
        key: event.id,
        loads: ({ groupId }) => ({
          ...recallFile(groupId, {
            select: 'select vehicle_id from service.appointment where group_id = $1 and id = $2',
            id: appointmentId,
          }),
          booking: oneRaw<Row<'service.appointment'>>(
            'select * from service.appointment where group_id = $1 and id = $2',
            [groupId, appointmentId],
          ),
        }),
        run(work, { loaded: { booking, ...file } }) {
          if (!booking) return
          const { id, number, starts_at: at, recall_ids: recallIds } = booking
          const startsAt = isComing(booking) ? at : null
          noteRecallBooking(work, file, { id, number, startsAt, recallIds: recallIds ?? [] })
        },
      })
    },
  },
  {
    topic: recallWork,
    name: recallWork,
    async run(kernel, event) {
      const { orderId } = ofOrder.parse(event.payload)
      await runAsSystem(kernel, {
        groupId: event.groupId,
        name: recallWork,
        key: event.id,
        loads: ({ groupId }) => ({
          ...recallFile(groupId, {
            select: 'select vehicle_id from service.repair_order where group_id = $1 and id = $2',
            id: orderId,
          }),
          lines: manyRaw<{ number: string; recall_id: string; code: string }>(
            `select o.number, l.recall_id, l.code from service.line l
               join service.repair_order o on o.group_id = l.group_id and o.id = l.order_id
              where l.group_id = $1 and l.order_id = $2 and l.recall_id is not null and l.executed and l.dropped_at is null`,
            [groupId, orderId],
          ),
        }),
        run(work, { loaded: { lines, ...file } }) {
          const [first] = lines
          if (!first) return
          const done = lines.map((line) => ({ recallId: line.recall_id, code: line.code }))
          noteRecallWork(work, file, { orderNumber: first.number, lines: done })
        },
      })
    },
  },
]
