import { z } from 'zod'
import { allowed, type Identity } from '../../../../kernel/auth/identity.ts'
import type { Row } from '../../../../kernel/db/schema.ts'
import { openPerson, openSealed, type PersonKeys, sealFor } from '../../../../kernel/pii/persons.ts'
import type { Settings } from '../../../../kernel/settings.ts'
import type { Work } from '../../../../kernel/work.ts'
import type { Facts } from '../facts.ts'

type Rescue = Row<'service.rescue'>

/** Where the car stands, in words and as far as known in degrees. */
export interface Whereabouts {
  readonly place: string
  readonly longitude: number | null
  readonly latitude: number | null
}

const sealedPlace = z.object({
  place: z.string(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
})
const nowhere: Whereabouts = { place: '', longitude: null, latitude: null }

/** Whereabouts are the caller's own: sealed under his key (V-02). */
export function placeColumns(work: Work, keys: PersonKeys, facts: Facts, { place, longitude, latitude }: Whereabouts) {
  const person = openPerson({ id: facts.person_id ?? '', wrapped_key: facts.wrapped_key }, keys)
  return { place_sealed: sealFor(work, person, JSON.stringify({ place, longitude, latitude })) }
}

/** Opens them; calls from before they were sealed have them in the open. Empty once the person was erased. */
export function whereaboutsOf(
  row: Pick<Rescue, 'place' | 'place_sealed' | 'longitude' | 'latitude'>,
  wrappedKey: string | null,
  keys: PersonKeys,
): Whereabouts {
  if (row.place_sealed === null) return { place: row.place ?? '', longitude: row.longitude, latitude: row.latitude }
  const text = openSealed(wrappedKey, row.place_sealed, keys)
  return text === null ? nowhere : sealedPlace.parse(JSON.parse(text))
}

/** The words of an opened place; empty where there is none to read. */
export function sealedWords(opened: string): string {
  return opened === '' ? '' : sealedPlace.parse(JSON.parse(opened)).place
}

/** Who leads calls or drives to this one must know where it is, until it has ended. */
export function needsPlace(
  identity: Identity,
  settings: Settings,
  row: Pick<Rescue, 'store_id' | 'technician_id' | 'ended_at'>,
): boolean {
  if (row.ended_at !== null) return false
  return ['rescue.take', 'rescue.lead', 'rescue.drive'].some((permission) =>
    allowed(identity, settings, permission, row.store_id, [row.technician_id]),
  )
}

/** Enough to tell calls apart: the first characters. */
export function maskedPlace({ place }: Whereabouts): Whereabouts {
  return { place: place === '' ? '' : `${place.slice(0, 2)}****`, longitude: null, latitude: null }
}

/** About a kilometre: what a unit's own record keeps of a customer's place. */
export function roughly({ longitude, latitude }: { readonly longitude: number; readonly latitude: number }) {
  const round = (degrees: number) => Math.round(degrees * 100) / 100
  return { longitude: round(longitude), latitude: round(latitude) }
}
