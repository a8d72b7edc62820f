import type { Random } from '../../src/kernel/random.ts'
import type {
  PlanJob,
  PlanMachine,
  PlanOperation,
  PlanProblem,
} from '../../src/modules/workshop/server/planner/model.ts'

const day = 1440
const closing = 570

/** A technician's three days in minutes from the first morning's opening: lunch, a short break, nights, a meeting for some. */
function technician(random: Random): PlanMachine {
  const lunch = random.pick([210, 240, 270])
  const pause = random.pick([90, 105, 375, 390])
  const days = [0, day, 2 * day].flatMap((from) => [
    { from: from + lunch, to: from + lunch + 45 },
    { from: from + pause, to: from + pause + 15 },
    { from: from + closing, to: from + day },
  ])
  return { unavailable: random.chance(0.2) ? [...days, { from: 300, to: 300 + random.int(30, 120) }] : days }
}

function operation(random: Random, skilled: readonly number[], minutes: number): PlanOperation {
  const some = random.shuffle(skilled).slice(0, random.int(2, skilled.length))
  return {
    alternatives: some.map((machine) => ({
      machine,
      duration: Math.max(5, Math.round(minutes * (0.8 + 0.5 * random.next()))),
    })),
  }
}

/** A car: looked over, repaired in one to three steps of one trade each, checked. Promised with some air after its work. */
function car(random: Random, trades: readonly (readonly number[])[]): PlanJob {
  const steps = [
    random.int(8, 15),
    ...Array.from({ length: random.int(1, 3) }, () => random.int(20, 75)),
    random.int(8, 15),
  ]
  const release = Math.round((random.next() * 360) / 15) * 15
  const work = steps.reduce((sum, minutes) => sum + minutes, 0)
  return {
    release,
    due: release + Math.round(work * (1.3 + random.next())) + 30,
    weight: random.weighted([
      [1, 6],
      [2, 3],
      [4, 1],
    ]),
    operations: steps.map((minutes) => operation(random, random.pick(trades), minutes)),
  }
}

/** The first step of a car that was taken on before the plan is made. */
function begun(job: PlanJob, machine: number): PlanJob {
  const [first, ...rest] = job.operations
  const alternatives = [
    ...(first?.alternatives ?? []).filter((each) => each.machine !== machine),
    { machine, duration: 40 },
  ]
  return { ...job, release: 0, operations: [{ alternatives, begun: { machine, start: 0 } }, ...rest] }
}

/** A generated day of a workshop, in minutes: technicians of four trades, some with two, and the first five at work already. */
export function workshopDay(random: Random, cars: number, technicians: number): PlanProblem {
  const machines = Array.from({ length: technicians }, () => technician(random))
  const trades = Array.from({ length: 4 }, (_, trade) =>
    [...machines.keys()].filter((machine) => machine % 4 === trade || (machine + 1) % 7 === trade),
  )
  const jobs = Array.from({ length: cars }, (_, number) => {
    const job = car(random, trades)
    return number < Math.min(5, technicians) ? begun(job, number) : job
  })
  return { machines, jobs }
}
