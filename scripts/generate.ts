import { readFileSync, writeFileSync } from 'node:fs'
import { messageFolders } from '../src/app.ts'
import { readColumns, schemaFile } from '../src/kernel/db/introspect.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { loadMessages } from '../src/kernel/i18n.ts'
import { openApiText } from '../src/kernel/openapi.ts'
import { modules } from '../src/modules.ts'
import { migrationFolders, schemas } from '../src/rooms.ts'
import { withScratchDatabase } from '../test/scratch.ts'

const root = new URL('../', import.meta.url)

await withScratchDatabase(async (url) => {
  await migrate(url, migrationFolders)
  writeFileSync(new URL('src/kernel/db/schema.ts', root), schemaFile(await readColumns(url, schemas)))
})
loadMessages(messageFolders(modules))
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }
writeFileSync(new URL('openapi.json', root), openApiText(modules, version))
