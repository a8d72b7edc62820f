import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../src/kernel/config.ts'
import { type Embedded, startEmbedded } from '../src/kernel/db/embedded.ts'
import { StartFailure } from '../src/kernel/start-failure.ts'

/** Looking at data must not make what is missing: new keys or an empty database would tell nothing. Throws `StartFailure`. */
export function demandData(config: Config): void {
  if (!existsSync(config.keysFile)) {
    throw new StartFailure('keys_missing', {
      zh: `找不到密钥文件 ${config.keysFile}。请把另存的副本放回原处,或用 KEYS_FILE 指明其位置。`,
      en: `The key file ${config.keysFile} is missing. Put the copy you kept back in its place, or name its place with KEYS_FILE.`,
    })
  }
  if (config.databaseUrl === null && !existsSync(join(config.dataDir, 'postgres', 'PG_VERSION'))) {
    throw new StartFailure('configuration', {
      zh: `${config.dataDir} 中没有数据库。请用 DATA_DIR 指明数据文件夹,或用 DATABASE_URL 指明数据库。`,
      en: `There is no database in ${config.dataDir}. Name the data folder with DATA_DIR, or the database with DATABASE_URL.`,
    })
  }
}

/** Starts PostgreSQL on the data folder, or joins it; nothing where the operator brings a database. */
export async function ownDatabase(config: Config, log: Logger): Promise<Embedded | undefined> {
  if (config.databaseUrl !== null) return undefined
  return await startEmbedded({ dataDir: config.dataDir, programs: config.postgresBin, log })
}
