import { administration } from './kernel/admin/module.ts'
import type { Module } from './kernel/module.ts'
import { people } from './modules/people/module.ts'

/** The rooms' manifests, in order of need. */
const departments: readonly Module[] = [people]

/** The whole house: the foundation's own records first. */
export const modules: readonly Module[] = [administration(departments), ...departments]
