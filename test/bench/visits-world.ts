import { BenchClient } from './http-client.ts'
import { withCheckDigit } from '../../src/modules/vehicles/contract/vin.ts'

/** What a client of the bench works with: a store, a person per role, cars that nobody else touches. */
export interface Lane {
  readonly storeId: string
  readonly advisor: string
  readonly dispatcher: string
  readonly partsClerk: string
  readonly cashier: string
  readonly technician: { readonly token: string; readonly staffId: string }
  readonly colleague: string
  readonly inspector: string
  readonly cars: readonly { readonly customerId: string; readonly vehicleId: string; readonly plate: string }[]
  /** The two parts that this client's visits need: clients take different goods from the shelf, as customers do. */
  readonly parts: readonly string[]
  /** Visits begun so far. */
  next: number
}

export interface World {
  readonly port: number
  readonly lanes: readonly Lane[]
  readonly labour: readonly string[]
  readonly days: readonly string[]
}

/** Cars for half a minute at 110 visits a second: another car each time. */
const carsInAll = 3300
const fewestHands = 16
const password = 'open4s-demo'

/** Adds the people, shifts, goods and cars that the bench needs to the loaded demo, through the endpoints. */
export async function prepareWorld(port: number, clients: number, cars = carsInAll): Promise<World> {
  const { call, close } = await caller(port)
  const signIn = async (login: string) =>
    (await call<{ token: string }>('POST', '/api/session/sign-in', '', { login, password })).token
  const admin = await signIn('admin')
  const manager = await signIn('manager')
  const me = await call<{ stores: { id: string }[] }>('GET', '/api/session/me', manager)
  const storeId = me.stores[0]?.id ?? ''
  const shared = {
    advisor: await signIn('advisor'),
    dispatcher: await signIn('dispatcher'),
    partsClerk: await signIn('parts'),
    cashier: await signIn('cashier'),
    inspector: await signIn('inspector'),
  }
  const days = Array.from({ length: 14 }, (_, i) =>
    new Date(Date.now() + (i + 2) * 86_400_000).toISOString().slice(0, 10),
  )
  const hands = await hireHands({ call, signIn, admin, manager, storeId, days }, Math.max(fewestHands, clients) + 1)
  // As many bays as hands, so that bays do not bound the bookings.
  for (const [i] of hands.entries())
    await call('POST', '/api/bays/add', manager, {
      storeId,
      code: `BENCH-${i}`,
      nameZh: `工位${i}`,
      nameEn: `Bay ${i}`,
      kind: 'quick',
      skills: ['quick'],
    })
  const labour = ['M-OIL', 'M-OILFILTER', 'M-AIRFILTER']
  const stock = await call<{ rows: { partNo: string; id: string; origin: string; onHandThousandths: number }[] }>(
    'GET',
    `/api/stock?store=${storeId}&limit=200`,
    shared.partsClerk,
  )
  const parts = stock.rows.filter((row) => row.origin === 'original').slice(0, 2 * clients)
  await call('POST', '/api/stock-receipts/receive', shared.partsClerk, {
    storeId,
    supplier: 'bench',
    lines: parts.map((part) => ({ partId: part.id, quantityThousandths: 100_000_000, unitCost: 100_000 })),
  })
  const lanes = await Promise.all(
    Array.from({ length: clients }, async (_, i): Promise<Lane> => {
      const technician = hands[i]
      const colleague = hands[(i + 1) % hands.length]
      if (!technician || !colleague) throw new Error('No technician')
      const own = await caller(port)
      const mine = []
      for (let n = i; n < cars; n += clients) mine.push(await addCar(own.call, shared.advisor, storeId, n))
      own.close()
      const goods = Array.from({ length: 2 }, (_, k) => parts[(2 * i + k) % parts.length]?.partNo ?? '')
      return { ...shared, storeId, technician, colleague: colleague.token, cars: mine, parts: goods, next: 0 }
    }),
  )
  close()
  // Slots are counted by a subscription to the shifts; the first booking must find them.
  await new Promise((resolve) => setTimeout(resolve, 3000))
  return { port, lanes, labour, days }
}

type Call = <T>(method: 'GET' | 'POST', path: string, token: string, body?: unknown) => Promise<T>

/** Sends one request at a time over a connection of its own; a refusal is an error here. */
async function caller(port: number): Promise<{ call: Call; close: () => void }> {
  const client = new BenchClient(port)
  await client.open()
  return {
    call: async <T>(method: 'GET' | 'POST', path: string, token: string, body?: unknown) => {
      const reply = await client.send(method, path, { token, body })
      if (reply.status >= 400) throw new Error(`${method} ${path}: ${reply.status} ${reply.body}`)
      return JSON.parse(reply.body) as T
    },
    close: () => client.close(),
  }
}

interface Hiring {
  readonly call: Call
  readonly signIn: (login: string) => Promise<string>
  readonly admin: string
  readonly manager: string
  readonly storeId: string
  readonly days: readonly string[]
}

async function hireHands({ call, signIn, admin, manager, storeId, days }: Hiring, count: number) {
  const hands: { token: string; staffId: string }[] = []
  for (let i = 0; i < count; i++) {
    const staff = await call<{ id: string }>('POST', '/api/staff/hire', manager, {
      storeId,
      staffNo: `BENCH-${i}`,
      name: `技师${i}`,
      department: 'repair',
      position: '技师',
      skills: ['quick', 'mechanical'],
    })
    await call('POST', '/api/certificates/register', manager, {
      storeId,
      staffId: staff.id,
      kind: 'repairTechnician',
      number: `B${i}`,
      validFrom: '2020-01-01',
      validUntil: '2040-01-01',
    })
    await call('POST', '/api/accounts/add', admin, {
      login: `bench${i}`,
      password,
      displayName: `技师${i}`,
      language: 'zh-CN',
      staffId: staff.id,
      grants: [{ role: 'technician', scope: 'store', id: storeId }],
    })
    for (const day of days) {
      await call('POST', '/api/shifts/plan', manager, {
        storeId,
        staffId: staff.id,
        day,
        startsAt: `${day}T00:30:00.000Z`,
        endsAt: `${day}T10:00:00.000Z`,
      })
    }
    hands.push({ token: await signIn(`bench${i}`), staffId: staff.id })
  }
  return hands
}

async function addCar(call: Call, token: string, storeId: string, n: number) {
  const customer = await call<{ id: string }>('POST', '/api/customers/register', token, {
    storeId,
    kind: 'person',
    name: `测试${n}`,
    phone: `199${String(10_000_000 + n)}`,
    language: 'zh-CN',
    preferredChannel: 'sms',
    source: 'walkIn',
  })
  const plate = `粤B${'ABCDEFGH'[Math.floor(n / 9000) % 8]}${String(1000 + (n % 9000))}`
  const vehicle = await call<{ id: string; plate: string }>('POST', '/api/vehicles/register', token, {
    storeId,
    vin: withCheckDigit(`LYWB3ABC0TY${String(500_000 + n)}`),
    plate,
    powertrain: 'ice',
    ownerId: customer.id,
  })
  return { customerId: customer.id, vehicleId: vehicle.id, plate: vehicle.plate }
}
