import type { Found } from '../../../../kernel/db/found.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { finishTask } from '../../../../kernel/furniture/tasks.ts'
import type { Work } from '../../../../kernel/work.ts'
import { campaign } from './actions.ts'
import { callTasks, type CampaignCar } from './owners.ts'

/** Open recalls of the car that hangs on a record, locked, with its places on their lists and the tasks to call its owner. */
export function recallFile(groupId: string, car: Found) {
  const vin = `(select v.vin from vehicles.brief v where v.group_id = $1 and v.id = (${car.select}))`
  const waiting = `k.done_at is null and k.vin = ${vin}`
  return {
    recalls: manyRaw<Row<'warranty.campaign'>>(
      `select * from warranty.campaign where group_id = $1 and state = 'open' and id in (
          select k.campaign_id from warranty.campaign_car k where k.group_id = $1 and ${waiting}) order by id for update`,
      [groupId, car.id],
    ),
    recallCars: manyRaw<CampaignCar>(`select k.* from warranty.campaign_car k where k.group_id = $1 and ${waiting}`, [
      groupId,
      car.id,
    ]),
    callTasks: callTasks(groupId, waiting, [car.id]),
  }
}

interface RecallFile {
  readonly recalls: readonly Row<'warranty.campaign'>[]
  readonly recallCars: readonly CampaignCar[]
  readonly callTasks: readonly Row<'kernel.task'>[]
}

function eachCar(
  file: RecallFile,
  which: ReadonlySet<string>,
  run: (row: Row<'warranty.campaign'>, car: CampaignCar) => void,
) {
  for (const row of file.recalls) {
    const car = file.recallCars.find((one) => one.campaign_id === row.id)
    if (car && which.has(row.id)) run(row, car)
  }
}

function endTask(work: Work, file: RecallFile, car: CampaignCar, outcome: string): void {
  const task = file.callTasks.find((one) => one.id === car.task_id)
  if (task) finishTask(work, task, outcome)
}

export interface RecallBooking {
  readonly id: string
  readonly number: string
  /** UTC instant; null when the booking was given up. */
  readonly startsAt: string | null
  readonly recallIds: readonly string[]
}

/** Notes on its recalls that the car is booked, or is so no more; whoever is to call its owner need not any longer. */
export function noteRecallBooking(work: Work, file: RecallFile, booking: RecallBooking): void {
  eachCar(file, new Set(booking.recallIds), (row, car) => {
    const { startsAt } = booking
    if (startsAt === null && car.appointment_id !== booking.id) return
    const moved = work.move(campaign.face, row, 'noteBooking')
    const booked = { appointment_id: startsAt === null ? null : booking.id, booked_for: startsAt }
    work.update('warranty.campaign_car', car.id, booked, moved)
    if (startsAt !== null) endTask(work, file, car, booking.number)
  })
}

/** What an order did of the recalls of its car: their work, and the codes of the labour that was executed. */
export interface RecallWork {
  readonly orderNumber: string
  readonly lines: readonly { readonly recallId: string; readonly code: string }[]
}

/** A recall is done on a car when all of its items were executed; one without items, when any work for it was. */
export function noteRecallWork(work: Work, file: RecallFile, { orderNumber, lines }: RecallWork): void {
  eachCar(file, new Set(lines.map((line) => line.recallId)), (row, car) => {
    const codes = new Set(lines.flatMap((line) => (line.recallId === row.id ? [line.code] : [])))
    if (!row.item_codes.every((code) => codes.has(code))) return
    const moved = work.move(campaign.face, row, 'completeCar', { done_count: row.done_count + 1 })
    work.update('warranty.campaign_car', car.id, { done_at: work.now, done_order: orderNumber }, moved)
    endTask(work, file, car, orderNumber)
  })
}
