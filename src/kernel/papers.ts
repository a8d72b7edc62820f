import { createSecretKey, hash, type KeyObject } from 'node:crypto'
import { addMonths } from './clocks/plain-date.ts'
import { epochMsOf, localDate } from './clocks/zone.ts'
import { kernelRefusals } from './contract/kernel-refusals.ts'
import { manyRaw } from './db/sql.ts'
import { newId } from './ids.ts'
import type { ParameterSpec, PersonalData } from './module.ts'
import { type PaperContent, paperContent } from './paper/content.ts'
import { paperText } from './paper/hash.ts'
import { type OpenPerson, type PersonKeys, personKey } from './pii/persons.ts'
import { openValue, sealValue } from './pii/seal.ts'
import { parameter } from './settings.ts'
import type { Work } from './work.ts'

const retentionYears = 'retention.repairRecordYears'

/** Papers of repairs are kept as long as the law wants (家用汽车产品修理更换退货责任规定 17: 6 years), or longer. */
export const paperParameters: readonly ParameterSpec[] = [
  { key: retentionYears, unit: 'year', value: 6, stricter: 'max' },
]

export interface NewPaper {
  readonly id?: string
  /** `settlement`, `gatePass`, `serviceAgreement` …; what people read is the content's title. */
  readonly kind: string
  readonly number: string
  /** The record that it belongs to; it must have been moved in this work. Who may see the record may open the paper. */
  readonly record: string
  readonly recordId: string
  readonly storeId: string
  /** Whose data it holds; erasing him makes it unreadable. */
  readonly person: OpenPerson | null
  readonly content: PaperContent
}

export interface KeptPaper {
  readonly id: string
  /** 64 hex digits; the first 16 are printed on the paper. */
  readonly sha256: string
}

/**
 * Keeps a printed paper in the caller's transaction as it was shown: hashed, sealed under the person's key, recorded by
 * the entry of its record, never changed. It is printed on first opening. It is not packed: zlib's own memory made the
 * server mark its whole heap anew twice a second under load, a tenth of its time, for some kilobytes.
 */
export function keepPaper(work: Work, paper: NewPaper): KeptPaper {
  const id = paper.id ?? newId()
  const text = paperText(paper.content)
  const sha256 = hash('sha256', text, 'buffer')
  const timeZone = work.settings.stores.get(paper.storeId)?.timeZone ?? 'Asia/Shanghai'
  const day = localDate(epochMsOf(work.now), timeZone)
  const years = parameter(work.settings, retentionYears, paper.storeId, day, 'max')
  work.insert(
    'kernel.paper',
    {
      id,
      store_id: paper.storeId,
      record: paper.record,
      record_id: paper.recordId,
      person_id: paper.person?.id ?? null,
      kind: paper.kind,
      number: paper.number,
      language: paper.content.language,
      content: sealValue(paper.person?.key ?? nobodysKey(id), id, text),
      sha256,
      created_at: work.now,
      retain_until: addMonths(day, years * 12),
    },
    { id: paper.recordId },
  )
  return { id, sha256: sha256.toString('hex') }
}

/** A paper about nobody has nothing to hide, but its column takes sealed texts only. */
function nobodysKey(paperId: string): KeyObject {
  return createSecretKey(hash('sha256', `paper ${paperId}`, 'buffer'))
}

/** A stored paper with its person's key. */
export interface PaperRow {
  readonly group_id: string
  readonly id: string
  readonly store_id: string
  readonly record: string
  readonly record_id: string
  readonly person_id: string | null
  readonly wrapped_key: string | null
  readonly kind: string
  readonly number: string
  readonly language: string
  readonly content: string
  readonly sha256: Buffer
  readonly created_at: string
  readonly retain_until: string
}

/** The key that opens a paper; refused when its person was erased. */
export function paperKey(row: PaperRow, keys: PersonKeys): KeyObject {
  if (row.person_id === null) return nobodysKey(row.id)
  if (row.wrapped_key === null) throw kernelRefusals.erased({ record: 'paper' })
  return personKey(row.wrapped_key, keys)
}

/** A paper's content as it was shown. Throws when it is not what its hash says. */
export function openPaper(row: PaperRow, keys: PersonKeys): PaperContent {
  const text = openValue(paperKey(row, keys), row.content, row.id)
  if (!hash('sha256', text, 'buffer').equals(row.sha256)) throw new Error(`Paper ${row.id} is not what was kept`)
  return paperContent.parse(JSON.parse(text))
}

/** Papers among a person's data: held until the last of them need not be kept, then unreadable with his key. */
export const paperData: PersonalData = {
  tables: ['kernel.paper'],
  find: (groupId, personId) =>
    manyRaw(
      'select id, kind, number, created_at, retain_until from kernel.paper where group_id = $1 and person_id = $2',
      [groupId, personId],
    ),
  erase: () => [],
  retainedUntil: (rows) =>
    rows.map((row) => String(row['retain_until'])).reduce<string | null>((a, b) => (a !== null && a > b ? a : b), null),
}
