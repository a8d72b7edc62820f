import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Script in kB (1,000 bytes), compressed as it is sent: what a counter's old computer and a customer's phone have to fetch. */
const budget = { firstScreen: 450, route: 100, portal: 120 } as const

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly isDynamicEntry?: boolean
}
type Manifest = Readonly<Record<string, Chunk>>

const dist = new URL('../dist/', import.meta.url).pathname
const path = join(dist, '.vite/manifest.json')

/** A chunk with all that it needs before it runs. */
function closure(manifest: Manifest, key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk || seen.has(key)) return seen
  seen.add(key)
  for (const next of chunk.imports ?? []) closure(manifest, next, seen)
  return seen
}

function kilobytes(manifest: Manifest, keys: Iterable<string>, sizeOf: (file: string) => number): number {
  const files = new Set([...keys].map((key) => manifest[key]?.file ?? '').filter((file) => file.endsWith('.js')))
  return [...files].reduce((sum, file) => sum + sizeOf(file), 0) / 1000
}

/** What the console needs before its first page, in one language: the other one is not fetched. */
const firstScreen = [
  'src/console/index.html',
  'src/console/start.tsx',
  'src/console/House.tsx',
  'src/console/messages-zh.ts',
]

function overBudget(manifest: Manifest, sizeOf: (file: string) => number): string[] {
  const first = new Set(firstScreen.flatMap((key) => [...closure(manifest, key)]))
  const further = Object.keys(manifest).filter(
    (key) => manifest[key]?.isDynamicEntry && key.startsWith('src/') && !key.startsWith('src/portal/'),
  )
  const sizes: [string, number, number][] = [
    ['first screen', kilobytes(manifest, first, sizeOf), budget.firstScreen],
    [
      'portal',
      kilobytes(
        manifest,
        Object.keys(manifest)
          .filter((key) => key.startsWith('src/portal/'))
          .flatMap((key) => [...closure(manifest, key)]),
        sizeOf,
      ),
      budget.portal,
    ],
    ...further.map((key): [string, number, number] => [
      key,
      kilobytes(
        manifest,
        [...closure(manifest, key)].filter((part) => !first.has(part)),
        sizeOf,
      ),
      budget.route,
    ]),
  ]
  return sizes
    .filter(([, size, most]) => size > most)
    .map(([name, size, most]) => `${name}: ${size.toFixed(1)} of ${most} kB`)
}

describe('script that a browser fetches', () => {
  test.skipIf(!existsSync(path))('stays within the budgets (after npm run build)', () => {
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest
    const sent = (file: string) => statSync(join(dist, `${file}.br`)).size
    for (const key of [...firstScreen, 'src/portal/index.html']) expect(Object.keys(manifest)).toContain(key)
    expect(Object.keys(manifest).length).toBeGreaterThan(60)
    expect(overBudget(manifest, sent)).toEqual([])
  })

  test('is reported when it grows past a budget', () => {
    const manifest: Manifest = {
      ...Object.fromEntries(firstScreen.map((key) => [key, { file: `${key}.js`, imports: ['shared'] }])),
      shared: { file: 'shared.js' },
      'src/portal/index.html': { file: 'portal.js' },
      'src/modules/a/web/APage.tsx': { file: 'a.js', imports: ['shared', 'table'], isDynamicEntry: true },
      table: { file: 'table.js' },
    }
    const sizes: Record<string, number> = {
      'shared.js': 300_000,
      'portal.js': 121_000,
      'a.js': 60_000,
      'table.js': 50_000,
    }
    const sizeOf = (file: string) => sizes[file] ?? 10_000
    expect(overBudget(manifest, sizeOf)).toEqual([
      'portal: 121.0 of 120 kB',
      'src/modules/a/web/APage.tsx: 110.0 of 100 kB',
    ])
    expect(overBudget(manifest, (file) => (file === 'shared.js' ? 500_000 : 1))).toEqual([
      'first screen: 500.0 of 450 kB',
    ])
  })
})
