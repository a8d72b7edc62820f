import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { StartFailure } from '../start-failure.ts'
import type { Binaries } from './embedded-binaries.ts'
import { type Runner, reachable } from './embedded-runner.ts'

const oldest = 15

/** Debian's and others' packages lie in a folder for each major version. */
const example = '/usr/lib/postgresql/18/bin'

/**
 * The programs of a PostgreSQL that is installed on this machine. Distributions compile theirs for speed (-O2), the npm
 * packages theirs for size (-Os): see ARCHITECTURE.md for what that makes.
 */
export function systemBinaries(folder: string, runner: Runner): Binaries {
  const [initdb, postgres, pgCtl] = ['initdb', 'postgres', 'pg_ctl'].map((name) => join(folder, name))
  if (!initdb || !postgres || !pgCtl || ![initdb, postgres, pgCtl].every((program) => reachable(program, runner)))
    throw new StartFailure('configuration', {
      zh: `POSTGRES_BIN=${folder} 中没有可运行的 initdb、postgres 和 pg_ctl。请写安装 PostgreSQL 程序的文件夹,例如 POSTGRES_BIN=${example},或去掉这个设置。`,
      en: `In POSTGRES_BIN=${folder} there are no initdb, postgres and pg_ctl that can be run. Write the folder of an installed PostgreSQL's programs, for example POSTGRES_BIN=${example}, or take the setting away.`,
    })
  const told = spawnSync(postgres, ['--version'], { cwd: '/', encoding: 'utf8', ...runner })
  const version = /\(PostgreSQL\) (\d+)\S*/.exec(told.stdout ?? '')
  const major = version?.[1] ?? ''
  if (Number(major) < oldest)
    throw new StartFailure('configuration', {
      zh: `POSTGRES_BIN=${folder} 中是 PostgreSQL ${major},需要 ${oldest} 或更高版本。请安装更新的版本,或去掉这个设置。`,
      en: `In POSTGRES_BIN=${folder} is PostgreSQL ${major}; ${oldest} or later is needed. Install a later one, or take the setting away.`,
    })
  return { initdb, postgres, pgCtl, version: told.stdout.trim(), major }
}
