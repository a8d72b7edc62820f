import { writeFileSync } from 'node:fs'
import { readColumns, schemaFile } from '../src/kernel/db/introspect.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { migrationFolders, schemas } from '../src/rooms.ts'
import { withScratchDatabase } from '../test/scratch.ts'

await withScratchDatabase(async (url) => {
  await migrate(url, migrationFolders)
  writeFileSync(new URL('../src/kernel/db/schema.ts', import.meta.url), schemaFile(await readColumns(url, schemas)))
})
