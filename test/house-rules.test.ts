import { existsSync, readdirSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rooms } from '../src/rooms.ts'
import { codeOf, sources } from './tree.ts'

const src = sources('src')
const isTest = (path: string) => path.endsWith('.test.ts') || path.includes('/test/')
const roomOf = (path: string) => /^src\/modules\/([^/]+)\//.exec(path)?.[1]
const offenders = (rule: (file: (typeof src)[number]) => boolean) => src.filter(rule).map((file) => file.path)

describe('house rules', () => {
  test('the kernel knows no room: a foundation that leans on its tenants cannot carry new ones', () => {
    expect(
      offenders(
        (file) => file.path.startsWith('src/kernel/') && file.imports.some(({ to }) => to.startsWith('src/modules')),
      ),
    ).toEqual([])
  })

  test('contracts import contracts only: they run in the browser too', () => {
    const allowed = (to: string) => to.includes('/contract/') || to === 'zod' || to.endsWith('/plate.ts')
    expect(
      offenders(
        (file) =>
          file.path.includes('/contract/') && !isTest(file.path) && !file.imports.every(({ to }) => allowed(to)),
      ),
    ).toEqual([])
  })

  test("a room's server reaches another room only through its contract and public.ts, and only a room that it needs", () => {
    const wrong = src.flatMap((file) => {
      const room = roomOf(file.path)
      if (!room || isTest(file.path) || file.path.includes('/web/') || file.path.includes('/contract/')) return []
      return file.imports
        .map(({ to }) => ({ to, other: roomOf(to) }))
        .filter(
          ({ to, other }) =>
            other && other !== room && !(to.includes('/contract/') || to.endsWith('/server/public.ts')),
        )
        .map(({ to }) => `${file.path} → ${to}`)
    })
    expect(wrong).toEqual([])
  })

  test('needs run one way, along the list of rooms', () => {
    const place = new Map(rooms.map((room, i): [string, number] => [room, i]))
    const wrong = src.flatMap((file) => {
      const room = roomOf(file.path)
      if (!room || isTest(file.path) || file.path.includes('/web/')) return []
      return file.imports
        .filter(({ to, typeOnly }) => !(typeOnly && to.includes('/contract/')))
        .map(({ to }) => ({ to, other: roomOf(to) }))
        .filter(({ other }) => other !== undefined && (place.get(other) ?? 99) > (place.get(room) ?? 0))
        .map(({ to }) => `${file.path} → ${to}`)
    })
    expect(wrong).toEqual([])
  })

  test('the clock is asked in one place, so that tests can set it', () => {
    const own = ['src/kernel/kernel.ts']
    const asks = /\bDate\.now\(\)|\bnew Date\(\)/
    const wrong = offenders(
      (file) =>
        !own.includes(file.path) &&
        !isTest(file.path) &&
        !/^src\/(console|portal)|\/web\//.test(file.path) &&
        asks.test(codeOf(file)),
    )
    expect(wrong).toEqual([])
  })

  test('states are compared only in lifecycles and rules: elsewhere such a test is a rule in hiding', () => {
    const wrong = offenders(
      (file) =>
        /^src\/modules\/.*\/server\//.test(file.path) &&
        !isTest(file.path) &&
        !/rules[^/]*\.ts$/.test(file.path) &&
        /\bstate\s*[!=]==\s*'/.test(codeOf(file)),
    )
    expect(wrong).toEqual([])
  })

  test('no barrels: import the file that defines the thing', () => {
    expect(offenders((file) => /^export \* from/m.test(file.text) || /(^|\/)index\.tsx?$/.test(file.path))).toEqual([])
  })

  test('no suppressed types and no any: what the compiler cannot see breaks at the desk', () => {
    const bad = /@ts-(ignore|expect-error|nocheck)|\bas any\b|:\s*any\b|<any>/
    expect(offenders((file) => bad.test(codeOf(file)))).toEqual([])
  })

  test('a room has the usual furniture and no other folders', () => {
    const allowed = new Set(['contract', 'server', 'web', 'migrations', 'messages', 'test', 'module.ts', 'README.md'])
    const strange = rooms.flatMap((room) => {
      const folder = new URL(`../src/modules/${room}/`, import.meta.url)
      return readdirSync(folder)
        .filter((name) => !allowed.has(name))
        .map((name) => `${room}/${name}`)
    })
    expect(strange).toEqual([])
    const named = /\/(utils?|helpers?|common|shared|types|services|misc|lib)(\/|\.tsx?$)/
    expect(offenders((file) => named.test(file.path))).toEqual([])
  })

  test('every room says what it is for', () => {
    const silent = rooms.filter((room) => !existsSync(new URL(`../src/modules/${room}/README.md`, import.meta.url)))
    expect(silent).toEqual([])
  })

  test('migrations touch only the schema that bears the room’s name', () => {
    const wrong = rooms.flatMap((room) => {
      const folder = new URL(`../src/modules/${room}/migrations/`, import.meta.url)
      if (!statSync(folder).isDirectory()) return [room]
      return []
    })
    expect(wrong).toEqual([])
  })
})
