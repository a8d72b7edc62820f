// npm start: installs and builds what is missing, then runs the server with Node 24. Arguments are passed on.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { buildIfStale } from './build-if-stale.mjs'
import { ensurePackages, findNode, main, root, serverEnvironment, serverFlags } from './install.mjs'

/** @type {readonly NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']

/**
 * npm passes a signal to its shell, which ends without passing it on: then we have a new parent.
 * @param {() => void} orphaned
 */
function watchParent(orphaned) {
  const parent = process.ppid
  if (!process.env.npm_lifecycle_event) return undefined
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    orphaned()
  }, 250).unref()
  return watch
}

/**
 * @param {string} node
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
function serve(node, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { cwd: root, stdio: 'inherit', env: serverEnvironment() })
    for (const signal of forwarded) {
      process.on(signal, () => {
        // A terminal sends Ctrl-C and its own end to the server as well; twice would be once too often.
        const fromTerminal = process.stdin.isTTY && signal !== 'SIGTERM'
        if (!fromTerminal) child.kill(signal)
      })
    }
    const watch = watchParent(() => child.kill('SIGTERM'))
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      clearInterval(watch)
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0))
    })
  })
}

await main(async () => {
  const args = process.argv.slice(2)
  await ensurePackages({ dev: false })
  const node = findNode()
  // In development the web app comes from its sources.
  const dev = args.includes('--dev')
  if (!dev) await buildIfStale(node)
  const flags = dev ? ['--watch', '--watch-preserve-output'] : []
  return await serve(node, [...serverFlags, ...flags, 'src/main.ts', ...args])
})
