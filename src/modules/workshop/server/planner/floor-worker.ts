import { parentPort } from 'node:worker_threads'
import type { FloorPlan, FloorProblem } from './floor-model.ts'
import { planFloor } from './floor-search.ts'

export interface PlanJobMessage {
  readonly id: number
  readonly problem: FloorProblem
  readonly milliseconds: number
  /** One number: not 0 when nobody waits for it any more. */
  readonly stop: SharedArrayBuffer
}

export type PlanAnswer =
  | { readonly id: number; readonly plan: FloorPlan }
  | { readonly id: number; readonly failure: string }

parentPort?.on('message', ({ id, problem, milliseconds, stop }: PlanJobMessage) => {
  const answer = answerTo(id, () => planFloor(problem, { milliseconds, stop: new Int32Array(stop) }))
  parentPort?.postMessage(answer, [])
})

function answerTo(id: number, plan: () => FloorPlan): PlanAnswer {
  try {
    return { id, plan: plan() }
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : 'unknown' }
  }
}
