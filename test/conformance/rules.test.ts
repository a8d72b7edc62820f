import { describe, expect, test } from 'vitest'
import { messageFolders } from '../../src/app.ts'
import { columnKinds } from '../../src/kernel/db/schema.ts'
import { loadMessages, messageKeys } from '../../src/kernel/i18n.ts'
import { modules } from '../../src/modules.ts'
import { useHouse } from '../house.ts'
import { sources } from '../tree.ts'
import * as checks from './checks.ts'

const house = useHouse()
loadMessages(messageFolders(modules))
const all = sources('src').filter((file) => !file.path.includes('.test.') && !file.path.includes('/test/'))
const server = all.filter((file) => !/^src\/(console|portal)\/|\/web\//.test(file.path))
const decisions = server.filter((file) => file.path.startsWith('src/modules/') && file.path.includes('/server/'))
const keys = new Set([...messageKeys('zh-CN'), ...messageKeys('en')])
const fixture = (text: string) => [{ path: 'fixture.ts', text }]

interface Table {
  readonly name: string
  readonly columns: readonly string[]
}

async function tables(): Promise<Table[]> {
  const rows = await house.rows(
    `select n.nspname || '.' || c.relname as name, array_agg(a.attname::text) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where c.relkind in ('r', 'p') and n.nspname = any($1) group by 1`,
    [modules.map((module) => module.name)],
  )
  return rows.map((row) => ({ name: String(row['name']), columns: row['columns'] as string[] }))
}

describe('what writes', () => {
  test('is a verb, or one of the few doors before there is a record', () => {
    expect(checks.strangeWrites(all)).toEqual([])
    expect(checks.strangeWrites(fixture("app.post<{ Body: X }>('/api/orders/fix', async () => {})"))).toHaveLength(1)
    expect(checks.strangeWrites(fixture("app.delete('/api/inbox', handler)"))).toHaveLength(1)
  })
})

describe('what is kept of persons', () => {
  /** The person himself, his key and rights; what was sealed goes with the key, links are revoked by erasing. */
  const otherwise = [
    'kernel.person',
    'kernel.account',
    'kernel.consent',
    'kernel.link',
    'kernel.portal_code',
    'kernel.sealed_value',
  ]

  test('is listed, exported and erased by its room', async () => {
    const known = (await tables()).map(({ name, columns }) => ({
      name,
      sealed: Object.values(columnKinds[name] ?? {}).includes('sealed'),
      person: columns.includes('person_id'),
    }))
    const declared = modules.flatMap((module) => module.personal ?? []).flatMap((data) => data.tables)
    expect(known.filter((table) => table.sealed).length).toBeGreaterThan(5)
    expect(checks.orphanedData(known, declared, otherwise)).toEqual([])
    const forgotten = { name: 'loyalty.member', sealed: true, person: false }
    expect(checks.orphanedData([...known, forgotten], declared, otherwise)).toEqual(['loyalty.member'])
  })
})

describe('every statement', () => {
  test('names its group, although row security would do: else a distributed database asks all shards', async () => {
    const grouped = new Set(
      (await tables())
        .filter((table) => table.columns.includes('group_id') && table.name !== 'kernel.dealer_group')
        .map(({ name }) => name),
    )
    expect(checks.ungroupedStatements(server, grouped)).toEqual([])
    const bad = [
      "manyRaw('select id from people.staff where id = $1')",
      "sql.selectFrom('people.staff').selectAll()",
      '`update money.bill set state = $1`',
    ]
    for (const text of bad) expect(checks.ungroupedStatements(fixture(text), grouped)).toHaveLength(1)
  })
})

describe('limits', () => {
  test('are parameters, not numbers in a decision', () => {
    expect(
      checks.literalLimits(decisions, [
        'mostDays',
        'offeredDays',
        'lookBackDays',
        'shownDays',
        'longestVisitDays',
        'sunday',
        'plannedDays',
        'longestMs',
        'validMs',
        'longestClosureDays',
      ]),
    ).toEqual([])
    const bad = [
      'const until = at + 3 * dayMs',
      'addWorkingDays(day, 7)',
      'const replyHours = 24',
      'x + 48 * 3_600_000',
    ]
    for (const text of bad) expect(checks.literalLimits(fixture(text))).toHaveLength(1)
  })

  test('of the law stand in its table with article and date, not beside a citation in code', () => {
    expect(checks.citedNumbers(server)).toEqual([])
    expect(
      checks.citedNumbers(fixture('/** 汽车销售管理办法 第二十八条 */\nexport const keepYears = 10')),
    ).toHaveLength(1)
  })

  test('have words and a stricter side where a law stands beside them', async () => {
    const laws = await house.rows('select key, source from kernel.law_limit')
    const declared = new Map(modules.flatMap((module) => module.parameters ?? []).map((spec) => [spec.key, spec]))
    expect(laws.length).toBeGreaterThan(10)
    expect(laws.filter((law) => !/第.+条/.test(String(law['source'])))).toEqual([])
    expect(laws.map((law) => declared.get(String(law['key']))).filter((spec) => spec && !spec.stricter)).toEqual([])
    const asked = modules
      .flatMap((module) => module.deadlines ?? [])
      .flatMap((one) => [
        ...('parameter' in one.limit ? [one.limit.parameter] : []),
        ...(one.warn ? [one.warn.parameter] : []),
        ...(one.escalateAfter ? [one.escalateAfter.parameter] : []),
      ])
    expect(asked.length).toBeGreaterThan(3)
    expect(asked.filter((key) => !declared.has(key))).toEqual([])
  })
})

describe('texts', () => {
  const rooms = modules.map((module) => module.name)

  test('that are named exist', () => {
    const topics = new Set(modules.flatMap((module) => module.subscriptions ?? []).map((one) => one.topic))
    const balances = modules.flatMap((module) => module.balances ?? []).map((balance) => balance.name)
    const missing = checks.unknownKeys(all, rooms, new Set([...keys, ...topics, ...balances]))
    expect(missing).toEqual([])
    expect(checks.unknownKeys(fixture("texts.t('people.page.nowhere')"), rooms, keys)).toHaveLength(1)
  })

  test('that exist are named', () => {
    expect(checks.unusedKeys(sources('src'), [...keys])).toEqual([])
    expect(
      checks.unusedKeys(fixture("texts.t('people.page.title')"), ['people.page.title', 'people.page.oldTitle']),
    ).toEqual(['people.page.oldTitle'])
  })

  test('of every verb’s fields stand beside the form', () => {
    const wanted = modules.flatMap((module) =>
      module.records.flatMap(({ contract }) =>
        Object.values(contract.lifecycle.verbs)
          .filter((verb) => !verb.internal)
          .flatMap((verb) => Object.keys((verb.input as { shape?: object }).shape ?? {}))
          .map((field) => `${module.name}.${contract.name}.field.${field}`),
      ),
    )
    // Brought along by the page, never typed.
    const carried = /\.(storeId|record|recordId|personId|photoIds|signature|proposal)$/
    expect([...new Set(wanted)].filter((key) => !carried.test(key) && !keys.has(key))).toEqual([])
  })
})
