import type { Load } from '../db/sql.ts'
import type { PersonalData } from '../module.ts'

let declared: readonly PersonalData[] = []

/** Called once when the house is composed: what its rooms hold of persons, in their order. */
export function declarePersonal(personal: readonly PersonalData[]): void {
  declared = personal
}

/** What the rooms hold of persons, in their order. */
export function personalParts(): readonly PersonalData[] {
  return declared
}

export interface FilePart {
  readonly load: Load<Record<string, unknown>[]>
  readonly read: NonNullable<PersonalData['file']>
}

/** The parts of a person's file over all rooms: loads for one message, and what each makes of its rows (F-01). */
export function fileParts(groupId: string, personId: string): readonly FilePart[] {
  return declared.flatMap((data) => (data.file ? [{ load: data.find(groupId, personId), read: data.file }] : []))
}
