import { z } from 'zod'
import { call } from '../../../../../console/client.ts'
import { search } from '../../../../../console/kernel-endpoints.ts'
import { asProblem } from '../../../../../console/problem.ts'
import { invalidateRecord } from '../../../../../console/query-client.ts'
import { normalisePlate } from '../../../../vehicles/contract/plate.ts'
import { normaliseVin } from '../../../../vehicles/contract/vin.ts'
import type { FirstVisitor } from './draft.ts'
import type { Hands } from './push.ts'
import { arrivedWith, isAsked, withVisitor } from './visitor.ts'

const sameNameAndPhone = z.object({ customers: z.array(z.object({ id: z.string() })).min(1) })

/**
 * Registers who came for the first time, once the line is back: asks first what is known under his phone, plate and
 * VIN. Where something is, it stops until the person has chosen. Throws what was refused.
 */
export async function registerVisitor(hands: Hands): Promise<void> {
  const draft = hands.read()
  if (!draft?.visitor) return
  if (draft.visitor.known === null) {
    const known = await lookUp(draft.visitor, draft.storeId)
    hands.change((now) => withVisitor(now, { known }))
  }
  const visitor = hands.read()?.visitor
  if (!visitor) return
  // The queue hears that it waits for the person.
  if (isAsked(visitor)) return hands.change((now) => ({ ...now }))
  const customerId = visitor.customerId ?? (await registerCustomer(hands, visitor, draft.storeId))
  if (customerId === undefined) return
  const vehicleId = visitor.carId ?? (await registerCar(hands, visitor, draft.storeId, customerId))
  hands.change((now) => arrivedWith(now, customerId, vehicleId))
  for (const record of ['customer', 'vehicle']) invalidateRecord(record)
}

type Known = NonNullable<FirstVisitor['known']>

async function lookUp({ phone, plate, vin }: FirstVisitor, storeId: string): Promise<Known> {
  const { signal } = new AbortController()
  const hits = async (text: string) => (text === '' ? [] : (await search(text, storeId, signal)).hits)
  const wanted = { plate: normalisePlate(plate), vin: normaliseVin(vin) }
  const byPhone = (await hits(phone)).filter((hit) => hit.record === 'customer')
  const byPlate = (await hits(wanted.plate)).filter((hit) => normalisePlate(hit.title) === wanted.plate)
  const byVin = (await hits(wanted.vin)).filter(
    ({ title, subtitle }) => title === wanted.vin || subtitle.includes(wanted.vin.slice(-8)),
  )
  const cars = [...byPlate, ...byVin].filter((hit) => hit.record === 'vehicle')
  return {
    customers: byPhone.map(({ id, title, subtitle }) => ({ id, name: title, more: subtitle })),
    cars: [...new Map(cars.map(({ id, title, subtitle }) => [id, { id, title, more: subtitle }])).values()],
  }
}

/** Nothing where somebody of the same name and phone is known after all: then the person is asked. */
async function registerCustomer(hands: Hands, visitor: FirstVisitor, storeId: string): Promise<string | undefined> {
  const { name, phone, customerKey: key, isSomebodyElse } = visitor
  const usual = { kind: 'person', language: 'zh-CN', preferredChannel: 'phone', source: 'walkIn' } as const
  try {
    const body = { storeId, name, phone, ...usual, evenIfKnown: isSomebodyElse }
    const { id } = await call('customer.register', { key, body })
    hands.change((now) => withVisitor(now, { customerId: id }))
    return id
  } catch (error) {
    const { code, details } = asProblem(error)
    const same = code === 'customers.known' ? sameNameAndPhone.safeParse(details) : undefined
    if (!same?.success) throw error
    const customers = same.data.customers.map(({ id }) => ({ id, name, more: phone }))
    hands.change((now) => withVisitor(now, { known: { cars: visitor.known?.cars ?? [], customers } }))
    return undefined
  }
}

async function registerCar(hands: Hands, visitor: FirstVisitor, storeId: string, ownerId: string): Promise<string> {
  const { plate, vin, powertrain, carKey: key } = visitor
  const { id } = await call('vehicle.register', { key, body: { storeId, plate, vin, powertrain, ownerId } })
  hands.change((now) => withVisitor(now, { carId: id }))
  return id
}
