import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, Stop } from './install.mjs'

/** @param {readonly string[]} names */
function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.some((folder) => names.some((name) => existsSync(join(folder, name))))
}

/** Where a browser may be; `test/e2e/browser.ts` looks in the same places. */
const browsers = JSON.parse(readFileSync(new URL('./browser-places.json', import.meta.url), 'utf8'))

function hasBrowser() {
  const given = process.env.CHROMIUM
  if (given) return existsSync(given)
  return onPath(browsers.programs) || browsers.apps.some((/** @type {string} */ app) => existsSync(app))
}

/** macOS and Windows bring Chinese type. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true
  if (spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim()) return true
  const folder = '/usr/share/fonts/opentype/noto'
  return existsSync(folder) && readdirSync(folder).some((name) => name.includes('CJK'))
}

/** Tests run on the PostgreSQL that comes along, and a few also on one that an operator would have. */
function hasPostgres() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).filter((name) => Number(name) >= 15) : []
  return (
    versions.some((name) => existsSync(join(debian, name, 'bin', 'postgres'))) || onPath(['postgres', 'postgres.exe'])
  )
}

const tools = [
  { there: hasBrowser, debian: 'chromium', zh: 'Chromium 或 Chrome 浏览器', en: 'the browser Chromium or Chrome' },
  { there: hasChineseFont, debian: 'fonts-noto-cjk', zh: '中文字体(Noto CJK)', en: 'a Chinese font (Noto CJK)' },
  { there: hasPostgres, debian: 'postgresql-15', zh: 'PostgreSQL 15 或更高版本', en: 'PostgreSQL 15 or later' },
]

function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8')) && existsSync('/usr/bin/apt-get')
  } catch {
    return false
  }
}

/** Debian starts a server on port 5432 with each PostgreSQL it installs; the tests start their own. */
function declineMainCluster() {
  const folder = '/etc/postgresql-common'
  const file = join(folder, 'createcluster.conf')
  if (existsSync(file)) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, 'create_main_cluster = false\n')
}

/**
 * Debian 12 has PostgreSQL 15, later ones a later one under another name.
 * @param {string} name
 */
function available(name) {
  if (!name.startsWith('postgresql-')) return name
  return spawnSync('apt-cache', ['show', name]).status === 0 ? name : 'postgresql'
}

/** @param {readonly string[]} names */
async function install(names) {
  console.log(`正在安装 ${names.join(' ')}…\nInstalling ${names.join(' ')}…`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', UCF_FORCE_CONFFOLD: '1' }
  await run('apt-get', ['update', '-qq'], { env })
  if (names.includes('postgresql-15')) declineMainCluster()
  const code = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names.map(available)], {
    env,
  })
  if (code !== 0)
    throw new Stop('apt-get install 未成功,原因见上。', 'apt-get install did not succeed; the reason stands above.')
}

/** Installs the browser, font and database that the tests use; where it may not, says what to install. */
export async function ensureTools() {
  const missing = tools.filter(({ there }) => !there())
  if (missing.length === 0) return
  const names = missing.map(({ debian }) => debian)
  if (isDebian() && process.getuid?.() === 0) {
    await install(names)
    return
  }
  const hint = isDebian() ? `\n  sudo apt-get install --no-install-recommends ${names.join(' ')}` : ''
  throw new Stop(
    `测试还需要:${missing.map(({ zh }) => zh).join('、')}。请安装后重试;npm run check 可在缺少它们时运行其余检查。`,
    `The tests also need ${missing.map(({ en }) => en).join(', ')}. Install and try again; npm run check runs the other checks without.${hint}`,
  )
}
