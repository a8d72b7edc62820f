import type { z } from 'zod'

/**
 * The one table of verbs of a record. Endpoint, state check, permission check, button, ledger event, message key
 * and state diagram are derived from it.
 *
 * - creation: a verb without `from`
 * - edit: `to: 'same'`
 * - several outcomes (an inspection): `to` is a list and the rules pick one
 */
export interface VerbSpec<S extends string = string, I extends z.ZodType = z.ZodType> {
  readonly from?: readonly S[]
  readonly to: S | 'same' | readonly S[]
  /** Right that the actor needs, `<record>.<right>`; several verbs may share one. */
  readonly permission: string
  readonly input: I
  /** What the answer carries besides the record: what the verb made, so that the next step needs no question. */
  readonly also?: z.ZodObject
  /** Also open to the holder of a signed link with this purpose (customers without login). */
  readonly link?: string
  /** Done only by other rooms through this room's public functions: no endpoint, no button. */
  readonly internal?: true
  /** Changes what all stores of the group share: where the record is no store's, the right must reach all of them. */
  readonly groupWide?: true
  /** Ends something for good: the screen asks before it does it. */
  readonly final?: true
  /** Adds the actor's own mark, with which nobody else's can disagree: an earlier version than the present one will do. */
  readonly beside?: true
}

export interface Lifecycle<
  N extends string = string,
  S extends string = string,
  V extends Record<string, VerbSpec<S>> = Record<string, VerbSpec<S>>,
> {
  readonly name: N
  readonly states: readonly S[]
  readonly verbs: V
}

/** Declares a lifecycle and refuses one that cannot work, so that the mistake shows at boot and not at the desk. */
export function lifecycle<
  const N extends string,
  const S extends string,
  const V extends Record<string, VerbSpec<NoInfer<S>>>,
>(name: N, states: readonly S[], verbs: V): Lifecycle<N, S, V> {
  const problems = lifecycleProblems(name, states, verbs)
  if (problems.length > 0) throw new Error(problems.join('; '))
  return { name, states, verbs }
}

/** Unknown states, unreachable states, no way to create: what a lifecycle must not have. */
export function lifecycleProblems(
  name: string,
  states: readonly string[],
  verbs: Record<string, VerbSpec<string>>,
): string[] {
  const known = new Set(states)
  const problems: string[] = []
  for (const [verb, spec] of Object.entries(verbs)) {
    for (const state of [...(spec.from ?? []), ...targets(spec)]) {
      if (state !== 'same' && !known.has(state)) problems.push(`${name}.${verb}: unknown state ${state}`)
    }
    if (!spec.from && spec.to === 'same') problems.push(`${name}.${verb}: a creation must name its state`)
    if (!/^[a-z][A-Za-z]*\.[A-Za-z]+$/.test(spec.permission)) problems.push(`${name}.${verb}: bad permission`)
  }
  const reached = new Set<string>()
  for (const spec of Object.values(verbs)) if (!spec.from) for (const to of targets(spec)) reached.add(to)
  for (let grew = true; grew; ) {
    grew = false
    for (const spec of Object.values(verbs)) {
      if (!spec.from?.some((state) => reached.has(state))) continue
      for (const to of targets(spec)) {
        if (to !== 'same' && !reached.has(to)) {
          reached.add(to)
          grew = true
        }
      }
    }
  }
  for (const state of states) if (!reached.has(state)) problems.push(`${name}: state ${state} cannot be reached`)
  return problems
}

/** The states a verb may lead to, `'same'` included. */
export function targets(spec: VerbSpec<string>): readonly string[] {
  return typeof spec.to === 'string' ? [spec.to] : spec.to
}
