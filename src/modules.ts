import { administration } from './kernel/admin/module.ts'
import type { Module } from './kernel/module.ts'
import { capacity } from './modules/capacity/module.ts'
import { care } from './modules/care/module.ts'
import { customers } from './modules/customers/module.ts'
import { knowledge } from './modules/knowledge/module.ts'
import { money } from './modules/money/module.ts'
import { parts } from './modules/parts/module.ts'
import { people } from './modules/people/module.ts'
import { quality } from './modules/quality/module.ts'
import { service } from './modules/service/module.ts'
import { vehicles } from './modules/vehicles/module.ts'
import { warranty } from './modules/warranty/module.ts'
import { workshop } from './modules/workshop/module.ts'

/** The rooms' manifests, in order of need. */
const departments: readonly Module[] = [
  people,
  knowledge,
  customers,
  vehicles,
  money,
  parts,
  warranty,
  capacity,
  service,
  workshop,
  quality,
  care,
]

/** The whole house: the foundation's own records first. */
export const modules: readonly Module[] = [administration(departments), ...departments]
