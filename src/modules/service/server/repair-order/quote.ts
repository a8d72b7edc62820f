import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import type { Ask } from '../../../../kernel/serve.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import type { Asker } from '../../../../kernel/standing.ts'
import {
  type Finder,
  keepGlossary,
  knownActiveItems,
  knownGlossary,
  ownTerms,
} from '../../../knowledge/server/public.ts'
import { pricesAt } from '../../../money/server/public.ts'
import { lockPick, markPromised, partsByNo } from '../../../parts/server/public.ts'
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

type Coded = Pick<WantedLine, 'kind' | 'code'>

function codesOf(lines: readonly Coded[], kind: WantedLine['kind']): string[] {
  const codes = lines.filter((line) => line.kind === kind).map((line) => line.code)
  return kind === 'part' ? codes.map((code) => code.toUpperCase()) : codes
}

/** The parts that wanted lines name. */
export function partLoads(groupId: string, lines: readonly Coded[]) {
  return { parts: partsByNo(groupId, codesOf(lines, 'part')) }
}

/** The public list of a store as far as wanted lines need it, with the parts that `partLoads` found. */
export async function catalogueOf(
  asker: Asker,
  lines: readonly Coded[],
  at: { readonly storeId: string; readonly now: string; readonly parts: Catalogue['parts'] },
): Promise<Catalogue> {
  const labour = codesOf(lines, 'labour')
  const items = await knownActiveItems(asker, labour)
  const prices = await pricesAt(asker, at.storeId, at.now, [
    ...labour.map((refCode) => ({ kind: 'item', refCode })),
    ...[...new Set(items.map((item) => item.skill))].map((refCode) => ({ kind: 'labourRate', refCode })),
    ...codesOf(lines, 'part').map((refCode) => ({ kind: 'part', refCode })),
    ...codesOf(lines, 'other').map((refCode) => ({ kind: 'other', refCode })),
  ])
  return { items, parts: at.parts, prices }
}

/** Everything that pricing and showing lines needs beside the public list, in one message. */
export function offerLoads(groupId: string, id: string, lines: readonly WantedLine[]) {
  return {
    ...photoLoads(groupId, lines),
    lines: orderLines(groupId, id),
    concerns: concernsOf(groupId, id),
    estimates: lockEstimates(groupId, id),
    facts: factsOf(groupId, 'order', id),
    ...partLoads(groupId, lines),
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
  loads: ({ groupId, id, input }) => offerLoads(groupId, id, input.lines),
  async run(work, { input, row, loaded, kernel, identity, settings, ask, move }) {
    const { concerns, estimates, facts } = loaded
    const asking = { order: row, identity, settings, ask }
    const at = { storeId: row.store_id, now: work.now, parts: loaded.parts }
    const catalogue = await catalogueOf(asking, input.lines, at)
    const kinds = catalogue.items.map((item) => item.kind)
    const problem =
      estimateProblem(row) ??
      promiseProblem(input.promisedAt, work.now) ??
      (estimates.length > 0 ? silentMoveProblem(row.promised_at, input) : undefined) ??
      quoteProblem(row, concerns.length, kinds) ??
      planProblem(row, input, kinds, work.now)
    if (problem) throw problem
    if (!facts) throw kernelRefusals.notFound({ record: 'customer' })
    const plans = identified(row, input.plans ?? [])
    const judging = { ...asking, groupId: work.groupId, now: work.now, catalogue, concerns }
    const paid = await withPayers(priced(input.lines, catalogue, concerns, plans), judging)
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
  loads: ({ groupId, id, input }) => ({
    ...offerLoads(groupId, id, input.lines),
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
    const at = { storeId: row.store_id, now: work.now, parts: loaded.parts }
    const catalogue = await catalogueOf(asking, input.lines, at)
    const judging = { ...asking, groupId: work.groupId, now: work.now, catalogue, concerns }
    const paid = await withPayers(priced(input.lines, catalogue, concerns), judging)
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
