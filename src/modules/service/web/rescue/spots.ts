import type { RowOf } from '../../../../console/endpoints.ts'
import type { Texts } from '../../../../console/texts.ts'
import type { Spot } from './AreaSketch.tsx'

type Rescue = RowOf<'rescue.list'>
type Unit = RowOf<'rescueUnit.list'>

interface At {
  readonly longitude: number | null
  readonly latitude: number | null
}

function spot(key: string, kind: Spot['kind'], label: string, { longitude, latitude }: At): Spot[] {
  return longitude === null || latitude === null ? [] : [{ key, kind, label, longitude, latitude }]
}

export const carSpot = (rescue: Pick<Rescue, 'id' | 'number' | 'plate'> & At) =>
  spot(rescue.id, 'car', rescue.plate ?? rescue.number.slice(-4), rescue)

export const unitSpot = (texts: Texts, unit: Pick<Unit, 'id' | 'nameZh' | 'nameEn'> & At) =>
  spot(unit.id, 'unit', texts.name(unit.nameZh, unit.nameEn), unit)

export const storeSpot = (texts: Texts, at: At) => spot('store', 'store', texts.t('service.rescueArea.store'), at)

/** Danger as a word: the first rank is shouted. */
export const rankTones = ['', 'error', 'warning', 'processing', 'default'] as const
