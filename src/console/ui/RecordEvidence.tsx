import { useKeptRead } from '../device/use-kept-read.ts'
import type { RowOf } from '../endpoints.ts'
import { invalidateRecord } from '../query-client.ts'
import type { UploadPlace } from '../upload.ts'
import { Evidence } from './Evidence.tsx'
import { itemOf } from './evidence-item.ts'

export type FileRow = RowOf<'file.list'>

/** All files of a record; nothing until they are known. */
export function useFiles(record: string, recordId: string): readonly FileRow[] | undefined {
  const { data, error } = useKeptRead('file.list', { query: { record, recordId } })
  return data?.rows ?? (error ? [] : undefined)
}

interface RecordEvidenceProps {
  readonly files: readonly FileRow[]
  readonly name: string
  /** What new ones are for; nothing where none may be added. */
  readonly place?: UploadPlace | undefined
  readonly accept?: string
  readonly small?: boolean
}

/** Some files of a record, to look at and, where it is still open, to add to. */
export function RecordEvidence({ files, name, place, ...more }: RecordEvidenceProps) {
  return (
    <Evidence
      items={files.map((row) => itemOf(row, name))}
      place={place}
      onStored={() => invalidateRecord('file')}
      {...more}
    />
  )
}
