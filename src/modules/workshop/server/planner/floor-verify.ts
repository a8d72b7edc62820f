import type { FloorPlace, FloorPlan, FloorProblem } from './floor-model.ts'
import { planFaults } from './verify.ts'

/**
 * What is wrong with a floor's plan, in English for whoever mends the search; empty where it holds. People, times and
 * promises as `planFaults`; besides, every operation in one of its bays, no two at once in a bay (several people at work
 * on one car before the plan aside), and nobody beginning later than he may.
 */
export function floorFaults(problem: FloorProblem, plan: FloorPlan): string[] {
  const makespan = Math.max(0, ...plan.jobs.map((places) => places.at(-1)?.end ?? 0))
  const faults = planFaults({ machines: problem.technicians, jobs: problem.jobs }, { ...plan, makespan })
  const byBay = Array.from({ length: problem.bays }, (): (FloorPlace & { begun: boolean })[] => [])
  let beyond = 0
  for (const [number, job] of problem.jobs.entries())
    for (const [index, operation] of job.operations.entries()) {
      const place = plan.jobs[number]?.[index]
      if (!place) continue
      const name = `operation ${index} of job ${number}`
      const begun = operation.begun !== undefined
      const until = operation.alternatives.find(({ machine }) => machine === place.machine)?.until ?? -1
      if (place.beyond !== (!begun && place.start > until))
        faults.push(`${name} begins at ${place.start}, allowed until ${until}`)
      if (place.beyond) beyond += 1
      if (place.bay !== null) byBay[place.bay]?.push({ ...place, begun })
      if (begun) {
        if (place.bay !== operation.begun?.bay) faults.push(`${name} was moved out of its bay`)
      } else if (operation.bays === null || operation.bays.length === 0) {
        if (place.bay !== null) faults.push(`${name} takes a bay that it does not need`)
      } else if (place.bay === null || !operation.bays.includes(place.bay))
        faults.push(`${name} is in bay ${place.bay}`)
    }
  for (const [bay, places] of byBay.entries()) {
    places.sort((a, b) => a.start - b.start)
    for (const [i, place] of places.entries()) {
      const other = places.slice(0, i).find((one) => one.end > place.start && !(one.begun && place.begun))
      if (other) faults.push(`bay ${bay} holds two at ${place.start}`)
    }
  }
  if (beyond !== plan.beyond) faults.push(`${beyond} fit nowhere, not ${plan.beyond}`)
  return faults
}
