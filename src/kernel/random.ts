/** A seeded source of chance: the same seed gives the same demo everywhere. Not for secrets. */
export interface Random {
  /** From 0 up to but not including 1. */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  pick<T>(list: readonly T[]): T
  /** One of the values, each as likely as its weight says. */
  weighted<T>(list: readonly (readonly [T, number])[]): T
  /** A shuffled copy. */
  shuffle<T>(list: readonly T[]): T[]
  /** Normally distributed (Box–Muller). */
  normal(mean: number, deviation: number): number
  chance(probability: number): boolean
  /** A stream of its own: what is drawn from it does not move this one. */
  fork(label: string): Random
}

/** FNV-1a: spreads a text over 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}

/** The words of the state, filled by splitmix32 so that near seeds give far states. */
function stateFrom(seed: number): Uint32Array {
  const state = new Uint32Array(4)
  let counter = seed >>> 0
  for (const index of state.keys()) {
    counter = (counter + 0x9e3779b9) >>> 0
    let word = Math.imul(counter ^ (counter >>> 16), 0x21f0aaad)
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
    state[index] = word ^ (word >>> 15)
  }
  return state
}

/** xoshiro128** (Blackman and Vigna 2018). */
function xoshiro(seed: number): () => number {
  const state = stateFrom(seed)
  const at = (index: number) => state[index] ?? 0
  const turn = (word: number, by: number) => (word << by) | (word >>> (32 - by))
  return () => {
    const answer = Math.imul(turn(Math.imul(at(1), 5), 7), 9) >>> 0
    const shifted = at(1) << 9
    state[2] = at(2) ^ at(0)
    state[3] = at(3) ^ at(1)
    state[1] = at(1) ^ at(2)
    state[0] = at(0) ^ at(3)
    state[2] = at(2) ^ shifted
    state[3] = turn(at(3), 11)
    return answer
  }
}

function choose<T>(list: readonly T[], index: number): T {
  const value = list[index]
  if (value === undefined) throw new Error('nothing to choose from')
  return value
}

function chooseWeighted<T>(list: readonly (readonly [T, number])[], share: number): T {
  let rest = share * list.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of list) {
    rest -= weight
    if (rest < 0) return value
  }
  return choose(list, list.length - 1)[0]
}

export function createRandom(seed: number | string): Random {
  const word = xoshiro(typeof seed === 'string' ? hash(seed) : seed)
  const next = () => word() / 0x1_0000_0000
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    int,
    pick: (list) => choose(list, int(0, list.length - 1)),
    weighted: (list) => chooseWeighted(list, next()),
    shuffle<T>(list: readonly T[]): T[] {
      const copy = [...list]
      for (let last = copy.length - 1; last > 0; last -= 1) {
        const other = int(0, last)
        const kept = choose(copy, last)
        copy[last] = choose(copy, other)
        copy[other] = kept
      }
      return copy
    },
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (probability) => next() < probability,
    fork: (label) => createRandom(hash(`${seed}/${label}`)),
  }
}
