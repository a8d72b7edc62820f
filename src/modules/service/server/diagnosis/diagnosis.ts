import type { Row } from '../../../../kernel/db/schema.ts'
import type { Found } from '../../../../kernel/db/found.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import type { Identity } from '../../../../kernel/auth/identity.ts'
import { giveTask } from '../../../../kernel/furniture/tasks.ts'
import { newId } from '../../../../kernel/ids.ts'
import { serve } from '../../../../kernel/serve.ts'
import type { Work } from '../../../../kernel/work.ts'
import { diagnosisContract } from '../../contract/diagnosis.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { repairOrder } from '../repair-order/repair-order.ts'
import { type Diagnosis, offerProblem, type Test } from './rules.ts'

export const diagnosis = serve(diagnosisContract, 'service.diagnosis', {
  guards: { offerCase: (row) => offerProblem(row) },
})

type Order = Row<'service.repair_order'>

/** The order of a diagnosis, for loads that know only the diagnosis. */
export function orderOfDiagnosis(id: string): Found {
  return { select: 'select order_id from service.diagnosis where group_id = $1 and id = $2', id }
}

export function testsOf(groupId: string, id: string): Load<Test[]> {
  return manyRaw(
    'select * from service.diagnosis_test where group_id = $1 and diagnosis_id = $2 order by position, id',
    [groupId, id],
  )
}

export function testOf(groupId: string, id: string, testId: string): Load<Test | undefined> {
  return oneRaw('select * from service.diagnosis_test where group_id = $1 and diagnosis_id = $2 and id = $3', [
    groupId,
    id,
    testId,
  ])
}

export function checksOf(groupId: string, id: string): Load<Row<'service.diagnosis_check'>[]> {
  return manyRaw('select * from service.diagnosis_check where group_id = $1 and diagnosis_id = $2', [groupId, id])
}

export function codesOf(groupId: string, id: string): Load<Row<'service.diagnosis_code'>[]> {
  return manyRaw('select * from service.diagnosis_code where group_id = $1 and diagnosis_id = $2 order by code', [
    groupId,
    id,
  ])
}

export function signersOf(groupId: string, id: string): Load<Row<'service.diagnosis_signer'>[]> {
  return manyRaw(
    'select * from service.diagnosis_signer where group_id = $1 and diagnosis_id = $2 order by signed_at, id',
    [groupId, id],
  )
}

/** Who signs must be a member of staff. */
export function staffIdOf(identity: Identity): string {
  const { staffId } = identity.actor
  if (!staffId) throw serviceRefusals.notStaff()
  return staffId
}

/** Moves the order for its diagnosis: the gate, the severity. Nothing is written where nothing changes. */
export function markOrder(
  work: Work,
  order: Order,
  changes: { readonly diagnosis?: string | null; readonly severity?: string },
): Order {
  const gate = changes.diagnosis === undefined ? order.diagnosis : changes.diagnosis
  const severity = changes.severity ?? order.severity
  if (gate === order.diagnosis && severity === order.severity) return order
  return work.move(repairOrder.face, order, 'diagnose', { diagnosis: gate, severity })
}

interface Signing {
  readonly role: 'technician' | 'reviewer' | 'consultation'
  readonly identity: Identity
  readonly round: number
  readonly agrees?: boolean
  readonly opinion?: string
  readonly participants?: readonly string[]
  readonly minutes?: string
}

/** A signer of the diagnosis, which must have moved before. */
export function sign(work: Work, row: Pick<Diagnosis, 'id'>, signing: Signing): void {
  const { role, identity, round, agrees = true, opinion, participants = [], minutes } = signing
  work.insert(
    'service.diagnosis_signer',
    {
      id: newId(),
      diagnosis_id: row.id,
      round,
      role,
      staff_id: staffIdOf(identity),
      name: identity.name,
      agrees,
      opinion: opinion ?? null,
      participants: [...participants],
      minutes: minutes ?? null,
      signed_at: work.now,
    },
    row,
  )
}

/** Each conclusion begins a round of signatures. */
export function roundOf(signers: readonly { readonly role: string }[]): number {
  return signers.filter((one) => one.role === 'technician').length
}

/** The advisor has a task with what was found (H-11). */
export function tellAdvisor(work: Work, order: Order, what: 'report' | 'finding'): void {
  const [titleZh, titleEn] = titles[what]
  giveTask(work, {
    storeId: order.store_id,
    kind: 'diagnosis',
    record: 'repairOrder',
    recordId: order.id,
    titleZh: `${order.number} ${titleZh}`,
    titleEn: `${order.number}: ${titleEn}`,
    role: 'serviceAdvisor',
    ownerId: order.advisor_id,
    dueAt: order.promised_at,
  })
}

const titles = {
  report: ['诊断报告已提交，请据此报价', 'diagnosis reported, quote from it'],
  finding: ['维修中有新发现，请告知客户', 'something new was found, tell the customer'],
} as const
