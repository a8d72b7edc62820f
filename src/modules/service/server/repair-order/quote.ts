import { kernelRefusals } from '../../../../kernel/contract/kernel-refusals.ts'
import { activeItems } from '../../../knowledge/server/public.ts'
import { pricesFor } from '../../../money/server/public.ts'
import { lockPick, markPromised, partsByNo } from '../../../parts/server/public.ts'
import { skills } from '../../../people/contract/staff.ts'
import { serviceRefusals } from '../../contract/refusals.ts'
import { estimateProblem } from '../diagnosis/rules.ts'
import { factsOf } from '../facts.ts'
import { approvedPrices } from './above-list.ts'
import { clockPromise, insertLines, linesAdded, linesAfter, offer, writeEdition } from './editions.ts'
import { approvedSum, type EditionLine, fitEdition, isInWork, isRefused } from './lines.ts'
import { concernsOf, lockEstimates, orderLines } from './loads.ts'
import { attachPhotos, findingsOf, photoLoads } from './photos.ts'
import { type Catalogue, priceLine, type WantedLine } from './pricing.ts'
import { repairOrder } from './repair-order.ts'
import { promiseProblem, quoteProblem, stateByLines } from './rules.ts'
import { tellUnwanted } from './unwanted.ts'

const storeOf = (id: string) => ({
  select: 'select store_id from service.repair_order where group_id = $1 and id = $2',
  id,
})

/** Everything that pricing and showing lines needs, in one message. */
function offerLoads(groupId: string, id: string, lines: readonly WantedLine[], now: string) {
  const codes = (kind: WantedLine['kind']) => lines.filter((line) => line.kind === kind).map((line) => line.code)
  const labour = codes('labour')
  const parts = codes('part').map((code) => code.toUpperCase())
  return {
    ...photoLoads(groupId, lines),
    lines: orderLines(groupId, id),
    concerns: concernsOf(groupId, id),
    estimates: lockEstimates(groupId, id),
    facts: factsOf(groupId, 'order', id),
    items: activeItems(groupId, labour),
    parts: partsByNo(groupId, parts),
    // Which skills the items want is known only when they are read: the few hourly rates come along.
    prices: pricesFor(groupId, storeOf(id), now, [
      ...labour.map((refCode) => ({ kind: 'item', refCode })),
      ...(labour.length > 0 ? skills.map((refCode) => ({ kind: 'labourRate', refCode })) : []),
      ...parts.map((refCode) => ({ kind: 'part', refCode })),
      ...codes('other').map((refCode) => ({ kind: 'other', refCode })),
    ]),
  }
}

/** The wanted lines with their prices, under the customer's sentences that they answer. */
function priced(
  lines: readonly WantedLine[],
  catalogue: Catalogue,
  concerns: readonly { readonly id: string }[],
): EditionLine[] {
  return lines.map((line) => {
    const concern = line.concern === null ? undefined : concerns[line.concern]
    if (line.concern !== null && !concern) throw serviceRefusals.unknownConcern()
    return { priced: priceLine(line, catalogue), concernId: concern?.id ?? null }
  })
}

export const quote = repairOrder.verb('quote', {
  loads: ({ groupId, id, input, now }) => offerLoads(groupId, id, input.lines, now),
  async run(work, { input, row, loaded, kernel, identity, settings, ask, move }) {
    const { concerns, estimates, facts } = loaded
    const kinds = loaded.items.map((item) => item.kind)
    const problem =
      estimateProblem(row) ?? promiseProblem(input.promisedAt, work.now) ?? quoteProblem(row, concerns.length, kinds)
    if (problem) throw problem
    if (!facts) throw kernelRefusals.notFound({ record: 'customer' })
    const asking = { order: row, identity, settings, ask }
    const wanted = await approvedPrices(work, priced(input.lines, loaded, concerns), [], asking)
    const edition = fitEdition(loaded.lines, wanted)
    const lines = linesAfter(row, edition)
    const order = move({ promised_at: input.promisedAt, approved_fen: approvedSum(lines) })
    writeEdition(work, order, edition, lines)
    tellUnwanted(work, order.id, loaded.lines, lines)
    // An edition's lines stand in the order in which they were wanted.
    const of = { identity, storeId: row.store_id, personId: facts.person_id }
    const photos = loaded.photos && attachPhotos(work, loaded.photos, input.lines, lines, of)
    offer(work, kernel.keys, { order, lines, concerns, estimates, facts, photos, send: input.send })
    clockPromise(work, row, order)
  },
})

export const supplement = repairOrder.verb('supplement', {
  first: ({ groupId, id }) => ({ pick: lockPick(groupId, id) }),
  loads: ({ groupId, id, input, now }) => ({
    ...offerLoads(groupId, id, input.lines, now),
    known: findingsOf(groupId, id),
  }),
  async run(work, { input, row, loaded, kernel, identity, settings, ask, move }) {
    const { concerns, estimates, facts } = loaded
    const problem = estimateProblem(row) ?? promiseProblem(input.promisedAt, work.now)
    if (problem) throw problem
    if (!facts) throw kernelRefusals.notFound({ record: 'customer' })
    const standing = loaded.lines.filter((line) => !isRefused(line))
    const asking = { order: row, identity, settings, ask }
    const wanted = await approvedPrices(work, priced(input.lines, loaded, concerns), standing, asking)
    const added = linesAdded(row, loaded.lines, wanted)
    const order = move({ promised_at: input.promisedAt })
    insertLines(work, order, added)
    markPromised(work, loaded.pick, input.promisedAt)
    const lines = [...loaded.lines, ...added]
    const of = { identity, storeId: row.store_id, personId: facts.person_id }
    const fresh = attachPhotos(work, loaded.photos ?? [], input.lines, added, of)
    const photos = new Map([...Map.groupBy(loaded.known, (one) => one.subject_id ?? ''), ...fresh])
    offer(work, kernel.keys, { order, lines, concerns, estimates, facts, photos, send: input.send })
    clockPromise(work, row, order)
  },
})

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
    tellUnwanted(work, order.id, loaded.lines, lines)
  },
})
