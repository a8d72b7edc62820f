import { allowed, type Identity, reachesGroup } from './auth/identity.ts'
import { kernelRefusals } from './contract/kernel-refusals.ts'
import type { PossibleAction } from './contract/record.ts'
import type { RecordServer } from './serve.ts'
import type { Settings } from './settings.ts'

/** Whose the record is, by its owner columns. */
export function owners(server: RecordServer, row: Record<string, unknown> | undefined): (string | null)[] {
  return row ? server.owners.map((column) => (row[column] as string | null) ?? null) : []
}

/** The right to open a record: who may read it sees its papers, files and history. */
export function readPermission(server: RecordServer): string {
  const { get, list } = server.contract.reads
  return (get ?? list ?? Object.values(server.contract.reads)[0])?.permission ?? `${server.face.name}.see`
}

/** What a verb answers: the record and what the person may do next. */
export function answerOf(
  server: RecordServer,
  row: object,
  opened: { readonly identity: Identity; readonly settings: Settings },
): Record<string, unknown> {
  const record = row as Record<string, unknown>
  return { ...server.view(record), actions: possibleActions(server, record, opened.identity, opened.settings) }
}

/** The verbs that the person may do on a record, each with the reason where it cannot be done now. */
export function possibleActions(
  server: RecordServer,
  row: Record<string, unknown>,
  identity: Identity,
  settings: Settings,
): PossibleAction[] {
  const storeId = (row['store_id'] as string | null | undefined) ?? null
  const own = owners(server, row)
  const state = String(row['state'])
  const actions: PossibleAction[] = []
  for (const { name, spec } of server.verbs) {
    if (!spec.from) continue
    const may =
      identity.kind === 'link'
        ? spec.link === identity.link?.purpose
        : allowed(identity, settings, spec.permission, storeId, own) &&
          (!spec.groupWide || storeId !== null || reachesGroup(identity, settings, spec.permission))
    if (!may) continue
    const refusal = spec.from.includes(state)
      ? server.guards[name]?.(row)
      : kernelRefusals.wrongState({ record: server.face.name, verb: name, state })
    actions.push(refusal ? { name, refusal: { code: refusal.code, details: refusal.details } } : { name })
  }
  return actions
}
