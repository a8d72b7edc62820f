import { addDays, dayNumber } from '../src/kernel/clocks/plain-date.ts'
import { newId } from '../src/kernel/ids.ts'
import { hashPassword } from '../src/kernel/auth/passwords.ts'
import { createAccount } from '../src/kernel/setup.ts'
import { crew, type DemoRole, type DemoStore, stores } from './group.ts'
import { mobileNumber, personName } from './names.ts'
import { cities } from './places.ts'
import type { Random } from '../src/kernel/random.ts'
import type { Stage } from './stage.ts'
import { demoLogins } from './accounts.ts'

export interface DemoPerson {
  readonly staffId: string
  readonly accountId: string
  readonly storeId: string
  readonly name: string
  readonly role: DemoRole
  readonly skills: readonly string[]
}

/** Every technician's, for the shared tablet. */
const demoPin = '1234'

/** Hires the crew of every store and gives each person an account. */
export async function hireEverybody(
  stage: Stage,
  random: Random,
  passwordHash: string,
  since: string,
): Promise<DemoPerson[]> {
  const people: DemoPerson[] = []
  const pinHash = await hashPassword(demoPin)
  for (const [index, store] of stores.entries()) {
    let no = 0
    for (const part of crew) {
      for (let i = 0; i < part.count; i++) {
        no += 1
        people.push(
          await hireOne(stage, random, {
            store,
            part,
            no,
            first: index === 0 && i === 0 && !people.some((p) => p.role === part.role),
            passwordHash,
            pinHash: part.role === 'technician' ? pinHash : undefined,
            since,
          }),
        )
      }
    }
  }
  const work = stage.work(since)
  for (const role of ['administrator', 'groupManager'] as const) {
    createAccount(work, {
      login: demoLogins[role] ?? role,
      passwordHash,
      name: role === 'administrator' ? '系统管理员' : '集团管理',
      grants: [{ role, scope: 'group', id: null }],
    })
  }
  stage.keep(work)
  return people
}

interface Hiring {
  readonly store: DemoStore
  readonly part: (typeof crew)[number]
  readonly no: number
  readonly first: boolean
  readonly passwordHash: string
  readonly pinHash: string | undefined
  readonly since: string
}

async function hireOne(
  stage: Stage,
  random: Random,
  { store, part, no, first, passwordHash, pinHash, since }: Hiring,
): Promise<DemoPerson> {
  const { name } = personName(random)
  const staffNo = `${store.code}-${String(no).padStart(2, '0')}`
  const row = await stage.does('staff.hire', {
    at: since,
    input: {
      storeId: store.id,
      staffNo,
      name,
      department: part.department,
      position: part.position,
      skills: [...part.skills],
      phone: mobileNumber(random),
    },
  })
  const staffId = String(row['id'])
  const accountId = newId()
  const login = first ? (demoLogins[part.role] ?? staffNo.toLowerCase()) : staffNo.toLowerCase()
  const work = stage.work(since)
  createAccount(work, {
    id: accountId,
    login,
    passwordHash,
    pinHash,
    name,
    staffId,
    grants: [{ role: part.role, scope: 'store', id: store.id }],
  })
  stage.keep(work)
  await certify(stage, { staffId, storeId: store.id, role: part.role, skills: part.skills, no: staffNo }, since)
  return { staffId, accountId, storeId: store.id, name, role: part.role, skills: part.skills }
}

/** Technicians hold the repair certificate, electricians the high-voltage one as well, inspectors their own. */
async function certify(
  stage: Stage,
  who: { staffId: string; storeId: string; role: string; skills: readonly string[]; no: string },
  since: string,
): Promise<void> {
  const kinds = [
    ...(who.role === 'technician' || who.role === 'dispatcher' ? ['repairTechnician'] : []),
    ...(who.skills.includes('highVoltage') ? ['highVoltage'] : []),
    ...(who.role === 'inspector' ? ['inspector', 'repairTechnician'] : []),
  ]
  const year = Number(since.slice(0, 4))
  for (const kind of kinds) {
    await stage.does('certificate.register', {
      at: since,
      input: {
        storeId: who.storeId,
        staffId: who.staffId,
        kind,
        number: `${kind.slice(0, 2).toUpperCase()}${year - 1}-${who.no}`,
        validFrom: `${year - 1}-03-01`,
        validUntil: `${year + 4}-02-28`,
      },
      loaded: { staff: { id: who.staffId, store_id: who.storeId } },
    })
  }
}

/** The demo's city of a store. */
export function cityOf(store: DemoStore) {
  const city = cities.find((item) => item.zh.startsWith(store.city))
  if (!city) throw new Error(`No city ${store.city}`)
  return city
}

/** The workshop's shifts around today: everybody from opening to closing, one rest day a week in turn. */
export async function planShifts(
  stage: Stage,
  people: readonly DemoPerson[],
  today: string,
  at: string,
): Promise<void> {
  for (const [index, person] of people.entries()) {
    if (person.skills.length === 0) continue
    for (let ahead = -7; ahead <= 14; ahead++) {
      const day = addDays(today, ahead)
      if (ahead !== 0 && (dayNumber(day) + index) % 7 === 0) continue
      await stage.does('shift.plan', {
        at,
        input: {
          storeId: person.storeId,
          staffId: person.staffId,
          day,
          startsAt: `${day}T00:30:00.000Z`,
          endsAt: `${day}T10:00:00.000Z`,
        },
        loaded: { staff: { id: person.staffId, store_id: person.storeId, state: 'active' } },
      })
    }
  }
}
