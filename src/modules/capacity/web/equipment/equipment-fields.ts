import type { InputOf } from '../../../../console/endpoints.ts'
import type { Choice, Field } from '../../../../console/ui/form/field.ts'
import { equipmentUses } from '../../../knowledge/contract/equipment-use.ts'
import { equipmentKinds } from '../../contract/equipment.ts'

/** What a device is and when it is due; `bays` are those of its store. */
export function equipmentFields(bays: readonly Choice[]): readonly Field<keyof InputOf<'equipment.edit'>>[] {
  return [
    { name: 'code', kind: 'text' },
    { name: 'nameZh', kind: 'text' },
    { name: 'nameEn', kind: 'text' },
    { name: 'kind', kind: 'choice', options: equipmentKinds },
    { name: 'place', kind: 'text' },
    { name: 'serial', kind: 'text' },
    { name: 'bayId', kind: 'choice', options: bays },
    { name: 'use', kind: 'choice', options: equipmentUses },
    { name: 'calibrationMonths', kind: 'number' },
    { name: 'calibrationDue', kind: 'day' },
    { name: 'upkeepMonths', kind: 'number' },
    { name: 'upkeepDue', kind: 'day' },
  ]
}
