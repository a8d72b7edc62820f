import type { Row } from '../../../../kernel/db/schema.ts'
import type { Keys } from '../../../../kernel/keys.ts'
import { openContact } from '../../../customers/server/public.ts'

/** A booking with what is needed to show, prepare and move it. */
export interface BookingRow extends Row<'service.appointment'> {
  readonly wrapped_key: string | null
  readonly name: string
  readonly phone: string
  readonly plate: string
  readonly plate_colour: string
  readonly vin: string
  readonly model_zh: string | null
  readonly model_en: string | null
  readonly technician_name: string | null
  readonly prepared_technician_id: string | null
  readonly prepared_bay_id: string | null
  readonly short_parts: unknown
  readonly short_since: string | null
  readonly prepared_at: string | null
  readonly asked_at: string | null
}

/** `where` follows; `a` is the booking. */
export const bookingSelect = `select a.*, c.wrapped_key, c.name, c.phone, v.plate, v.plate_colour, v.vin, v.model_zh, v.model_en,
    t.name as technician_name, p.technician_id as prepared_technician_id, p.bay_id as prepared_bay_id, p.short_parts,
    p.short_since, p.prepared_at, p.asked_at
  from service.appointment a
  join customers.contact c on c.group_id = a.group_id and c.id = a.customer_id
  join vehicles.brief v on v.group_id = a.group_id and v.id = a.vehicle_id
  left join people.staff t on t.group_id = a.group_id and t.id = a.technician_id
  left join service.preparation p on p.group_id = a.group_id and p.id = a.id`

/** What every one of these pages shows of a booking. */
export function shownBooking(row: BookingRow, keys: Keys) {
  const contact = openContact(row, keys)
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    storeId: row.store_id,
    number: row.number,
    startsAt: row.starts_at,
    minutes: row.minutes,
    skill: row.skill,
    visitType: row.visit_type,
    channel: row.channel,
    plate: row.plate,
    plateColour: row.plate_colour,
    modelZh: row.model_zh,
    modelEn: row.model_en,
    customerId: row.customer_id,
    vehicleId: row.vehicle_id,
    customerName: contact.name,
    phoneMasked: contact.phoneMasked,
    technicianId: row.technician_id,
    technicianName: row.technician_name,
    orderId: row.order_id,
    itemCodes: row.item_codes,
    concern: row.concern,
  }
}
