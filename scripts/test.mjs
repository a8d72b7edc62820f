// npm test: installs what the checks need on this machine, then runs them.
import { ensurePackages, main, npm } from './install.mjs'
import { ensureTools } from './tools.mjs'

await main(async () => {
  await ensurePackages({ dev: true })
  await ensureTools()
  return await npm(['run', 'check'])
})
