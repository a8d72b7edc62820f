import { kernelRefusals } from '../contract/kernel-refusals.ts'
import type { Module, ParameterSpec } from '../module.ts'
import type { RecordServer } from '../serve.ts'

/** `series`: what a tester recorded over time, as a table. */
export type Medium = 'picture' | 'video' | 'document' | 'series'

/** What a room keeps files for: the kinds that its records take, by whom, for how long, and who else sees them. */
export interface FileUse {
  readonly record: string
  /** `walkAround`, `finding` …; what people read is the message `<module>.file.<kind>`. */
  readonly kind: string
  readonly takes: readonly Medium[]
  /** Permission on the record that adding needs. Who may read the record sees its files. */
  readonly add: string
  /** States of the record in which something may still be added. */
  readonly while: readonly string[]
  /** Parameter of years; where a law limit of the same key stands beside it, the longer counts. */
  readonly retention: string
  /** SQL for the person whose data it is: group `$1`, record `$2`. Erasing him removes the file. */
  readonly person?: string
  /**
   * Signed links that show it, by purpose: SQL for the ids of its records from the link's own (group `$1`, id `$2`), or
   * `self` when the link is made for the record.
   */
  readonly shownBy?: Readonly<Record<string, string>>
  /** The holder of a visit's link may add it to his own record. */
  readonly addedByLink?: true
}

/** Largest size by medium, in megabytes. */
export const sizeParameter: Readonly<Record<Medium, string>> = {
  picture: 'file.pictureMegabytes',
  video: 'file.videoMegabytes',
  document: 'file.documentMegabytes',
  series: 'file.seriesMegabytes',
}

export const fileParameters: readonly ParameterSpec[] = [
  { key: sizeParameter.picture, unit: 'megabyte', value: 25 },
  { key: sizeParameter.video, unit: 'megabyte', value: 200 },
  { key: sizeParameter.document, unit: 'megabyte', value: 20 },
  { key: sizeParameter.series, unit: 'megabyte', value: 8 },
]

let uses = new Map<string, FileUse>()
let servers = new Map<string, RecordServer>()

/** Called once when the house is composed: which records take files. */
export function declareFiles(modules: readonly Module[]): void {
  uses = new Map(modules.flatMap((module) => module.files ?? []).map((use) => [`${use.record}/${use.kind}`, use]))
  servers = new Map(modules.flatMap((module) => module.records).map((server) => [server.face.name, server]))
}

export interface DeclaredUse {
  readonly use: FileUse
  readonly server: RecordServer
}

/** The use by its record's name and its kind; undefined when no room declares it. */
export function findUse(record: string, kind: string): DeclaredUse | undefined {
  const use = uses.get(`${record}/${kind}`)
  const server = servers.get(record)
  return use && server ? { use, server } : undefined
}

export function useOf(record: string, kind: string): DeclaredUse {
  const found = findUse(record, kind)
  if (!found) throw kernelRefusals.invalid({ fields: [{ path: 'kind', code: 'unknown' }] })
  return found
}

/** A record that takes files of any kind. */
export function serverTakingFiles(record: string): RecordServer {
  const server = servers.get(record)
  const takes = [...uses.values()].some((use) => use.record === record)
  if (!server || !takes) throw kernelRefusals.invalid({ fields: [{ path: 'record', code: 'unknown' }] })
  return server
}
