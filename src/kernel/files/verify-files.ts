import type { PoolClient } from 'pg'
import { finding, type Report } from '../ledger/finding.ts'
import { stream } from '../ledger/verify-stream.ts'
import { type FileStore, hashOfStream } from './file-store.ts'

/** Reads all bytes that the group's files refer to and reports where they are gone or give another hash. */
export async function verifyFiles(
  client: PoolClient,
  groupId: string,
  store: Pick<FileStore, 'read'>,
  report: Report,
): Promise<number> {
  const query = `select encode(sha256, 'hex') as sha256, min(id::text) as id, min(record) as record, min(record_id::text) as record_id
    from kernel.file where group_id = '${groupId}' and state <> 'removed' group by 1 order by 1`
  let count = 0
  for await (const row of stream(client, 'files', query)) {
    count += 1
    const sha256 = String(row['sha256'])
    const kept = await store.read(groupId, sha256)
    const found = kept && (await hashOfStream(kept.stream))
    if (found === sha256) continue
    const at = { record: String(row['record']), recordId: (row['record_id'] as string | null) ?? null }
    report(finding('file', { file: row['id'], problem: found === undefined ? 'missing' : 'altered' }, at))
  }
  return count
}
