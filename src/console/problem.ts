import { z } from 'zod'

export const fieldProblem = z.object({ path: z.string(), code: z.string(), message: z.string().optional() })
export type FieldProblem = z.infer<typeof fieldProblem>

const problemBody = z.object({
  code: z.string(),
  title: z.string().default(''),
  details: z.record(z.string(), z.unknown()).default({}),
  reference: z.string().optional(),
})

/** What the server refused, or why it could not be asked. `status` 0 means that no answer came. */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly details: Readonly<Record<string, unknown>>
  constructor(status: number, code: string, title: string, details: Readonly<Record<string, unknown>> = {}) {
    super(`${status} ${code} ${title}`)
    this.status = status
    this.code = code
    this.title = title
    this.details = details
  }

  /** The connection is gone: nobody knows whether a write arrived. */
  get lost(): boolean {
    return this.status === 0
  }

  get fields(): FieldProblem[] {
    const result = z.array(fieldProblem).safeParse(this.details['fields'])
    return result.success ? result.data : []
  }
}

export const lostConnection = () => new ProblemError(0, 'kernel.lost', '')

/** Reads the body of a refused request; a proxy's page in place of problem+json still becomes a problem. */
export async function problemFrom(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => undefined)
  const result = problemBody.safeParse(body)
  if (!result.success)
    return new ProblemError(response.status, 'kernel.failure', '', { reference: String(response.status) })
  const { code, title, details, reference } = result.data
  return new ProblemError(response.status, code, title, reference ? { ...details, reference } : details)
}

/** Any thrown thing as a problem, so that screens handle one kind. */
export function asProblem(error: unknown): ProblemError {
  return error instanceof ProblemError ? error : new ProblemError(500, 'kernel.failure', String(error))
}
