import type { Module } from './kernel/module.ts'
import { people } from './modules/people/module.ts'

/** The rooms' manifests, in order of need. */
export const modules: readonly Module[] = [people]
