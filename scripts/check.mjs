// npm run check: types, lint, format, build, tests, and the tests again on a server of the operator's kind. All of them run, whatever the first ones say. Installs nothing.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compare, readRuns } from './coverage.mjs'
import { failures } from './failures.mjs'
import { environment, findNode, main, root, run, Stop } from './install.mjs'
import { findPostgres, startPostgres } from './own-postgres.mjs'

const vitest = 'vitest/vitest.mjs'
const checks = [
  { name: 'types', needs: 'tsconfig.json', program: 'typescript/bin/tsc', args: ['--noEmit'] },
  { name: 'lint', needs: '.oxlintrc.json', program: 'oxlint/bin/oxlint', args: ['--type-aware'] },
  { name: 'format', needs: 'biome.json', program: '@biomejs/biome/bin/biome', args: ['format'] },
  // The tests weigh what a browser fetches.
  { name: 'build', needs: 'vite.config.ts', program: 'vite/bin/vite.js', args: ['build', '--logLevel', 'warn'] },
  { name: 'tests', needs: 'vitest.config.ts', program: vitest, args: ['run'] },
]

/** What a server of the operator's own must do too: the kernel's statements, every room's main run and the journeys. */
const onOwnServer = [
  ...['ledger', 'clocks', 'pii', 'outside', 'outbox', 'inbox', 'live', 'housekeeping'].map(
    (part) => `src/kernel/${part}`,
  ),
  ...[
    'people',
    'catalogue',
    'customers',
    'vehicles',
    'money',
    'parts',
    'capacity',
    'booking',
    'dispatch',
    'inspection',
    'follow-up',
  ].map((topic) => `${topic}.scenario`),
  'test/kernel',
  'test/journeys',
]

/**
 * @param {string} name
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [more]
 */
async function step(name, program, args, more = {}) {
  console.log(`\n── ${name}: ${program.slice(program.lastIndexOf('/') + 1)} ${args.join(' ')}`)
  const begun = performance.now()
  const code = await run(findNode(), [join(root, 'node_modules', program), ...args], {
    env: { ...environment(), ...more },
  })
  return { name, code, seconds: (performance.now() - begun) / 1000, note: '' }
}

/** Reporters of a test run: the usual one, and a file from which the end of the log names what failed. */
const reporters = (/** @type {string} */ report) => [
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]

/** @param {string} report */
async function ownServer(report) {
  const found = findPostgres()
  if (!found) {
    return {
      name: 'server',
      code: 0,
      seconds: 0,
      note: 'skipped: no PostgreSQL 15 or later is installed; npm test installs it on Debian',
    }
  }
  const server = await startPostgres(found.folder)
  try {
    const result = await step('server', vitest, ['run', ...onOwnServer, ...reporters(report)], {
      TEST_DATABASE_URL: server.url,
    })
    return { ...result, note: `PostgreSQL ${found.version}` }
  } finally {
    await server.stop()
  }
}

/** @param {string} log */
function coverage(log) {
  const { covered, problems } = compare(readRuns(log), readFileSync(join(root, 'docs/coverage.md'), 'utf8'))
  console.log(`\n── covered: ${covered.join(' ')} (${covered.length})`)
  for (const problem of problems) console.log(`✗ ${problem}`)
  return { name: 'covers', code: problems.length, seconds: 0, note: '' }
}

await main(async () => {
  if (!existsSync(join(root, 'node_modules'))) {
    throw new Stop(
      '尚未安装软件包。请运行 npm test 或 npm ci。',
      'No packages are installed yet. Run npm test, or npm ci.',
    )
  }
  const folder = mkdtempSync(join(tmpdir(), 'open4s-check-'))
  const log = join(folder, 'scenarios.jsonl')
  const reports = [join(folder, 'tests.json'), join(folder, 'server.json')]
  const results = []
  let failed = []
  try {
    for (const { name, needs, program, args } of checks) {
      if (!existsSync(join(root, needs))) continue
      const more = name === 'tests' ? reporters(reports[0]) : []
      results.push(await step(name, program, [...args, ...more], { SCENARIO_LOG: log }))
    }
    // A run that failed says too little of what is covered.
    if (results.at(-1)?.code === 0) results.push(coverage(log))
    results.push(await ownServer(reports[1]))
    failed = reports.flatMap((report) => failures(report, root))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (failed.length > 0) console.log(`\n── failed\n${failed.join('\n')}`)
  console.log('\n── check')
  for (const { name, code, seconds, note } of results) {
    const ended = code === 0 ? '' : `  exit code ${code}`
    console.log(
      `${code === 0 ? '✓' : '✗'} ${name.padEnd(7)} ${seconds.toFixed(1).padStart(6)} s${ended}${note && `  ${note}`}`,
    )
  }
  return results.some(({ code }) => code !== 0) ? 1 : 0
})
