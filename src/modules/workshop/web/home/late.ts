import { type PromiseFacts, promiseBand } from '../../../../kernel/contract/promise.ts'

/** Past its promised time and not ready. `now` in epoch milliseconds. */
export const isLate = (car: PromiseFacts, now: number) => promiseBand(car, now) === 'over'

/** The workshop's part is done: what it waits for now is the desk's. `now` in epoch milliseconds. */
export const isReady = (car: PromiseFacts, now: number) => promiseBand(car, now) === 'done'
