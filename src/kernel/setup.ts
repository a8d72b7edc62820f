import { accountLifecycle, parameterLifecycle, roleLifecycle, storeLifecycle } from './contract/admin.ts'
import type { Statement } from './db/batch.ts'
import type { Grant } from './auth/identity.ts'
import { newId } from './ids.ts'
import type { Module } from './module.ts'
import type { RecordFace, Work } from './work.ts'

export const storeFace = {
  name: 'store',
  table: 'kernel.store',
  lifecycle: storeLifecycle,
} as const satisfies RecordFace<'kernel.store'>
export const roleFace = {
  name: 'role',
  table: 'kernel.role',
  lifecycle: roleLifecycle,
} as const satisfies RecordFace<'kernel.role'>
export const accountFace = {
  name: 'account',
  table: 'kernel.account',
  lifecycle: accountLifecycle,
} as const satisfies RecordFace<'kernel.account'>
export const parameterFace = {
  name: 'parameter',
  table: 'kernel.parameter',
  lifecycle: parameterLifecycle,
} as const satisfies RecordFace<'kernel.parameter'>

/** Names of the roles that a shop starts with; it may change them and add its own. */
export const startingRoles: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  administrator: { zh: '系统管理员', en: 'Administrator' },
  groupManager: { zh: '集团管理', en: 'Group manager' },
  manager: { zh: '店总经理', en: 'Store manager' },
  serviceAdvisor: { zh: '服务顾问', en: 'Service advisor' },
  dispatcher: { zh: '车间调度', en: 'Dispatcher' },
  technician: { zh: '维修技师', en: 'Technician' },
  partsClerk: { zh: '备件专员', en: 'Parts clerk' },
  inspector: { zh: '质检员', en: 'Inspector' },
  cashier: { zh: '收银员', en: 'Cashier' },
  careAgent: { zh: '客服专员', en: 'Care agent' },
  customer: { zh: '车主', en: 'Customer' },
}

/** Every role's permissions from the rooms' manifests, put together. */
export function startingPermissions(modules: readonly Module[]): Map<string, string[]> {
  const all = new Map<string, Set<string>>(Object.keys(startingRoles).map((code) => [code, new Set()]))
  for (const module of modules) {
    for (const [role, permissions] of Object.entries(module.roles)) {
      const set = all.get(role)
      if (!set) throw new Error(`${module.name} names an unknown role ${role}`)
      for (const permission of permissions) set.add(permission)
    }
  }
  return new Map([...all].map(([role, set]) => [role, [...set].sort()]))
}

/** The group's own row, before its first transaction: the only insert outside row security. */
export function groupStatement(
  group: { id: string; code: string; nameZh: string; nameEn: string; demo: boolean; seeds?: string },
  now: string,
): Statement {
  return {
    sql: 'insert into kernel.dealer_group (group_id, code, name_zh, name_en, demo, settings_version, created_at, seeds) values ($1, $2, $3, $4, $5, 1, $6, $7)',
    parameters: [group.id, group.code, group.nameZh, group.nameEn, group.demo, now, group.seeds ?? null],
  }
}

/** The starting roles as records. */
export function createRoles(work: Work, modules: readonly Module[]): void {
  for (const [code, permissions] of startingPermissions(modules)) {
    const names = startingRoles[code]
    if (!names) continue
    work.create(roleFace, 'add', { id: newId(), code, name_zh: names.zh, name_en: names.en, permissions })
  }
}

export interface NewStore {
  readonly id: string
  readonly regionId: string
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly addressZh?: string
  readonly addressEn?: string
  readonly phone?: string
  readonly longitude?: number
  readonly latitude?: number
  readonly licenceNo?: string
}

/** Half past eight to six, every day: what most shops keep; each store sets its own. */
export const usualHours = Array.from({ length: 7 }, () => ({ open: '08:30', close: '18:00' }))

export function createStore(work: Work, store: NewStore): void {
  work.create(storeFace, 'add', {
    id: store.id,
    store_id: store.id,
    region_id: store.regionId,
    code: store.code,
    name_zh: store.nameZh,
    name_en: store.nameEn,
    address_zh: store.addressZh ?? '',
    address_en: store.addressEn ?? '',
    phone: store.phone ?? '',
    longitude: store.longitude ?? null,
    latitude: store.latitude ?? null,
    time_zone: 'Asia/Shanghai',
    hours: usualHours,
    licence_no: store.licenceNo ?? null,
  })
}

export interface NewAccount {
  readonly id?: string
  readonly login: string
  readonly passwordHash: string
  /** Of the PIN for shared tablets. */
  readonly pinHash?: string | undefined
  readonly name: string
  readonly staffId?: string | null
  /** Of a customer. */
  readonly personId?: string | null
  readonly grants: readonly Grant[]
  readonly language?: string
}

export function createAccount(work: Work, account: NewAccount): void {
  work.create(accountFace, 'add', {
    id: account.id ?? newId(),
    login: account.login,
    password_hash: account.passwordHash,
    staff_id: account.staffId ?? null,
    person_id: account.personId ?? null,
    display_name: account.name,
    language: account.language ?? 'zh-CN',
    grants: account.grants.map((grant) => ({ ...grant })),
    pin_hash: account.pinHash ?? null,
  })
}
