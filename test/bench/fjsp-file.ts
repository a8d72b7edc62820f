import type { PlanProblem } from '../../src/modules/workshop/server/planner/model.ts'

/**
 * An instance of the flexible job-shop problem in the format of Brandimarte's files: "jobs machines" (further figures of
 * the first line mean nothing), then one line per job: the number of operations, and for each the number of
 * alternatives with machine (from 0) and duration. Throws Error where the text is something else.
 */
export function readFjsp(text: string): PlanProblem {
  const [head = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const [jobCount, machineCount] = numbersOf(head)
  if (!jobCount || !machineCount || lines.length !== jobCount) throw new Error('not an instance: lines and jobs differ')
  return {
    machines: Array.from({ length: machineCount }, () => ({})),
    jobs: lines.map((line) => ({ operations: operationsOf(numbersOf(line)) })),
  }
}

function numbersOf(line: string): number[] {
  const numbers = line.trim().split(/\s+/).map(Number)
  if (numbers.some((number) => Number.isNaN(number))) throw new Error(`not an instance: ${line.slice(0, 40)}`)
  return numbers
}

function operationsOf(numbers: readonly number[]): PlanProblem['jobs'][number]['operations'] {
  let at = 0
  const next = () => {
    const value = numbers[at++]
    if (value === undefined) throw new Error('not an instance: a line ends too soon')
    return value
  }
  const list = (count: number) => Array.from({ length: count })
  const operations = list(next()).map(() => ({
    alternatives: list(next()).map(() => ({ machine: next(), duration: next() })),
  }))
  if (at !== numbers.length) throw new Error('not an instance: a line goes on too long')
  return operations
}
