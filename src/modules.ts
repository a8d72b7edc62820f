import { administration } from './kernel/admin/module.ts'
import type { Module } from './kernel/module.ts'
import { knowledge } from './modules/knowledge/module.ts'
import { people } from './modules/people/module.ts'

/** The rooms' manifests, in order of need. */
const departments: readonly Module[] = [people, knowledge]

/** The whole house: the foundation's own records first. */
export const modules: readonly Module[] = [administration(departments), ...departments]
