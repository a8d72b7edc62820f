import { z } from 'zod'
import { epochMsOf, instantOf } from '../../../../kernel/clocks/zone.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { oneRaw } from '../../../../kernel/db/sql.ts'
import { finishTask, giveTask } from '../../../../kernel/furniture/tasks.ts'
import { sendMessage } from '../../../../kernel/messages.ts'
import type { Subscription } from '../../../../kernel/module.ts'
import { parameter } from '../../../../kernel/settings.ts'
import { runAsSystem } from '../../../../kernel/system.ts'
import type { Work } from '../../../../kernel/work.ts'
import { channelsFor } from '../../../customers/server/public.ts'
import { warrantyRefusals } from '../../contract/refusals.ts'
import { recallCallHours } from '../parameters.ts'
import { campaign } from './actions.ts'
import { callTasks, type Owner, ownersToTell } from './owners.ts'
import { callProblem, isOpen } from './rules.ts'

type Campaign = Row<'warranty.campaign'>
/** What of a listed car a task to telephone needs. */
type ToCall = Pick<Owner, 'id' | 'vin' | 'task_id' | 'store_id' | 'plate'>

/** Somebody telephones, for no message gets there. A car that nobody in the house knows has nobody to call. */
function askToCall(work: Work, row: Campaign, car: ToCall): string | null {
  if (car.store_id === null) return null
  const hours = parameter(work.settings, recallCallHours, car.store_id, work.now.slice(0, 10))
  const plate = car.plate ?? car.vin
  return giveTask(work, {
    storeId: car.store_id,
    kind: 'recallCall',
    record: campaign.face.name,
    recordId: row.id,
    titleZh: `召回 ${row.number}：电话通知 ${plate} 车主并约时间`,
    titleEn: `Recall ${row.number}: call the owner of ${plate} and book`,
    role: 'careAgent',
    dueAt: instantOf(epochMsOf(work.now) + hours * 3_600_000),
  }).id
}

/** A recall is about safety: it is written under the purpose of service, which asks for no consent to advertising. */
function write(work: Work, row: Campaign, car: Owner & { readonly person_id: string }): string {
  const english = car.language === 'en'
  const own = (zh: string | null, en: string | null) => (english && en ? en : (zh ?? ''))
  return sendMessage(work, {
    template: `warranty.recall${row.stop_use ? 'StopUse' : ''}`,
    record: campaign.face.name,
    recordId: row.id,
    storeId: car.store_id,
    personId: car.person_id,
    purpose: 'service',
    language: car.language ?? 'zh-CN',
    channels: channelsFor(car.preferred_channel ?? ''),
    params: {
      number: row.number,
      plate: car.plate ?? '',
      title: own(row.title_zh, row.title_en),
      danger: own(row.danger_zh, row.danger_en),
      remedy: own(row.remedy_zh, row.remedy_en),
      store: own(car.store_zh, car.store_en),
      storePhone: car.store_phone ?? '',
      link: `/p/book/${car.vehicle_id}?recall=${row.id}`,
    },
  })
}

const hasPerson = (car: Owner): car is Owner & { readonly person_id: string } => car.person_id !== null

export const tell = campaign.verb('tell', {
  loads: ({ groupId, id, input }) => ({ owners: ownersToTell(groupId, id, input.vins) }),
  run(work, { row, loaded, move }) {
    if (loaded.owners.length === 0) throw warrantyRefusals.nobodyToTell()
    const moved = move()
    for (const car of loaded.owners) {
      if (hasPerson(car)) {
        const message_id = write(work, moved, car)
        const told = { told_at: work.now, told_by: 'message', message_id, unreached_because: null }
        work.update('warranty.campaign_car', car.id, told, moved)
        continue
      }
      const unreached_because = car.vehicle_id === null ? 'unknownCar' : 'noOwner'
      const task_id = car.task_id ?? askToCall(work, row, car)
      work.update('warranty.campaign_car', car.id, { unreached_because, task_id }, moved)
    }
  },
})

export const call = campaign.verb('call', {
  loads: ({ groupId, id, input }) => ({
    owners: ownersToTell(groupId, id, [input.vin]),
    listed: oneRaw<Row<'warranty.campaign_car'>>(
      'select * from warranty.campaign_car where group_id = $1 and campaign_id = $2 and vin = $3',
      [groupId, id, input.vin],
    ),
    tasks: callTasks(groupId, 'k.campaign_id = $2 and k.vin = $3', [id, input.vin]),
  }),
  run(work, { row, input, loaded, move }) {
    const problem = callProblem(loaded.listed, input.vin)
    if (problem) throw problem
    const [car] = loaded.owners
    if (!car) throw warrantyRefusals.carNotListed({ vin: input.vin })
    const moved = move({}, input.note ? { cause: input.note } : {})
    if (input.outcome === 'reached') {
      const told = { told_at: work.now, told_by: 'call', unreached_because: null }
      work.update('warranty.campaign_car', car.id, told, moved)
      for (const task of loaded.tasks) finishTask(work, task, input.note ?? input.outcome)
      return
    }
    const task_id = loaded.tasks[0]?.id ?? askToCall(work, row, car)
    work.update('warranty.campaign_car', car.id, { unreached_because: 'noAnswer', task_id }, moved)
  },
})

const failed = z.object({ messageId: z.uuid(), record: z.string(), recordId: z.uuid() })
const missed = 'warranty.recallMissed'

/** No channel took the message: the owner stands on the list of those to be called. */
export const messageFailed: Subscription = {
  topic: 'kernel.messageFailed',
  name: missed,
  async run(kernel, event) {
    const message = failed.parse(event.payload)
    if (message.record !== campaign.face.name) return
    await runAsSystem(kernel, {
      groupId: event.groupId,
      name: missed,
      key: event.id,
      loads: ({ groupId }) => ({
        row: oneRaw<Campaign>('select * from warranty.campaign where group_id = $1 and id = $2 for update', [
          groupId,
          message.recordId,
        ]),
        car: oneRaw<ToCall>(
          `select k.id, k.vin, k.task_id, v.store_id, v.plate from warranty.campaign_car k
             left join vehicles.brief v on v.group_id = k.group_id and v.vin = k.vin
            where k.group_id = $1 and k.message_id = $2 and k.done_at is null and k.appointment_id is null and k.told_by = 'message'`,
          [groupId, message.messageId],
        ),
      }),
      run(work, { loaded: { row, car } }) {
        if (!row || !car || !isOpen(row)) return
        const task_id = car.task_id ?? askToCall(work, row, car)
        const moved = work.move(campaign.face, row, 'missOwner')
        work.update('warranty.campaign_car', car.id, { unreached_because: 'failed', task_id }, moved)
      },
    })
  },
}
