import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { messageFolders } from '../src/app.ts'
import { endpointsOf } from '../src/kernel/contract/record.ts'
import { loadMessages } from '../src/kernel/i18n.ts'
import { openApiText } from '../src/kernel/openapi.ts'
import { modules } from '../src/modules.ts'
import { contracts } from '../src/modules/contracts.ts'
import { sources } from './tree.ts'

loadMessages(messageFolders(modules))
const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const { version } = JSON.parse(read('package.json')) as { version: string }

interface Described {
  readonly openapi: string
  readonly paths: Record<string, Record<string, { operationId: string; parameters?: { name: string }[] }>>
}

test('the description of the interface is that of the contracts: run `npm run generate` after a change', () => {
  expect(read('openapi.json')).toBe(openApiText(modules, version))
})

test('it has every endpoint, and a name for each operation that no other bears', () => {
  const described = JSON.parse(read('openapi.json')) as Described
  const operations = Object.values(described.paths).flatMap((path) => Object.values(path))
  const names = operations.map((operation) => operation.operationId)
  expect(new Set(names).size).toBe(names.length)
  const wanted = modules.flatMap((module) => module.records.flatMap(({ contract }) => endpointsOf(contract)))
  expect(wanted.map(({ key }) => key).filter((key) => !names.includes(key))).toEqual([])
  expect(described.paths['/api/repair-orders/{id}/settle']?.['post']?.parameters?.map(({ name }) => name)).toEqual([
    'id',
    'Idempotency-Key',
    'If-Match',
  ])
})

test('every address that the portal asks is one that the server has', () => {
  const { paths } = JSON.parse(read('openapi.json')) as Described
  const known = Object.keys(paths).map(
    (path) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('{id}', '[^/]+')}$`),
  )
  const own = ['/api/session/sign-out']
  const asked = sources('src/portal').flatMap((file) =>
    [...file.text.matchAll(/['"`](\/api\/[^'"`]*)['"`]/g)].map(([, path = '']) =>
      path.replace(/\?.*$/, '').replaceAll(/\$\{[^}]*\}/g, 'x'),
    ),
  )
  expect(asked.length).toBeGreaterThan(8)
  expect(asked.filter((path) => !own.includes(path) && !known.some((pattern) => pattern.test(path)))).toEqual([])
})

test('every contract of the typed client is served', () => {
  const served = new Set(modules.flatMap((module) => module.records.map(({ contract }) => contract.name)))
  expect(Object.values(contracts).filter(({ name }) => !served.has(name))).toEqual([])
})
