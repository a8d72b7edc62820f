import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { manyRaw } from '../../../../kernel/db/sql.ts'
import { lockPick, markPromised } from '../../../parts/server/public.ts'
import type { z } from 'zod'
import { newLine } from '../../contract/line.ts'
import type { reviseInput } from '../../contract/offering.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { unanswered } from '../parameters.ts'
import { approvedPrices } from './above-list.ts'
import { lockContactTasks, promiseOfNewWork } from './contact.ts'
import { offer } from './editions.ts'
import { approvedSum, type EditionLine, isInWork, isRefused, repriced } from './lines.ts'
import { orderLines } from './loads.ts'
import { offeredNow } from './offered.ts'
import { findingsOf, photosByLine } from './photos.ts'
import { type Catalogue, priceLine, type WantedLine } from './pricing.ts'
import { catalogueOf, glossaryOf, offerLoads } from './quote.ts'
import { repairOrder } from './repair-order.ts'
import { isPending, promiseProblem, silentMoveProblem, stateByLines } from './rules.ts'
import { tellUnwanted } from './unwanted.ts'

type Line = Row<'service.line'>
type Change = z.output<typeof reviseInput>['changes'][number]

/** A line that stands, as it is wanted from now on: what the change leaves open comes from the list or stays. */
function wantedAgain(line: Line, change: Change): WantedLine {
  return newLine.parse({
    kind: line.kind,
    code: line.code,
    quantityThousandths: change.quantityThousandths ?? line.quantity_thousandths,
    payer: line.payer,
    nameZh: line.name_zh,
    nameEn: line.name_en,
    ...(change.unitFen === undefined ? {} : { unitFen: change.unitFen }),
    ...(change.minutes === undefined ? {} : { minutes: change.minutes }),
    ...(change.deviationReason === undefined ? {} : { deviationReason: change.deviationReason }),
    ...(line.risk === null ? {} : { risk: line.risk }),
    ...(line.severity === null ? {} : { severity: line.severity }),
    ...(line.finding_id === null ? {} : { findingId: line.finding_id }),
  })
}

/** The lines that a change names, priced anew from the list. Throws the refusal. */
function revised(lines: readonly Line[], changes: readonly Change[], catalogue: Catalogue): [Line, EditionLine][] {
  return changes.map((change) => {
    const line = lines.find((one) => one.id === change.lineId)
    if (!line || isRefused(line)) throw serviceRefusals.notInEstimate()
    if (isInWork(line)) throw serviceRefusals.lineInWork({ nameZh: line.name_zh, nameEn: line.name_en })
    const { plan_id, choice, payer_basis, payer_reason, recall_id } = line
    const kept = { plan_id, choice, payer_basis, payer_reason, recall_id }
    const priced = { ...priceLine(wantedAgain(line, change), catalogue), ...kept }
    return [line, { priced, concernId: line.concern_id }]
  })
}

/** The codes that a change names hang on lines that are known only by their ids: all of the order come along. */
const standingCodes = (groupId: string, id: string) =>
  manyRaw<Pick<Line, 'kind' | 'code'>>(
    'select kind, code from service.line where group_id = $1 and order_id = $2 and dropped_at is null',
    [groupId, id],
  )

export const revise = repairOrder.verb('revise', {
  first: ({ groupId, id }) => ({ pick: lockPick(groupId, id) }),
  loads: ({ groupId, id }) => ({
    codes: standingCodes(groupId, id),
    known: findingsOf(groupId, id),
    tasks: lockContactTasks(groupId, id),
  }),
  async run(work, { id, input, row, loaded, kernel, identity, settings, ask, move }) {
    const problem = promiseProblem(input.promisedAt, work.now) ?? silentMoveProblem(row.promised_at, input)
    if (problem) throw problem
    // What it costs today is asked for when it is known what is meant.
    const wanted = loaded.codes.map(({ kind, code }) => newLine.parse({ kind, code }))
    const offered = await ask(offerLoads(work.groupId, id, wanted))
    const at = { storeId: row.store_id, now: work.now, parts: offered.parts }
    const catalogue = await catalogueOf({ settings, ask }, wanted, at)
    const { concerns, estimates, facts } = offered
    if (!facts) throw kernelRefusals.notFound({ record: 'customer' })
    const pairs = revised(offered.lines, input.changes, catalogue)
    const chosen = new Set(pairs.map(([line]) => line.id))
    const others = offered.lines.filter((line) => !chosen.has(line.id) && !isRefused(line))
    const asking = { order: row, identity, settings, ask }
    const approved = await approvedPrices(
      work,
      pairs.map(([, line]) => line),
      others,
      asking,
    )
    const fresh = new Map(pairs.flatMap(([line], at) => (approved[at] ? [[line.id, approved[at]] as const] : [])))
    const lines = offered.lines.map((line) => repriced(line, fresh.get(line.id)))
    if (lines.every((line, at) => line === offered.lines[at])) throw serviceRefusals.nothingRevised()
    const order = move({ promised_at: input.promisedAt, approved_fen: approvedSum(lines) })
    lines.forEach((line, at) => {
      const before = offered.lines[at]
      if (before && before !== line) work.update('service.line', line.id, changesOf(before, line), order)
    })
    markPromised(work, loaded.pick, input.promisedAt)
    tellUnwanted(work, order.id, offered.lines, lines)
    const photos = photosByLine(loaded.known, lines)
    const glossary = await glossaryOf(work.groupId, settings, ask)
    const offering = { order, lines, concerns, estimates, facts, photos, glossary, send: input.send }
    const { editions } = offer(work, kernel.keys, offering)
    promiseOfNewWork(work, row, order, { moved: input.moved, facts, tasks: loaded.tasks })
    return offeredNow({ lines, estimates: editions }, work.groupId, ask)
  },
})

function changesOf(before: Line, after: Line): Partial<Line> {
  const was: Record<string, unknown> = { ...before }
  return Object.fromEntries(Object.entries(after).filter(([column, value]) => was[column] !== value))
}

export const withdraw = repairOrder.verb('withdraw', {
  loads: ({ groupId, id }) => ({ lines: orderLines(groupId, id) }),
  run(work, { input, row, loaded, move }) {
    const chosen = new Set(input.lineIds)
    const gone = loaded.lines.filter((line) => chosen.has(line.id) && !isRefused(line))
    if (gone.length !== chosen.size) throw serviceRefusals.notInEstimate()
    const busy = gone.find(isInWork)
    if (busy) throw serviceRefusals.lineInWork({ nameZh: busy.name_zh, nameEn: busy.name_en })
    const taken = { approval: 'declined', decided_at: work.now, agreed_gross_fen: null }
    const lines = loaded.lines.map((line) => (chosen.has(line.id) ? { ...line, ...taken } : line))
    const order = move({ approved_fen: approvedSum(lines) }, { to: stateByLines(row, lines), cause: input.reason })
    for (const line of gone) work.update('service.line', line.id, taken, order)
    if (!lines.some(isPending)) work.stopDeadline(unanswered.name, order.id, 'cancelled')
    tellUnwanted(work, order.id, loaded.lines, lines)
  },
})
