import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Found } from '../../../../kernel/db/found.ts'
import type { Ask } from '../../../../kernel/serve.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import { activeItems, type Finder, keepGlossary, knownGlossary, ownTerms } from '../../../knowledge/server/public.ts'
import { pricesFor } from '../../../money/server/public.ts'
import { lockPick, markPromised, partsByNo } from '../../../parts/server/public.ts'
import { skills } from '../../../people/contract/staff.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { estimateProblem } from '../diagnosis/rules.ts'
import { factsOf } from '../facts.ts'
import { approvedPrices } from './above-list.ts'
import { lockContactTasks, promiseOfNewWork } from './contact.ts'
import { clockPromise, insertLines, linesAdded, linesAfter, offer, writeEdition } from './editions.ts'
import { approvedSum, type EditionLine, fitEdition, isRefused } from './lines.ts'
import { concernsOf, lockEstimates, orderLines } from './loads.ts'
import { offeredNow } from './offered.ts'
import { attachPhotos, findingsOf, photoLoads, photosByLine } from './photos.ts'
import { identified, type Plan, planColumns, planProblem } from './plans.ts'
import { withPayers } from './payers.ts'
import { type Catalogue, priceLine, type WantedLine } from './pricing.ts'
import { repairOrder } from './repair-order.ts'
import { promiseProblem, quoteProblem, silentMoveProblem } from './rules.ts'
import { tellUnwanted } from './unwanted.ts'

const storeOf = (id: string) => ({
  select: 'select store_id from service.repair_order where group_id = $1 and id = $2',
  id,
})

/** The public list as far as wanted lines need it. The store may hang on a record: then as a `Found`. */
export function catalogueLoads(
  groupId: string,
  store: string | Found,
  lines: readonly Pick<WantedLine, 'kind' | 'code'>[],
  now: string,
) {
  const codes = (kind: WantedLine['kind']) => lines.filter((line) => line.kind === kind).map((line) => line.code)
  const labour = codes('labour')
  const parts = codes('part').map((code) => code.toUpperCase())
  return {
    items: activeItems(groupId, labour),
    parts: partsByNo(groupId, parts),
    // Which skills the items want is known only when they are read: the few hourly rates come along.
    prices: pricesFor(groupId, store, now, [
      ...labour.map((refCode) => ({ kind: 'item', refCode })),
      ...(labour.length > 0 ? skills.map((refCode) => ({ kind: 'labourRate', refCode })) : []),
      ...parts.map((refCode) => ({ kind: 'part', refCode })),
      ...codes('other').map((refCode) => ({ kind: 'other', refCode })),
    ]),
  }
}

/** Everything that pricing and showing lines needs, in one message. */
export function offerLoads(groupId: string, id: string, lines: readonly WantedLine[], now: string) {
  return {
    ...photoLoads(groupId, lines),
    lines: orderLines(groupId, id),
    concerns: concernsOf(groupId, id),
    estimates: lockEstimates(groupId, id),
    facts: factsOf(groupId, 'order', id),
    ...catalogueLoads(groupId, storeOf(id), lines, now),
  }
}

/** The wanted lines with their prices, under the customer's sentences that they answer. */
function priced(
  lines: readonly WantedLine[],
  catalogue: Catalogue,
  concerns: readonly { readonly id: string }[],
  plans: readonly Plan[] = [],
): EditionLine[] {
  return lines.map((line) => {
    const concern = line.concern === null ? undefined : concerns[line.concern]
    if (line.concern !== null && !concern) throw serviceRefusals.unknownConcern()
    const plan = line.plan === undefined ? undefined : plans[line.plan]
    return { priced: { ...priceLine(line, catalogue), plan_id: plan?.id ?? null }, concernId: concern?.id ?? null }
  })
}

/** The terms of the trade in plain words: in memory, but for the first time after the settings changed. */
export async function glossaryOf(groupId: string, settings: Settings, ask: Ask): Promise<Finder> {
  const known = knownGlossary(settings)
  if (known) return known
  const { terms } = await ask({ terms: ownTerms(groupId) })
  return keepGlossary(settings, terms)
}

