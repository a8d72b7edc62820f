import type { Identity } from '../src/kernel/auth/identity.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import type { RecordServer, RunContext, VerbServer } from '../src/kernel/serve.ts'
import type { Settings } from '../src/kernel/settings.ts'
import { type Actor, type RecordTable, Work } from '../src/kernel/work.ts'
import type { Bulk } from './bulk.ts'

type Row = Record<string, unknown>

export interface Doing {
  /** Who does it; the system where nobody is named. */
  readonly by?: Actor
  /** His name, where the record keeps it. */
  readonly name?: string
  /** UTC instant at which it happens. */
  readonly at: string
  readonly input: unknown
  /** The record's row for verbs on an existing record. */
  readonly row?: Row
  /** What the verb's loads would have brought. */
  readonly loaded?: Record<string, unknown>
  /** What it would have asked for while it ran; the catalogue's rows are there without it. */
  readonly asked?: Record<string, unknown>
  readonly number?: string
}

/** What a verb sees of its caller in the demo: the system may do everything, so rules still decide and rights do not. */
function identityOf(actor: Actor, name = actor.id): Identity {
  return {
    kind: actor.kind === 'link' ? 'link' : 'system',
    actor,
    name,
    language: 'zh-CN',
    grants: [],
    settingsVersion: 1,
  }
}

/** The place where the demo's past is played: the rooms' own verbs, with their loads handed in and their writes collected. */
export class Stage {
  readonly kernel: Kernel
  readonly settings: Settings
  readonly bulk: Bulk
  /** Rows of the catalogue, by the name under which verbs ask for them. */
  readonly catalogue = new Map<string, readonly Row[]>()
  private readonly servers: ReadonlyMap<string, RecordServer>

  constructor(kernel: Kernel, settings: Settings, bulk: Bulk, servers: ReadonlyMap<string, RecordServer>) {
    this.kernel = kernel
    this.settings = settings
    this.bulk = bulk
    this.servers = servers
  }

  /** A work at an instant, for functions that take one; its writes are kept when `done`. */
  work(at: string, by: Actor = { kind: 'system', id: 'demo' }): Work {
    return new Work({ groupId: this.settings.groupId, actor: by, now: at, settings: this.settings })
  }

  keep(work: Work): void {
    this.bulk.take(work)
  }

  /** Does a verb by its endpoint key, `repairOrder.quote`, and answers its record's row. */
  async does(key: string, doing: Doing): Promise<Row> {
    const [record = '', name = ''] = key.split('.')
    const server = this.servers.get(record)
    const verb = server?.verbs.find((item) => item.name === name)
    if (!server || !verb) throw new Error(`No verb ${key}`)
    return this.plays(server, verb, doing)
  }

  /** Does a verb that has no endpoint; answers its record's row. */
  async plays(server: RecordServer, verb: VerbServer, doing: Doing): Promise<Row> {
    const name = verb.name
    const actor = doing.by ?? { kind: 'system', id: 'demo' }
    const work = this.work(doing.at, actor)
    const id = typeof doing.row?.['id'] === 'string' ? doing.row['id'] : newId()
    const input = verb.spec.input.parse(doing.input)
    const context = {
      id,
      input,
      row: doing.row ?? {},
      identity: identityOf(actor, doing.name),
      // What is handed in with the doing counts for it alone: nothing is remembered under a copy of the settings.
      settings: doing.asked ? { ...this.settings } : this.settings,
      kernel: this.kernel,
      number: doing.number ?? '',
      draw: () => Promise.resolve(doing.number ?? ''),
      loaded: doing.loaded ?? {},
      // What a verb asks later is given beforehand too; what is not given is empty: only refusals ask for that.
      ask: (loads: object) =>
        Promise.resolve(
          Object.fromEntries(
            Object.keys(loads).map((name) => [name, doing.asked?.[name] ?? this.catalogue.get(name) ?? []]),
          ),
        ),
      move: (changes: never, more: never) => work.move(server.face, doing.row as never, name, changes, more),
    } as unknown as RunContext<unknown, never, RecordTable>
    await verb.run(work, context)
    this.bulk.take(work)
    return this.bulk.row(server.face.table, id)
  }
}
