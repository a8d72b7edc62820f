import { type PromiseFacts, promiseBand } from '../../../../kernel/contract/promise.ts'

/** Past its promised time and not ready. `now` in epoch milliseconds. */
export const isLate = (car: PromiseFacts, now: number) => promiseBand(car, now) === 'over'
