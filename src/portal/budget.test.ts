import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { visitTypes } from '../modules/service/contract/visit-type.ts'
import en from './messages/en.json' with { type: 'json' }
import zh from './messages/zh-CN.json' with { type: 'json' }

const root = join(import.meta.dirname, '../..')
const pattern =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'"]*?from\s*)?['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g

interface Reached {
  readonly files: Set<string>
  readonly packages: Set<string>
}

/** What the browser gets when it asks for a file: everything imported at run time, however far away. */
function follow(file: string, reached: Reached): void {
  if (reached.files.has(relative(root, file))) return
  reached.files.add(relative(root, file))
  if (!/\.tsx?$/.test(file) || !existsSync(file)) return
  for (const [, typeOnly, still, lazy] of readFileSync(file, 'utf8').matchAll(pattern)) {
    const to = still ?? lazy ?? ''
    if (typeOnly) continue
    if (to.startsWith('.')) follow(join(dirname(file), to), reached)
    else reached.packages.add(to)
  }
}

const reached: Reached = { files: new Set(), packages: new Set() }
follow(join(import.meta.dirname, 'main.tsx'), reached)

describe('the portal stays small enough for a slow phone', () => {
  test('it brings React and nothing else: no antd, no zod', () => {
    expect([...reached.packages].sort()).toEqual(['react', 'react-dom/client'])
  })

  test('it takes nothing from the console and only plain contracts from the rooms', () => {
    const foreign = [...reached.files].filter((file) => !file.startsWith('src/portal/'))
    expect(foreign.sort()).toEqual([
      'src/kernel/contract/promise.ts',
      'src/kernel/contract/series-drawing.ts',
      'src/kernel/contract/series.ts',
      'src/modules/service/contract/area.ts',
      'src/modules/vehicles/contract/plate.ts',
    ])
  })

  test('it is followed through to its last page', () => {
    expect(reached.files).toContain('src/portal/my-car/SignIn.tsx')
    expect(reached.files).toContain('src/portal/estimate/LineCard.tsx')
  })
})

type Book = { readonly [key: string]: string | Book }

function textsOf(book: Book, path = ''): [key: string, text: string][] {
  return Object.entries(book).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : textsOf(value, `${path}${key}.`),
  )
}

describe('its texts', () => {
  test('stand in both languages with the same values', () => {
    const values = (book: Book) =>
      textsOf(book).map(([key, text]) => [key, [...text.matchAll(/\{\{\w+\}\}/g)].flat().sort()])
    expect(values(en)).toEqual(values(zh))
  })

  test('name every kind of visit', () => {
    expect(Object.keys(zh.visitType).sort()).toEqual([...visitTypes].sort())
  })

  test('are Chinese in Chinese', () => {
    expect(textsOf(zh).filter(([, text]) => !/\p{Script=Han}/u.test(text))).toEqual([])
  })
})