export const quote = repairOrder.verb('quote', {
  loads: ({ groupId, id, input, now }) => offerLoads(groupId, id, input.lines, now),
  async run(work, { input, row, loaded, kernel, identity, settings, ask, move }) {
    const { concerns, estimates, facts } = loaded
    const kinds = loaded.items.map((item) => item.kind)
    const problem =
      estimateProblem(row) ??
      promiseProblem(input.promisedAt, work.now) ??
      (estimates.length > 0 ? silentMoveProblem(row.promised_at, input) : undefined) ??
      quoteProblem(row, concerns.length, kinds) ??
      planProblem(row, input, kinds, work.now)
    if (problem) throw problem
    if (!facts) throw kernelRefusals.notFound({ record: 'customer' })
    const asking = { order: row, identity, settings, ask }
    const plans = identified(row, input.plans ?? [])
    const judging = { ...asking, groupId: work.groupId, now: work.now, catalogue: loaded, concerns }
    const paid = await withPayers(priced(input.lines, loaded, concerns, plans), judging)
    const wanted = await approvedPrices(work, paid, [], asking)
    const edition = fitEdition(loaded.lines, wanted)
    const lines = linesAfter(row, edition)
    const order = move({
      promised_at: input.promisedAt,
      approved_fen: approvedSum(lines),
      ...planColumns(row, input, plans),
    })
    writeEdition(work, order, edition, lines)
    tellUnwanted(work, order.id, loaded.lines, lines)
    // An edition's lines stand in the order in which they were wanted.
    const of = { identity, storeId: row.store_id, personId: facts.person_id, limits: loaded.limits }
    const photos = loaded.photos && attachPhotos(work, loaded.photos, input.lines, lines, of)
    const glossary = await glossaryOf(work.groupId, settings, ask)
    const offering = { order, lines, concerns, estimates, facts, photos, glossary, send: input.send }
    const { editions } = offer(work, kernel.keys, offering)
    if (input.moved && estimates.length > 0) {
      const { tasks } = await ask({ tasks: lockContactTasks(work.groupId, row.id) })
      promiseOfNewWork(work, row, order, { moved: input.moved, facts, tasks })
    } else clockPromise(work, row, order)
    return offeredNow({ lines, estimates: editions }, work.groupId, ask)
  },
})

export const supplement = repairOrder.verb('supplement', {
  first: ({ groupId, id }) => ({ pick: lockPick(groupId, id) }),
  loads: ({ groupId, id, input, now }) => ({
    ...offerLoads(groupId, id, input.lines, now),
    known: findingsOf(groupId, id),
    tasks: lockContactTasks(groupId, id),
  }),
  async run(work, { input, row, loaded, kernel, identity, settings, ask, move }) {
    const { concerns, estimates, facts } = loaded
    const problem =
      estimateProblem(row) ?? promiseProblem(input.promisedAt, work.now) ?? silentMoveProblem(row.promised_at, input)
    if (problem) throw problem
    if (!facts) throw kernelRefusals.notFound({ record: 'customer' })
    const standing = loaded.lines.filter((line) => !isRefused(line))
    const asking = { order: row, identity, settings, ask }
    const judging = { ...asking, groupId: work.groupId, now: work.now, catalogue: loaded, concerns }
    const paid = await withPayers(priced(input.lines, loaded, concerns), judging)
    const wanted = await approvedPrices(work, paid, standing, asking)
    const added = linesAdded(row, loaded.lines, wanted)
    const order = move({ promised_at: input.promisedAt })
    insertLines(work, order, added)
    markPromised(work, loaded.pick, input.promisedAt)
    const lines = [...loaded.lines, ...added]
    const of = { identity, storeId: row.store_id, personId: facts.person_id, limits: loaded.limits }
    const fresh = attachPhotos(work, loaded.photos ?? [], input.lines, added, of)
    const photos = new Map([...photosByLine(loaded.known, loaded.lines), ...fresh])
    const glossary = await glossaryOf(work.groupId, settings, ask)
    const offering = { order, lines, concerns, estimates, facts, photos, glossary, send: input.send }
    const { editions } = offer(work, kernel.keys, offering)
    promiseOfNewWork(work, row, order, { moved: input.moved, facts, tasks: loaded.tasks })
    return offeredNow({ lines, estimates: editions }, work.groupId, ask)
  },
})
