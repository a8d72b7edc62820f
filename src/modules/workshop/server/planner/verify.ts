import type { Plan, PlannedOperation, PlanProblem, Stretch } from './model.ts'

/**
 * What is wrong with a plan, in English for whoever mends the search; empty where it holds. Knows nothing of the search:
 * every operation once, on a machine that it names, begun ones where and when they began, none before its job's arrival
 * or the end of the one before it, no two at once on a machine, work for its duration while the machine is there, no time
 * lost at the end, tardiness and makespan as they add up.
 */
export function planFaults(problem: PlanProblem, plan: Plan): string[] {
  const faults: string[] = []
  if (plan.jobs.length !== problem.jobs.length) return [`${plan.jobs.length} jobs instead of ${problem.jobs.length}`]
  const byMachine = problem.machines.map((): PlannedOperation[] => [])
  let tardiness = 0
  let makespan = 0
  for (const [number, job] of problem.jobs.entries()) {
    const planned = plan.jobs[number] ?? []
    if (planned.length !== job.operations.length) faults.push(`job ${number} has ${planned.length} operations`)
    let ready = job.release ?? 0
    for (const [index, operation] of job.operations.entries()) {
      const place = planned[index]
      if (place === undefined) continue
      const name = `operation ${index} of job ${number}`
      faults.push(...placeFaults(problem, operation, place).map((fault) => `${name} ${fault}`))
      if (place.start < ready && !(operation.begun && index === 0)) faults.push(`${name} starts before its time`)
      byMachine[place.machine]?.push(place)
      ready = place.end
    }
    const end = planned.at(-1)?.end ?? 0
    makespan = Math.max(makespan, end)
    if (job.due !== undefined) tardiness += (job.weight ?? 1) * Math.max(0, end - job.due)
  }
  for (const [machine, places] of byMachine.entries()) {
    places.sort((a, b) => a.start - b.start)
    for (const [i, place] of places.entries())
      if (place.start < (places[i - 1]?.end ?? 0)) faults.push(`machine ${machine} does two at once at ${place.start}`)
  }
  if (makespan !== plan.makespan) faults.push(`the makespan is ${makespan}, not ${plan.makespan}`)
  if (Math.abs(tardiness - plan.tardiness) > 1e-9 * tardiness)
    faults.push(`the tardiness is ${tardiness}, not ${plan.tardiness}`)
  return faults
}

function placeFaults(
  problem: PlanProblem,
  operation: PlanProblem['jobs'][number]['operations'][number],
  place: PlannedOperation,
): string[] {
  const duration = operation.alternatives.find(({ machine }) => machine === place.machine)?.duration
  if (duration === undefined) return [`is on machine ${place.machine}, which may not do it`]
  const faults: string[] = []
  const { begun } = operation
  if (begun && (begun.machine !== place.machine || begun.start !== place.start)) faults.push('was moved after it began')
  const stretches = problem.machines[place.machine]?.unavailable ?? []
  const worked = timesWorked(stretches, place)
  if (worked !== duration) faults.push(`is given ${worked} instead of ${duration}`)
  if (rests(stretches, place.end - 1)) faults.push('lasts into an absence')
  if (!begun && rests(stretches, place.start)) faults.push('starts in an absence')
  return faults
}

const rests = (stretches: readonly Stretch[], time: number) =>
  stretches.some(({ from, to }) => from <= time && time < to)

/** Counted unit by unit: slow, and hard to get wrong. */
function timesWorked(stretches: readonly Stretch[], { start, end }: PlannedOperation): number {
  let worked = 0
  for (let time = start; time < end; time++) if (!rests(stretches, time)) worked += 1
  return worked
}
