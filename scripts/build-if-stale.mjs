import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensurePackages, environment, root, run, Stop } from './install.mjs'

const stampFile = join(root, 'dist', '.sources')
/** What the browser never sees. */
const unseen = /^(server|migrations|test|node_modules)$|\.test\.tsx?$|\.(sql|md)$/

/**
 * @param {string} path
 * @returns {Generator<string>}
 */
function* filesUnder(path) {
  if (!existsSync(join(root, path))) return
  if (!statSync(join(root, path)).isDirectory()) {
    yield path
    return
  }
  for (const entry of readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (unseen.test(entry.name)) continue
    if (entry.isDirectory()) yield* filesUnder(`${path}/${entry.name}`)
    else yield `${path}/${entry.name}`
  }
}

function sources() {
  return ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'].flatMap((path) => [...filesUnder(path)])
}

/**
 * @param {readonly string[]} files
 * @param {(file: string) => string | Uint8Array} read
 */
function hash(files, read) {
  const sum = createHash('sha256')
  for (const file of files) sum.update(`${file}\n`).update(read(join(root, file)))
  return sum.digest('hex')
}

/** @returns {{ stats?: string, content?: string }} */
function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {
    return {}
  }
}

/**
 * Builds the web app when what it is made from has changed. Sizes and times are looked at first, contents only
 * where those differ: a fresh checkout changes all times and no content.
 * @param {string} node
 */
export async function buildIfStale(node) {
  if (!existsSync(join(root, 'vite.config.ts'))) return
  const files = sources()
  const stats = hash(files, (file) => {
    const { size, mtimeMs } = statSync(file)
    return `${size} ${mtimeMs}`
  })
  const stamp = readStamp()
  if (stamp.stats === stats) return
  const content = hash(files, (file) => readFileSync(file))
  if (stamp.content !== content) await build(node)
  try {
    writeFileSync(stampFile, JSON.stringify({ stats, content }))
  } catch {
    // A build that another user made: looking at the contents again next time costs little.
  }
}

/** @param {string} node */
async function build(node) {
  await ensurePackages({ dev: true })
  console.log('正在构建网页…\nBuilding the web app…')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--config', 'vite.config.ts', '--logLevel', 'warn']
  if ((await run(node, args, { env: environment() })) !== 0) {
    throw new Stop('网页构建失败,原因见上。', 'The web app could not be built; the reason stands above.')
  }
}
