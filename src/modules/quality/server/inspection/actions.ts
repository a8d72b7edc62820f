import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Found } from '../../../../kernel/db/found.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { type Load, manyRaw, oneRaw } from '../../../../kernel/db/sql.ts'
import { camelRow, serve } from '../../../../kernel/serve.ts'
import { parameter } from '../../../../kernel/settings.ts'
import type { Asker } from '../../../../kernel/standing.ts'
import type { Work } from '../../../../kernel/work.ts'
import { criteriaOf, knownItems } from '../../../knowledge/server/public.ts'
import {
  lockOrderAtWork,
  type OrderAtWork,
  passInspection,
  returnGate,
  sendBack,
} from '../../../service/server/public.ts'
import { type CardAtInspection, lockCards, sendBackCard, workersOf } from '../../../workshop/server/public.ts'
import { inspectionContract } from '../../contract/inspection.ts'
import { qualityRefusals } from '../../contract/refusals.ts'
import { signedLevels } from '../parameters.ts'
import { photoLoads, photoProblem, showFailures } from './photos.ts'
import { handLoads, signFinding } from './signature.ts'
import {
  type CheckedLine,
  cardFor,
  causeOf,
  type Inspector,
  judge,
  mustSign,
  personProblem,
  signatureProblem,
  stageOf,
  stageProblem,
  workDoneAt,
} from './rules.ts'

export const inspection = serve(inspectionContract, 'quality.inspection', {
  owners: ['inspector_id'],
  view: inspectionView,
})

/** The row as everybody sees it; its readings are what the contract let in. */
export function inspectionView<R extends Row<'quality.inspection'>>(row: R) {
  return { ...camelRow(row), readings: inspectionContract.schema.shape.readings.parse(row.readings) }
}

export const record = inspection.creation('record', {
  store: (input) => input.storeId,
  first: ({ groupId, input }) => ({
    order: lockOrderAtWork(groupId, input.orderId),
    cards: lockCards(groupId, input.orderId),
  }),
  loads: ({ groupId, input, askerStaff }) => ({
    done: inspectionsOf(groupId, input.orderId),
    workers: workersOf(groupId, input.orderId),
    lines: executedLines(groupId, input.orderId),
    inspector: inspectorOf(groupId, input.storeId, askerStaff()),
    ...handLoads(groupId, askerStaff(), input.signature),
    ...photoLoads(groupId, input.readings),
  }),
  async run(work, { id, input, loaded, settings, identity, kernel, ask }) {
    const { order, cards, done, workers, inspector } = loaded
    if (!order || order.store_id !== input.storeId) throw kernelRefusals.notFound({ record: 'repairOrder' })
    const lines = await checkedLines({ settings, ask }, loaded.lines)
    const stage = stageOf(order.inspection_levels, done, workDoneAt(cards))
    const workerIds = workers.map((one) => one.technician_id)
    const verdict = judge(lines, input.readings, stage.last)
    const count = parameter(settings, signedLevels, order.store_id, work.now.slice(0, 10))
    const problem =
      returnGate(order) ??
      stageProblem(order, stage, input.level) ??
      personProblem(input.level, inspector, workerIds, stage.notBy) ??
      verdict.refusal ??
      photoProblem(order, verdict.failed, input.readings) ??
      signatureProblem(mustSign(order.inspection_levels, input.level, count), input.signature)
    if (problem || !inspector) throw problem ?? qualityRefusals.unqualified()
    const failed = !input.passed || verdict.failed.length > 0
    const cause = failed ? (input.cause ?? causeOf(verdict.failed)) : undefined
    if (failed && !cause) throw qualityRefusals.causeNeeded()
    const card = failed ? cardFor(cards, input.backToCardId) : undefined
    if (failed && !card) throw qualityRefusals.noCard()
    const row = work.create(
      inspection.face,
      'record',
      {
        id,
        store_id: input.storeId,
        order_id: order.id,
        order_number: order.number,
        level: input.level,
        round: stage.round,
        inspector_id: inspector.id,
        readings: input.readings,
        failed_codes: [...new Set(verdict.failed.map((one) => one.criterion.code))],
        cause: cause ?? null,
        remark: input.remark ?? null,
        back_to_card_id: card?.id ?? null,
        inspected_at: work.now,
      },
      failed ? 'failed' : 'passed',
    )
    showFailures(work, row, { photos: loaded.photos, readings: input.readings, identity })
    const { device = '' } = identity
    signFinding(work, kernel.keys, row, { hand: loaded.hand, image: input.signature, device })
    const {
      id: orderId,
      version,
      state,
    } = card && cause ? goBack(work, order, card, cause) : stage.last ? passInspection(work, order) : order
    return { order: { id: orderId, version, state } }
  },
})

function goBack(work: Work, order: OrderAtWork, card: CardAtInspection, cause: string): OrderAtWork {
  const back = sendBack(work, order, cause, 1)
  sendBackCard(work, card, cause)
  return back
}

/** All inspections of an order, oldest first. */
export function inspectionsOf(groupId: string, orderId: string): Load<Row<'quality.inspection'>[]> {
  return manyRaw<Row<'quality.inspection'>>(
    'select * from quality.inspection where group_id = $1 and order_id = $2',
    [groupId, orderId],
    (a, b) => (`${a.inspected_at}${a.id}` < `${b.inspected_at}${b.id}` ? -1 : 1),
  )
}

interface ExecutedLine {
  readonly line_id: string
  readonly code: string
  readonly name_zh: string
  readonly name_en: string
  readonly job_card_id: string | null
  readonly technician_name: string | null
}

/** The executed labour of an order, in its order. */
export function executedLines(groupId: string, orderId: string): Load<ExecutedLine[]> {
  return manyRaw<ExecutedLine>(
    `select l.id as line_id, l.code, l.name_zh, l.name_en, l.job_card_id, s.name as technician_name
       from service.line l
       left join workshop.job_card c on c.group_id = l.group_id and c.id = l.job_card_id
       left join people.staff s on s.group_id = c.group_id and s.id = c.technician_id
      where l.group_id = $1 and l.order_id = $2 and l.kind = 'labour' and l.executed order by l.position`,
    [groupId, orderId],
  )
}

/** The same with what the work is measured against. */
export async function checkedLines(
  asker: Asker,
  lines: readonly ExecutedLine[],
): Promise<(CheckedLine & ExecutedLine)[]> {
  const items = await knownItems(
    asker,
    lines.map((line) => line.code),
  )
  const criteria = new Map(items.map((item) => [item.code, criteriaOf(item)]))
  return lines.map((line) => ({ ...line, criteria: criteria.get(line.code) ?? [] }))
}

/** Who asks, if he is somebody who can inspect in the store. */
function inspectorOf(groupId: string, storeId: string, asker: Found): Load<Inspector | undefined> {
  return oneRaw<Inspector>(
    `select id, skills from people.staff
      where group_id = $1 and id = (${asker.select}) and store_id = $3 and state = 'active' and cardinality(skills) > 0`,
    [groupId, asker.id, storeId],
  )
}
