import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { seriesType } from '../src/kernel/contract/series.ts'
import { add, files } from '../src/kernel/files/files.ts'
import type { FileStore } from '../src/kernel/files/file-store.ts'
import { actorOf, type VisitPlan, type VisitWorld } from './visit-plan.ts'

type Row = Record<string, unknown>

/** Voltage and current while the engine is cranked: a worn battery gives way at 3 s. */
function cranking(): Buffer {
  const rows = Array.from({ length: 600 }, (_, at) => {
    const seconds = at / 50
    const since = seconds - 3
    const turning = since >= 0 && since < 2.4
    const ripple = Math.sin(at * 2.1) * 0.12
    const volts = turning
      ? 9.1 - 1.3 * Math.exp(-since * 3) + ripple * 3
      : since < 0
        ? 12.35 + ripple / 4
        : 14.1 - 1.5 * Math.exp(-(since - 2.4)) + ripple / 4
    const amperes = turning ? 165 + 260 * Math.exp(-since * 5) + ripple * 60 : 1.8 + ripple
    return `${seconds.toFixed(2)},${volts.toFixed(2)},${amperes.toFixed(1)}`
  })
  return Buffer.from(`时间 [s],蓄电池电压 [V],起动电流 [A]\n${rows.join('\n')}\n`, 'utf8')
}

const bytes = cranking()
const sha256 = createHash('sha256').update(bytes).digest('hex')

/** What was found on the car whose customer chooses between two plans. */
export const recordedFinding = {
  words: '起动时蓄电池电压跌破 9.6 V',
  risk: '蓄电池已经老化，天冷或停放两三天后可能打不着车。',
  limits: [{ name: '蓄电池电压', lower: 9.6 }],
}

/** Puts the recording where the store keeps its files. */
export async function keepRecording(store: FileStore, groupId: string): Promise<void> {
  const draft = await store.draft()
  await writeFile(draft, bytes)
  await store.keep(groupId, sha256, draft)
  await rm(draft, { force: true })
}

/** The recording of a finding, as its technician put it there; answers the file's row. */
export async function addRecording(
  { stage, facts }: VisitWorld,
  plan: VisitPlan,
  of: { readonly order: Row; readonly findingId: string; readonly at: string },
): Promise<Row> {
  return stage.plays(files, add, {
    by: actorOf(plan.technician),
    name: plan.technician.name,
    at: of.at,
    input: {
      record: 'repairOrder',
      recordId: of.order['id'],
      kind: 'finding',
      subjectId: of.findingId,
      mediaType: seriesType,
      byteCount: bytes.length,
      sha256,
      capturedAt: of.at,
    },
    loaded: { target: of.order, person: { person_id: facts(plan.car, plan.advisor)['person_id'] } },
  })
}

/** The recording on an order, and what it must keep to: what an estimate that shows it loads. */
export function recordingsOn({ stage }: VisitWorld, orderId: string) {
  const photos = stage.bulk.of('kernel.file', orderId)
  if (photos.length === 0) return undefined
  return { photos, limits: photos.map((row) => ({ file_id: row['id'], limits: recordedFinding.limits })) }
}
