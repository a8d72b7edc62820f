import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { call } from '../../../../../console/client.ts'
import { type Vault, vaultOf } from '../../../../../console/device/vault.ts'
import type { AnswerOf } from '../../../../../console/endpoints.ts'
import type { SearchHit } from '../../../../../console/kernel-endpoints.ts'
import { asProblem } from '../../../../../console/problem.ts'
import { readKey } from '../../../../../console/query-client.ts'
import { useSession } from '../../../../../console/session.tsx'
import { arrivalFile } from '../../../contract/reception.ts'
import { deskOf } from './desk.ts'

export type Arrival = AnswerOf<'reception.arrival'>

const place = (vehicleId: string) => `arrival/${vehicleId}`
const itemsPlace = 'items'
const minuteMs = 60_000

async function keptArrival(vault: Vault, vehicleId: string): Promise<Arrival | undefined> {
  const kept = arrivalFile.safeParse(await vault.get(place(vehicleId)))
  return kept.success ? kept.data : undefined
}

/** Everything known of a car; without connection as it was when this device asked last. */
export function useArrival(vehicleId: string | undefined, storeId: string | undefined) {
  const { me } = useSession()
  const query = { store: storeId ?? '' }
  return useQuery({
    queryKey: readKey('reception.arrival', { id: vehicleId, query }),
    enabled: vehicleId !== undefined && storeId !== undefined,
    networkMode: 'offlineFirst',
    retry: false,
    meta: { also: ['vehicle', 'customer', 'appointment', 'repairOrder'] },
    async queryFn({ signal }) {
      const id = vehicleId ?? ''
      const vault = vaultOf(me.accountId)
      try {
        const fresh = await call('reception.arrival', { id, query, signal })
        await vault.put(place(id), fresh)
        return fresh
      } catch (error) {
        const kept = asProblem(error).lost ? await keptArrival(vault, id) : undefined
        if (!kept) throw error
        return kept
      }
    },
  })
}

/** Takes along today's bookings, so that their cars can be received when the line is down. */
export function useCarsTakenAlong(storeId: string | undefined): readonly Arrival[] {
  const { me } = useSession()
  const { data } = useQuery({
    queryKey: readKey('reception.expected', { query: { store: storeId ?? '' } }),
    enabled: storeId !== undefined,
    networkMode: 'offlineFirst',
    retry: false,
    refetchInterval: 5 * minuteMs,
    async queryFn({ signal }) {
      const vault = vaultOf(me.accountId)
      try {
        const { rows } = await call('reception.expected', { query: { store: storeId ?? '' }, signal })
        await takeAlong(
          vault,
          rows,
          new Set(
            deskOf(me)
              .drafts()
              .map((draft) => draft.vehicleId),
          ),
        )
        return rows
      } catch (error) {
        if (!asProblem(error).lost) throw error
        return keptArrivals(vault)
      }
    },
  })
  return data ?? []
}

async function takeAlong(vault: Vault, rows: readonly Arrival[], needed: ReadonlySet<string>): Promise<void> {
  for (const row of rows) await vault.put(place(row.car.id), row)
  const today = new Set(rows.map((row) => row.car.id))
  for (const key of await vault.keys(place(''))) {
    const id = key.slice(place('').length)
    if (!today.has(id) && !needed.has(id)) await vault.remove(key)
  }
}

async function keptArrivals(vault: Vault): Promise<Arrival[]> {
  const kept: Arrival[] = []
  for (const key of await vault.keys(place(''))) {
    const result = arrivalFile.safeParse(await vault.get(key))
    if (result.success) kept.push(result.data)
  }
  return kept.toSorted((a, b) => (a.booking?.startsAt ?? '').localeCompare(b.booking?.startsAt ?? ''))
}

/** Cars on this device that a text may mean: by the end of plate or VIN, or by a name. */
export async function hitsOnDevice(accountId: string, text: string): Promise<SearchHit[]> {
  const vault = vaultOf(accountId)
  const wanted = text.trim().toUpperCase()
  if (wanted === '') return []
  const means = ({ car, people }: Arrival) =>
    car.plate.toUpperCase().includes(wanted) ||
    car.vin.toUpperCase().endsWith(wanted) ||
    people.some((person) => person.name.includes(text.trim()))
  return (await keptArrivals(vault)).filter(means).map(({ car, people }) => ({
    record: 'vehicle',
    id: car.id,
    title: car.plate || car.vin,
    subtitle: [people[0]?.name ?? '', car.modelZh ?? ''].filter((part) => part !== '').join(' · '),
    flags: [],
    own: true,
    related: [],
    link: `/vehicles/${car.id}`,
  }))
}

const keptItems = z.array(z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() }))
export type WantedItem = z.infer<typeof keptItems>[number]

/** The catalogue by code and name, also without connection. */
export function useCatalogue(): readonly WantedItem[] {
  const { me } = useSession()
  const { data } = useQuery({
    queryKey: ['reception-items', me.accountId],
    networkMode: 'offlineFirst',
    retry: false,
    staleTime: 5 * minuteMs,
    async queryFn({ signal }) {
      const vault = vaultOf(me.accountId)
      try {
        const { rows } = await call('serviceItem.list', { query: { state: 'active', limit: 200 }, signal })
        const items = rows.map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn }))
        await vault.put(itemsPlace, items)
        return items
      } catch (error) {
        const kept = keptItems.safeParse(await vault.get(itemsPlace))
        if (!asProblem(error).lost || !kept.success) throw error
        return kept.data
      }
    },
  })
  return data ?? []
}
