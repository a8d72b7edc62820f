/** How long a search may go on. With iterations alone it is the same everywhere for the same seed. */
export interface Limit {
  /** Moves of the search. Unless given: no limit. */
  readonly iterations?: number
  /** Time by the clock, in milliseconds. Unless given: no limit. */
  readonly milliseconds?: number
}

export class Budget {
  spent = 0
  #over = false
  readonly #iterations: number
  readonly #until: number

  /** Throws RangeError where neither limit is given. */
  constructor({ iterations = Infinity, milliseconds = Infinity }: Limit) {
    if (iterations === Infinity && milliseconds === Infinity) throw new RangeError('a search needs a limit')
    this.#iterations = iterations
    this.#until = milliseconds === Infinity ? Infinity : performance.now() + milliseconds
  }

  /** Whether another move may be made; counts it. The clock is asked every sixteenth time. */
  spend(): boolean {
    if (this.#over) return false
    this.#over = this.spent >= this.#iterations || (this.spent % 16 === 0 && performance.now() >= this.#until)
    if (this.#over) return false
    this.spent += 1
    return true
  }
}
