import type { PoolClient } from 'pg'
import { submit } from '../db/pool.ts'
import { commitment } from '../pii/seal.ts'
import { sealedReference } from './entry.ts'
import type { Catalogue } from './catalogue.ts'
import { finding, type Report } from './finding.ts'
import type { RowSet, StoredEntry } from './stored-entry.ts'
import { whereOf } from './verify-chains.ts'

interface Reference {
  readonly entry: StoredEntry
  readonly table: string
  readonly column: string
  readonly valueId: string
  readonly commitment: string
}

const referencePattern = /^~([0-9a-f-]{36})\.([\w-]{43})$/
/** What the ledger says of a column that erasure has emptied. */
const emptied = sealedReference('')

/** Every personal value that the ledger points to must be there as it was, also those that no row carries any more. */
export class SealedReferences {
  private readonly client: PoolClient
  private readonly groupId: string
  private readonly catalogue: Catalogue
  private readonly report: Report
  private waiting: Reference[] = []

  constructor(client: PoolClient, groupId: string, catalogue: Catalogue, report: Report) {
    this.client = client
    this.groupId = groupId
    this.catalogue = catalogue
    this.report = report
  }

  async add(entry: StoredEntry, set: RowSet): Promise<void> {
    for (const column of this.catalogue.get(set.t)?.sealed ?? []) {
      const value = set.set[column]
      if (value === undefined || value === null || value === emptied) continue
      const [, valueId, held] = (typeof value === 'string' && referencePattern.exec(value)) || []
      if (valueId === undefined || held === undefined) {
        this.report(finding('sealed', { table: set.t, row: set.id, column, problem: 'plain' }, whereOf(entry)))
      } else {
        this.waiting.push({ entry, table: set.t, column, valueId, commitment: held })
      }
    }
    if (this.waiting.length > 1000) await this.finish()
  }

  async finish(): Promise<void> {
    const waiting = this.waiting
    this.waiting = []
    if (waiting.length === 0) return
    const [result] = await submit(this.client, [
      {
        // A paper holds its own content for good, under its own id, and a signature its drawing: a second copy of the longest values would be waste.
        sql: `select id, cipher from kernel.sealed_value where group_id = $1 and id = any($2::text[]::uuid[])
              union all select id, content from kernel.paper where group_id = $1 and id = any($2::text[]::uuid[])
              union all select id, image from kernel.signature where group_id = $1 and id = any($2::text[]::uuid[])`,
        parameters: [this.groupId, [...new Set(waiting.map((item) => item.valueId))]],
      },
    ])
    const found = new Map((result?.rows ?? []).map((row) => [row['id'], commitment(String(row['cipher']))]))
    for (const { entry, table, column, valueId, commitment: expected } of waiting) {
      const held = found.get(valueId)
      if (held === expected) continue
      const problem = held === undefined ? 'gone' : 'altered'
      this.report(finding('sealed', { table, column, valueId, problem }, whereOf(entry)))
    }
  }
}
