import { withCheckDigit } from '../src/modules/vehicles/contract/vin.ts'
import { addDays } from '../src/kernel/clocks/plain-date.ts'
import type { Catalogue } from './catalogue.ts'
import { type DemoStore, models, stores } from './group.ts'
import { company, mobileNumber, personName, salutation } from './names.ts'
import { address, plate } from './places.ts'
import type { Random } from '../src/kernel/random.ts'
import { cityOf } from './staff.ts'
import type { Stage } from './stage.ts'

type Row = Record<string, unknown>

export interface DemoCar {
  readonly id: string
  readonly store: DemoStore
  readonly customer: DemoCustomer
  readonly model: (typeof models)[number]
  readonly plate: string
  readonly vin: string
  /** Kilometres a day, and when and with how many it came into the file. */
  readonly kmPerDay: number
  readonly soldOn: string
}

export interface DemoCustomer {
  readonly id: string
  readonly name: string
  readonly salutation: string
  readonly phone: string
  readonly language: 'zh-CN' | 'en'
  readonly person: Row
  readonly row: Row
  readonly store: DemoStore
}

const colours = ['珍珠白', '深空灰', '曜石黑', '海湾蓝', '冰川绿', '玫瑰金'] as const
const years = 'LMNPRST'

/** People and companies of the three cities. */
export async function registerCustomers(
  stage: Stage,
  random: Random,
  count: number,
  since: string,
): Promise<DemoCustomer[]> {
  const list: DemoCustomer[] = []
  const phones = new Set<string>()
  for (let i = 0; i < count; i++) {
    const store = stores[i % stores.length] ?? stores[0]
    if (!store) continue
    const city = cityOf(store)
    const firm = random.chance(0.06)
    const person = personName(random)
    const home = address(random, city)
    const maker = firm ? company(random, city.zh, city.districts[0]?.code ?? '440305') : undefined
    const name = maker?.name ?? person.name
    let phone = mobileNumber(random)
    while (phones.has(phone)) phone = mobileNumber(random)
    phones.add(phone)
    const language = random.chance(0.02) ? 'en' : 'zh-CN'
    const row = await stage.does('customer.register', {
      at: since,
      input: {
        storeId: store.id,
        kind: firm ? 'company' : 'person',
        name,
        phone,
        address: home.full,
        language,
        preferredChannel: random.chance(0.3) ? 'wechat' : 'sms',
        source: random.pick(['walkIn', 'phone', 'web', 'app', 'referral'] as const),
        ...(maker ? { idNumber: maker.uscc } : {}),
      },
      loaded: { known: [] },
    })
    list.push({
      id: String(row['id']),
      name,
      salutation: firm ? name : salutation(person),
      phone,
      language,
      row,
      store,
      person: stage.bulk.row('kernel.person', String(row['person_id'])),
    })
  }
  return list
}

/** Cars: each customer has one, every second a second one of the family. */
export async function registerCars(
  stage: Stage,
  random: Random,
  what: { customers: readonly DemoCustomer[]; catalogue: Catalogue; count: number; since: string; today: string },
): Promise<DemoCar[]> {
  const cars: DemoCar[] = []
  const plates = new Set<string>()
  for (let i = 0; i < what.count; i++) {
    const customer = what.customers[i % what.customers.length]
    if (!customer) continue
    const { store } = customer
    const model = random.weighted(models.map((item) => [item, item.share] as const))
    const soldOn = addDays(what.today, -random.int(60, 6 * 365))
    let number = plate(random, cityOf(store), model.powertrain)
    while (plates.has(number)) number = plate(random, cityOf(store), model.powertrain)
    plates.add(number)
    const year = years[Math.max(0, Math.min(years.length - 1, Number(soldOn.slice(0, 4)) - 2020))] ?? 'T'
    const vin = withCheckDigit(`LYW${model.code.replace('Y', 'A')}ABC0${year}Y${100_000 + i}`)
    const row = await stage.does('vehicle.register', {
      at: what.since,
      input: {
        storeId: store.id,
        vin,
        plate: number,
        modelId: what.catalogue.models.get(model.code)?.['id'],
        trim: random.pick([...model.trims].map((trim): string => trim[0])),
        powertrain: model.powertrain,
        colour: random.pick(colours),
        soldOn,
        ownerId: customer.id,
      },
      loaded: { owner: [{ ...customer.row, id: customer.id, state: 'active' }], known: undefined, other: undefined },
    })
    cars.push({
      id: String(row['id']),
      store,
      customer,
      model,
      plate: String(row['plate']),
      vin,
      kmPerDay: Math.max(8, random.normal(42, 18)),
      soldOn,
    })
  }
  return cars
}
