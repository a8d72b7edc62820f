/**
 * Minutes by group: who can do the same counts together, under the names of the skills in order,
 * `{"mechanical+quick": 60, "paint": 30}`. So nobody is counted twice, whatever he can do.
 */
export type Pools = Readonly<Record<string, number>>

/** What can be done and what is booked in one half hour of a store. */
export interface HalfHour {
  readonly day: string
  readonly half: number
  readonly people: Pools
  /** Null where the store keeps no bays: they do not limit then. */
  readonly bays: Pools | null
  /** Booked minutes by skill. */
  readonly taken: Pools
}

/** The name of a group by its skills. */
export function poolOf(skills: readonly string[]): string {
  return [...new Set(skills)].sort().join('+')
}

/** What those who have at least one of the skills can do. */
function reachOf(pools: Pools, skills: readonly string[]): number {
  let sum = 0
  for (const pool in pools) if (pool.split('+').some((skill) => skills.includes(skill))) sum += pools[pool] ?? 0
  return sum
}

/** What all who have the skill could do in the bays that fit, if nothing else were booked. */
export function totalMinutes(half: HalfHour, skill: string): number {
  const people = reachOf(half.people, [skill])
  return half.bays ? Math.min(people, reachOf(half.bays, [skill])) : people
}

/**
 * Minutes that can still be booked for a skill; negative when an absence has left less than is booked. Bookings fit
 * exactly when, for every set of skills, those who have one of them can do all that is booked for them (Hall's
 * theorem), and the same for bays. A skill that nobody booked never makes a set tighter, so only booked ones are tried.
 */
export function freeMinutes(half: HalfHour, skill: string): number {
  const others = Object.keys(half.taken).filter((name) => name !== skill && (half.taken[name] ?? 0) > 0)
  let free = Number.POSITIVE_INFINITY
  for (let set = 0; set < 1 << others.length; set++) {
    const skills = [skill, ...others.filter((_, i) => set & (1 << i))]
    const booked = skills.reduce((sum, name) => sum + (half.taken[name] ?? 0), 0)
    free = Math.min(free, reachOf(half.people, skills) - booked)
    if (half.bays) free = Math.min(free, reachOf(half.bays, skills) - booked)
  }
  return free
}

/** Skills that somebody here can do or that are booked. */
export function skillsOf(half: HalfHour): string[] {
  const able = Object.keys(half.people).flatMap((pool) => pool.split('+'))
  const booked = Object.keys(half.taken).filter((skill) => (half.taken[skill] ?? 0) > 0)
  return [...new Set([...able, ...booked])].sort()
}
