import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { z } from 'zod'
import { callAny } from './client.ts'
import { askAboutConflict } from './conflict.ts'
import { nameOf, recordOf } from './endpoint-key.ts'
import type { AnswerOf, InputOf, VerbKey } from './endpoints.ts'
import { useIntent } from './intent.ts'
import { useNotice } from './notice.tsx'
import { asProblem, type ProblemError } from './problem.ts'
import { invalidateRecord, queryClient, readKey } from './query-client.ts'
import { useTexts } from './texts.ts'
import { successText } from './verb-texts.ts'

export type Outcome<R> =
  | { readonly ok: true; readonly record: R }
  | { readonly ok: false; readonly problem: ProblemError }

export interface Target {
  readonly id: string
  readonly version: number
}

export interface VerbOptions<R> {
  /** Other records that the verb changes as well. */
  readonly also?: readonly string[]
  /** What to say in place of the room's own sentence; `null` says nothing. */
  readonly say?: ((record: R) => string) | null
  /** Turns the verb round, where that is safe; offered beside the success message. */
  readonly undo?: (record: R) => void
  /** The caller shows refusals itself (a form beside its fields). */
  readonly quiet?: boolean
}

export interface AnyVerb<A> {
  readonly run: (input: object, target?: Target) => Promise<Outcome<A>>
  readonly pending: boolean
}

export interface Verb<K extends VerbKey> {
  /** Does the verb; `target` is the record as the person saw it (the whole of it, if at hand), left out for a creation. */
  readonly run: (input: InputOf<K>, target?: Target) => Promise<Outcome<AnswerOf<K>>>
  readonly pending: boolean
}

const freshRecord = z.looseObject({ id: z.string(), version: z.int() })

interface Wish {
  readonly input: object
  readonly target: Target | undefined
}

/** A verb whose name is known only while running; pages use `useVerb`. */
export function useAnyVerb<A = unknown>(key: string, options: VerbOptions<A> = {}): AnyVerb<A> {
  const intent = useIntent()
  const texts = useTexts()
  const notice = useNotice()
  const running = useRef<Promise<Outcome<A>> | undefined>(undefined)
  const { mutateAsync, isPending } = useMutation({
    mutationFn: ({ input, target }: Wish) =>
      callAny<A>(key, {
        id: target?.id,
        version: target?.version,
        body: input,
        key: intent.keyFor([key, target?.id, input]),
      }),
  })

  const once = async (input: object, target: Target | undefined): Promise<Outcome<A>> => {
    try {
      const record = await mutateAsync({ input, target })
      intent.fulfilled()
      settle(key, record, options.also)
      const { say, undo } = options
      if (say !== null) notice.done(say ? say(record) : successText(texts, key, record), undo && (() => undo(record)))
      return { ok: true, record }
    } catch (error) {
      const problem = asProblem(error)
      const fresh = problem.code === 'kernel.stale' ? freshRecord.safeParse(problem.details['record']) : undefined
      if (fresh?.success && (await offer(key, target, fresh.data))) return once(input, fresh.data)
      if (!options.quiet && !fresh) notice.problem(problem)
      return { ok: false, problem }
    }
  }
  const run = (input: object, target?: Target) => {
    running.current ??= once(input, target).finally(() => {
      running.current = undefined
    })
    return running.current
  }
  return { run, pending: isPending }
}

/** One verb of a record: sends it once however often it is clicked, tells what happened, freshens what shows the record. */
export function useVerb<K extends VerbKey>(key: K, options: VerbOptions<AnswerOf<K>> = {}): Verb<K> {
  return useAnyVerb<AnswerOf<K>>(key, options)
}

/** Puts the answer where its record is shown and marks as old what else shows it. */
function settle(key: string, answer: unknown, also: readonly string[] = []): void {
  const record = recordOf(key)
  const fresh = freshRecord.safeParse(answer)
  const id = fresh.success ? fresh.data.id : undefined
  if (fresh.success) mergeIntoPage(record, fresh.data)
  invalidateRecord(record, id)
  for (const other of also) invalidateRecord(other)
  if (id) void queryClient.invalidateQueries({ queryKey: ['timeline', { id }] })
}

function mergeIntoPage(record: string, fresh: z.output<typeof freshRecord>): void {
  // The page's answer may hold more than the verb's (lines, people): only what came back is replaced.
  queryClient.setQueryData<object>(readKey(`${record}.get`, { id: fresh.id }), (old) =>
    old ? { ...old, ...fresh } : undefined,
  )
}

/** Shows the fresh record beside what was seen; the person chooses. */
async function offer(key: string, target: Target | undefined, fresh: z.output<typeof freshRecord>): Promise<boolean> {
  const record = recordOf(key)
  const again = await askAboutConflict({ record, verb: nameOf(key), seen: seenBy(record, target), fresh })
  mergeIntoPage(record, fresh)
  if (!again) invalidateRecord(record, fresh.id)
  return again
}

/** What the person had before his eyes: the record he acted on, else what the page last held. */
function seenBy(record: string, target: Target | undefined): Readonly<Record<string, unknown>> | undefined {
  if (!target) return undefined
  if ('state' in target) return { ...target }
  return queryClient.getQueryData<Record<string, unknown>>(readKey(`${record}.get`, { id: target.id }))
}
