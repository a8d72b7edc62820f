// npm run check: types, lint, format, tests. All of them run, whatever the first ones say. Installs nothing.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { environment, findNode, main, root, run, Stop } from './install.mjs'

const checks = [
  { name: 'types', needs: 'tsconfig.json', program: 'typescript/bin/tsc', args: ['--noEmit'] },
  { name: 'lint', needs: '.oxlintrc.json', program: 'oxlint/bin/oxlint', args: ['--type-aware'] },
  { name: 'format', needs: 'biome.json', program: '@biomejs/biome/bin/biome', args: ['format'] },
  { name: 'tests', needs: 'vitest.config.ts', program: 'vitest/vitest.mjs', args: ['run'] },
]

await main(async () => {
  if (!existsSync(join(root, 'node_modules'))) {
    throw new Stop(
      '尚未安装软件包。请运行 npm test 或 npm ci。',
      'No packages are installed yet. Run npm test, or npm ci.',
    )
  }
  const node = findNode()
  const results = []
  for (const { name, needs, program, args } of checks) {
    if (!existsSync(join(root, needs))) continue
    console.log(`\n── ${name}: ${program.slice(program.lastIndexOf('/') + 1)} ${args.join(' ')}`)
    const begun = performance.now()
    const code = await run(node, [join(root, 'node_modules', program), ...args], { env: environment() })
    results.push({ name, code, seconds: ((performance.now() - begun) / 1000).toFixed(1) })
  }
  console.log('\n── check')
  for (const { name, code, seconds } of results) {
    console.log(
      `${code === 0 ? '✓' : '✗'} ${name.padEnd(7)} ${seconds.padStart(6)} s${code === 0 ? '' : `  exit code ${code}`}`,
    )
  }
  return results.some(({ code }) => code !== 0) ? 1 : 0
})
