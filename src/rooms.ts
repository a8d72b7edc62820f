import type { MigrationFolder } from './kernel/db/migrate.ts'

/** The rooms in order of need: each may need those before it. */
export const rooms = [
  'people',
  'knowledge',
  'customers',
  'vehicles',
  'money',
  'parts',
  'warranty',
  'capacity',
  'service',
  'workshop',
  'quality',
  'care',
] as const

export const schemas: readonly string[] = ['kernel', ...rooms]

export const migrationFolders: readonly MigrationFolder[] = [
  { schema: 'kernel', folder: new URL('./kernel/migrations/', import.meta.url) },
  ...rooms.map((name) => ({ schema: name, folder: new URL(`./modules/${name}/migrations/`, import.meta.url) })),
]
