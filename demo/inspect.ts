import { instantOf } from '../src/kernel/clocks/zone.ts'
import { criteriaOf } from '../src/modules/knowledge/server/public.ts'
import { actorOf, minute, type VisitPlan, type VisitWorld } from './visit-plan.ts'
import { goodValue } from './visit-steps.ts'

type Row = Record<string, unknown>
type Level = 'self' | 'team' | 'final'

/** The executed lines with what they are measured against, and a right reading of each. */
function sheetOf(world: VisitWorld, orderId: string) {
  const lines = world.stage.bulk
    .of('service.line', orderId)
    .filter((line) => line['kind'] === 'labour' && line['executed'] === true)
    .map((line) => {
      const criteria = world.items.get(String(line['code']))?.['criteria'] as never
      return {
        code: line['code'],
        line_id: line['id'],
        name_zh: line['name_zh'],
        name_en: line['name_en'],
        criteria: criteria ? criteriaOf({ criteria }) : [],
      }
    })
  const readings = lines.flatMap((line) =>
    line.criteria.map((criterion) => {
      const measured = criterion.min !== undefined || criterion.max !== undefined
      return {
        lineId: line.line_id,
        code: criterion.code,
        value: measured ? goodValue(criterion.min, criterion.max) : null,
        ok: measured ? null : true,
      }
    }),
  )
  return { lines, readings }
}

function inspector(world: VisitWorld, plan: VisitPlan, order: Row) {
  const { bulk } = world.stage
  const id = String(order['id'])
  const { lines, readings } = sheetOf(world, id)
  const people = { self: plan.technician, team: plan.colleague, final: plan.inspector } as const
  return (level: Level, at: number, found: object = {}) => {
    const person = people[level]
    return world.stage.does('inspection.record', {
      by: actorOf(person),
      at: instantOf(at),
      input: { storeId: plan.car.store.id, orderId: id, level, readings, passed: true, ...found },
      loaded: {
        order,
        cards: bulk.of('workshop.job_card', id),
        done: [...bulk.of('quality.inspection', id)],
        workers: [{ technician_id: plan.technician.staffId }],
        lines,
        inspector: { id: person.staffId, skills: person.skills },
      },
    })
  }
}

/** All levels of the order, each by somebody else. */
export async function inspect(world: VisitWorld, plan: VisitPlan, order: Row, from: number): Promise<void> {
  const record = inspector(world, plan, order)
  for (const [i, level] of (order['inspection_levels'] as Level[]).entries())
    await record(level, from + (4 + i * 6) * minute)
}

/** The technician's own inspection passes, his colleague's does not: the car goes back to the bay. */
export async function inspectInVain(world: VisitWorld, plan: VisitPlan, order: Row, from: number): Promise<void> {
  const [first, second] = order['inspection_levels'] as Level[]
  const record = inspector(world, plan, order)
  if (first && second) await record(first, from + 4 * minute)
  const level = second ?? first
  if (level) await record(level, from + 11 * minute, { passed: false, cause: '试车仍有轻微异响，紧固件力矩需复核' })
}
