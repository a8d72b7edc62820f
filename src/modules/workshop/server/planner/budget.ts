/** How long a search may go on. With iterations alone it is the same everywhere for the same seed. */
export interface Limit {
  /** Moves of the search. Unless given: no limit. */
  readonly iterations?: number
  /** Time by the clock, in milliseconds. Unless given: no limit. */
  readonly milliseconds?: number
  /** Shared with another thread: the search ends with what it has as soon as the first number is not 0. */
  readonly stop?: Int32Array
}

export class Budget {
  spent = 0
  #over = false
  readonly #iterations: number
  readonly #until: number
  readonly #stop: Int32Array | undefined

  /** Throws RangeError where neither limit is given. */
  constructor({ iterations = Infinity, milliseconds = Infinity, stop }: Limit) {
    if (iterations === Infinity && milliseconds === Infinity) throw new RangeError('a search needs a limit')
    this.#iterations = iterations
    this.#until = milliseconds === Infinity ? Infinity : performance.now() + milliseconds
    this.#stop = stop
  }

  /** Whether another move may be made; counts it. The clock is asked every sixteenth time. */
  spend(): boolean {
    if (this.#over) return false
    this.#over = this.spent >= this.#iterations || (this.spent % 16 === 0 && this.#isTimeUp())
    if (this.#over) return false
    this.spent += 1
    return true
  }

  #isTimeUp(): boolean {
    return performance.now() >= this.#until || (this.#stop !== undefined && Atomics.load(this.#stop, 0) !== 0)
  }
}
