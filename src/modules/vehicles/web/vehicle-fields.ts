import { askRows } from '../../../console/client.ts'
import type { InputOf } from '../../../console/endpoints.ts'
import type { Field, PickSource } from '../../../console/ui/form/field.ts'
import { pick } from '../../../console/ui/form/pick.ts'
import type { Texts } from '../../../console/texts.ts'
import { powertrains } from '../../knowledge/contract/service-item.ts'
import { freePlateTypes } from '../contract/vehicle.ts'
import { checkPlate } from '../contract/plate.ts'

type Named = keyof InputOf<'vehicle.register'>

/** Models by any word of brand or name; the list is short and comes whole. */
export function modelSource(texts: Texts): PickSource {
  return {
    key: 'model.list',
    async find(q, signal) {
      const { rows } = await askRows('model.list', {}, signal)
      const words = q.toLowerCase().split(/\s+/)
      return rows
        .map((row) => ({
          value: row.id,
          label: `${texts.name(row.brandZh, row.brandEn)} ${texts.name(row.nameZh, row.nameEn)}`,
          text: `${row.brandZh} ${row.brandEn} ${row.nameZh} ${row.nameEn} ${row.code}`.toLowerCase(),
        }))
        .filter((row) => words.every((word) => row.text.includes(word)))
        .slice(0, 40)
    },
  }
}

export const customerSource = pick('customer.list', { label: (row) => `${row.name} ${row.phoneMasked}` })

/** Kinds of plate without a pattern are asked for only when the plate has none. */
const isFree = (plate: unknown) => typeof plate === 'string' && plate.trim() !== '' && !checkPlate(plate).ok

export const plateFields: readonly Field<'plate' | 'plateType'>[] = [
  { name: 'plate', kind: 'plate' },
  { name: 'plateType', kind: 'choice', options: freePlateTypes, when: (values) => isFree(values['plate']) },
]

export function descriptionFields(texts: Texts): readonly Field<Named & keyof InputOf<'vehicle.edit'>>[] {
  return [
    { name: 'modelId', kind: 'pick', from: modelSource(texts) },
    { name: 'powertrain', kind: 'choice', options: powertrains, keys: true },
    { name: 'trim', kind: 'text' },
    { name: 'colour', kind: 'text' },
    { name: 'soldOn', kind: 'day' },
  ]
}

/** Whose reason lets a doubtful VIN pass; asked for once the VIN was refused. */
export const overrideField: Field<Named> = { name: 'override', kind: 'text' }

export function registerFields(texts: Texts): readonly Field<Named>[] {
  return [
    { name: 'ownerId', kind: 'pick', from: customerSource },
    ...plateFields,
    { name: 'vin', kind: 'vin' },
    ...descriptionFields(texts),
    { name: 'odometerKm', kind: 'number' },
  ]
}

export const vehicleErrorsAt = {
  'vehicles.vinInvalid': 'vin',
  'vehicles.vinDoubtful': 'vin',
  'vehicles.vinKnown': 'vin',
  'vehicles.overrideNotAllowed': 'override',
  'vehicles.plateInvalid': 'plate',
  'vehicles.plateTaken': 'plate',
  'vehicles.unknownCustomer': 'ownerId',
  'vehicles.unknownModel': 'modelId',
} as const
