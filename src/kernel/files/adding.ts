import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { logAccess } from '../access-log.ts'
import { act } from '../action.ts'
import type { Credential } from '../auth/identity.ts'
import { asCaller } from '../auth/person.ts'
import { fileContract, type uploadQuery } from '../contract/file.ts'
import { deviceTime } from '../http.ts'
import type { Kernel } from '../kernel.ts'
import { rendererOf } from '../render.ts'
import { parameter } from '../settings.ts'
import type { FileStore } from './file-store.ts'
import { add, files, targetOf } from './files.ts'
import { type Limits, takeIn } from './intake.ts'
import { addProblem } from './rules.ts'
import { sizeParameter, useOf } from './uses.ts'

export type Upload = ReturnType<typeof uploadQuery.parse>

/** The largest that may come in, of whatever kind. */
export const mostBytes = ({ takes, megabytes }: Limits): number =>
  Math.max(...takes.map((medium) => megabytes[medium])) * 1024 * 1024

interface Addition {
  readonly credential: Credential
  readonly key: string
  readonly query: Upload
  readonly request: FastifyRequest
  readonly limits: Limits
  readonly bytes: Readable
}

/** Cleans bytes, puts them in their place and writes the row; answers the file as JSON text. Throws the refusal. */
export async function addFile(kernel: Kernel, store: FileStore, addition: Addition): Promise<string> {
  const { credential, key, query, request, limits, bytes } = addition
  const taken = await takeIn(bytes, limits, store)
  try {
    await store.keep(credential.groupId, taken.sha256, taken.draft)
  } finally {
    await rm(taken.draft, { force: true })
  }
  const { deviceTime: capturedAt } = deviceTime(request)
  return act(kernel, {
    server: files,
    verb: add,
    credential,
    input: {
      ...query,
      mediaType: taken.media.type,
      byteCount: taken.byteCount,
      sha256: taken.sha256,
      ...(capturedAt ? { capturedAt } : {}),
    },
    key,
    fingerprint: `${request.url} ${taken.sha256}`,
    render: rendererOf(fileContract.schema),
  })
}

/** Who may not add anything here is refused before a byte is taken. Answers what may come in, and who asks. */
export async function limitsFor(
  kernel: Kernel,
  credential: Credential,
  query: Upload,
): Promise<Limits & { readonly actorId: string }> {
  const declared = useOf(query.record, query.kind)
  const target = targetOf(credential.groupId, query.record, query.recordId)
  const { identity, settings, now, results } = await asCaller(kernel, credential, () => [target.statement])
  const row = target.read(results[0]?.rows ?? [])
  const problem = addProblem(declared, query, row, { identity, settings })
  if (problem) {
    if (problem.kind === 'forbidden')
      await logAccess(kernel, credential, 'refused.file.add', query.record, query.recordId ?? null, {
        code: problem.code,
      })
    throw problem
  }
  const storeId = (row?.['store_id'] as string | undefined) ?? query.store ?? null
  const megabytes = (medium: keyof typeof sizeParameter) =>
    parameter(settings, sizeParameter[medium], storeId, now.slice(0, 10))
  return {
    actorId: identity.actor.id,
    takes: declared.use.takes,
    megabytes: {
      picture: megabytes('picture'),
      video: megabytes('video'),
      document: megabytes('document'),
      series: megabytes('series'),
    },
  }
}
