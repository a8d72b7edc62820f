import { z } from 'zod'
import { deadlineBreached } from '../clocks/scan.ts'
import { startBy } from '../clocks/deadlines.ts'
import type { Row } from '../db/schema.ts'
import { oneRaw } from '../db/sql.ts'
import { sendMessage } from '../messages.ts'
import type { DeadlineSpec, ParameterSpec, Subscription } from '../module.ts'
import { runAsSystem } from '../system.ts'
import type { Work } from '../work.ts'
import { task } from './task-record.ts'

const acceptMinutes = 'kernel.taskAcceptMinutes'

export const taskParameters: readonly ParameterSpec[] = [{ key: acceptMinutes, unit: 'minute', value: 30 }]

/** Whoever is offered a task accepts it within the limit (I-14). */
export const taskAcceptance: DeadlineSpec = {
  name: 'kernel.taskAcceptance',
  record: 'task',
  limit: { kind: 'runningMinutes', parameter: acceptMinutes },
  role: 'manager',
  escalation: [],
}

interface Told {
  readonly id: string
  readonly language: string
}

/** Tells the colleague and starts his clock. */
export function offerTask(work: Work, row: Row<'kernel.task'>, to: Told, toId: string): void {
  startBy(work, taskAcceptance, { record: task.face.name, recordId: row.id, storeId: row.store_id, ownerId: toId })
  tell(work, row, to, 'kernel.taskOffered')
}

function tell(work: Work, row: Row<'kernel.task'>, to: Told, template: string): void {
  const title = to.language === 'en' ? row.title_en : row.title_zh
  sendMessage(work, {
    template,
    record: row.record,
    recordId: row.record_id,
    storeId: row.store_id,
    accountId: to.id,
    purpose: 'service',
    language: to.language,
    params: { title },
  })
}

const breached = z.object({ name: z.string(), recordId: z.uuid() })
const comeBack = 'kernel.taskComesBack'

/** Not accepted in time: the task is its owner's again, and he is told. */
export const unaccepted: Subscription = {
  topic: deadlineBreached,
  name: comeBack,
  async run(kernel, event) {
    const { name, recordId } = breached.parse(event.payload)
    if (name !== taskAcceptance.name) return
    await runAsSystem(kernel, {
      groupId: event.groupId,
      name: comeBack,
      key: event.id,
      loads: ({ groupId }) => ({
        row: oneRaw<Row<'kernel.task'>>('select * from kernel.task where group_id = $1 and id = $2 for update', [
          groupId,
          recordId,
        ]),
        owner: oneRaw<Told>(
          `select id, language from kernel.account where group_id = $1 and state = 'active'
              and staff_id = (select owner_id from kernel.task where group_id = $1 and id = $2)`,
          [groupId, recordId],
        ),
      }),
      run(work, { loaded: { row, owner } }) {
        if (!row || row.offered_to_id === null || !isOpen(row)) return
        const moved = work.move(task.face, row, 'comeBack', { offered_to_id: null })
        work.stopDeadline(taskAcceptance.name, row.id)
        if (owner) tell(work, moved, owner, 'kernel.taskCameBack')
      },
    })
  },
}

function isOpen(row: Pick<Row<'kernel.task'>, 'state'>): boolean {
  return task.face.lifecycle.verbs.comeBack?.from?.includes(row.state) ?? false
}
