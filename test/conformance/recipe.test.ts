import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serverUrl } from '../scratch.ts'

const root = new URL('../../', import.meta.url).pathname

interface Block {
  readonly kind: string
  readonly path: string
  readonly lines: readonly string[]
}

/** The blocks of a chapter that name a file, without their indent. */
function blocksOf(text: string, chapter: string): Block[] {
  const from = text.indexOf(`## ${chapter}\n`)
  const part = text.slice(from, text.indexOf('\n## ', from + 3))
  return [...part.matchAll(/^( *)```(\w+) (\S+)\n([\s\S]*?)^ *```$/gm)].map(
    ([, indent = '', kind = '', path = '', body = '']) => ({
      kind,
      path,
      lines: body
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(indent.length)),
    }),
  )
}

type Json = { [key: string]: Json | string }

function merge(into: Json, from: Json): Json {
  for (const [key, value] of Object.entries(from)) {
    const old = into[key]
    into[key] = typeof old === 'object' && typeof value === 'object' ? merge(old, value) : value
  }
  return into
}

/** `+` lines behind the text of the line before them. */
function patched(text: string, lines: readonly string[]): string {
  let out = text
  let at = -1
  for (const line of lines) {
    const words = line.slice(1).trimEnd()
    if (line.startsWith('+')) {
      if (at < 0) throw new Error(`Nothing stands before ${line}`)
      out = `${out.slice(0, at)}\n${words}${out.slice(at)}`
      at += words.length + 1
    } else {
      const found = out.indexOf(words)
      if (found < 0) throw new Error(`Not found: ${words}`)
      at = found + words.length
    }
  }
  return out
}

function follow(folder: string, { kind, path, lines }: Block): void {
  const file = join(folder, path)
  const old = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (kind !== 'diff' && kind !== 'json' && old) throw new Error(`${path} is there already`)
  mkdirSync(dirname(file), { recursive: true })
  const body = lines.join('\n')
  if (kind === 'diff') writeFileSync(file, patched(old, lines))
  else if (kind === 'json')
    writeFileSync(file, JSON.stringify(merge(JSON.parse(old) as Json, JSON.parse(body) as Json), null, 2))
  else writeFileSync(file, `${body}\n`)
}

const blocks = blocksOf(readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8'), 'A small record with its page')
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'open4s-recipe-'))
  for (const name of [
    'src',
    'test',
    'demo',
    'scripts',
    'docs',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
    'vite.config.ts',
    '.oxlintrc.json',
  ]) {
    cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  for (const block of blocks) follow(folder, block)
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(program: string, ...args: string[]) {
  // What the copy runs is not what the project covers.
  const env = { ...process.env, TEST_DATABASE_URL: serverUrl(), SCENARIO_LOG: '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  return { status, said: status === 0 ? '' : `${stdout}${stderr}`.slice(-3000) }
}
const tool = (name: string) => join(root, 'node_modules', name)

describe('the recipe of a small record with its page', () => {
  test('is short', () => {
    expect(new Set(blocks.map((block) => block.path)).size).toBeGreaterThan(9)
    const written = blocks.flatMap(({ kind, lines }) =>
      kind === 'diff' ? lines.filter((line) => line.startsWith('+')) : lines,
    )
    expect(written.filter((line) => line.trim()).length).toBeLessThanOrEqual(150)
  })

  test('migrates, fits the types of server and page, and does its verbs over HTTP', { timeout: 300_000 }, () => {
    expect(run('scripts/generate.ts')).toEqual({ status: 0, said: '' })
    expect(readFileSync(join(folder, 'src/kernel/db/schema.ts'), 'utf8')).toContain("'capacity.tool'")
    expect(run(tool('typescript/bin/tsc'), '--noEmit')).toEqual({ status: 0, said: '' })
    const scenario = 'src/modules/capacity/test/tool.scenario.test.ts'
    expect(
      run(tool('vitest/vitest.mjs'), 'run', scenario, 'test/messages.test.ts', 'test/house-rules.test.ts'),
    ).toEqual({ status: 0, said: '' })
  })

  test('builds its page', { timeout: 300_000 }, () => {
    expect(run(tool('vite/bin/vite.js'), 'build', '--logLevel', 'warn')).toEqual({ status: 0, said: '' })
    const manifest = JSON.parse(readFileSync(join(folder, 'dist/.vite/manifest.json'), 'utf8')) as object
    expect(Object.keys(manifest)).toContain('src/modules/capacity/web/ToolsPage.tsx')
  })
})

describe('the checker itself', () => {
  test('stops at a block that does not fit the tree', () => {
    expect(() => patched('const a = 1\n', [' const b = 2', '+const c = 3'])).toThrow('Not found')
    expect(() => follow(folder, { kind: 'ts', path: 'src/app.ts', lines: ['x'] })).toThrow('there already')
    expect(patched('  records: [one],\n', ['   records: [', '+    two,'])).toBe('  records: [\n    two,one],\n')
  })
})
