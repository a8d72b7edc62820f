import type { DemoAccount } from '../src/kernel/auth/first-start.ts'
import { startingRoles } from '../src/kernel/setup.ts'
import type { DemoRole } from './group.ts'

/** Everybody's password in the demo; it opens nothing but a demo. */
export const demoPassword = 'open4s-demo'

/** Login of the first person of a role in the first store: `advisor`, `technician` … */
export const demoLogins: Readonly<Partial<Record<DemoRole, string>>> = {
  administrator: 'admin',
  groupManager: 'group',
  manager: 'manager',
  serviceAdvisor: 'advisor',
  dispatcher: 'dispatcher',
  technician: 'technician',
  inspector: 'inspector',
  partsClerk: 'parts',
  cashier: 'cashier',
  careAgent: 'care',
}

/** One account per role, shown on the sign-in page of a demo. */
export const demoAccounts: readonly DemoAccount[] = Object.entries(demoLogins).map(([role, login]) => ({
  login: login ?? role,
  password: demoPassword,
  role,
  nameZh: startingRoles[role]?.zh ?? role,
  nameEn: startingRoles[role]?.en ?? role,
}))
