import pino from 'pino'
import { expect, test } from 'vitest'
import { loadDemo } from '../demo/load.ts'
import { prepareDatabase } from '../src/house.ts'
import { openDatabase } from '../src/kernel/db/pool.ts'
import { newKeys } from '../src/kernel/keys.ts'
import { explain } from '../src/kernel/ledger/explain.ts'
import { groupsOf, verifyGroup } from '../src/kernel/ledger/verify.ts'
import { loadMessages } from '../src/kernel/i18n.ts'
import { messageFolders } from '../src/app.ts'
import { modules } from '../src/modules.ts'
import { withScratchDatabase } from './scratch.ts'

/** The demo is what people see first, and the largest body of data that the ledger's verification meets in a test. */
test('the demo has its size, every entry verifies and every balance holds', { timeout: 600_000 }, async () => {
  await withScratchDatabase(async (databaseUrl) => {
    loadMessages(messageFolders(modules))
    await prepareDatabase(databaseUrl, modules)
    const keys = newKeys()
    const demo = {
      databaseUrl,
      keys,
      modules,
      log: pino({ level: 'silent' }),
      empty: false,
      now: Date.parse('2026-03-10T03:00:00Z'),
    }
    expect(await loadDemo(demo)).toBe(true)
    // A second start finds it and adds nothing.
    expect(await loadDemo(demo)).toBe(true)
    const db = openDatabase(databaseUrl, 2, () => {})
    try {
      const [group] = await groupsOf(db)
      const findings: string[] = []
      const balances = modules.flatMap((module) => module.balances ?? [])
      const verified = await verifyGroup(
        { db, verifyingKeys: keys.verifying, balances, report: (found) => findings.push(explain(found).en) },
        group?.groupId ?? '',
      )
      expect(findings).toEqual([])
      expect(verified.entries).toBeGreaterThan(100_000)
      expect(balances.length).toBeGreaterThan(3)
    } finally {
      await db.close()
    }
    const counts = await countsOf(databaseUrl)
    expect(counts).toMatchObject({ stores: 3, parts: 800, customers: 2000, vehicles: 3000 })
    expect(counts['closed']).toBeGreaterThanOrEqual(6000)
    expect(counts['staff']).toBeGreaterThanOrEqual(57)
    expect(counts['states']).toBeGreaterThanOrEqual(7)
  })
})

async function countsOf(url: string): Promise<Record<string, number>> {
  const { Client } = await import('pg')
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Record<string, string>>(`select
    (select count(*) from kernel.store) as stores, (select count(*) from parts.part) as parts, (select count(*) from people.staff) as staff,
    (select count(*) from customers.customer) as customers, (select count(*) from vehicles.vehicle) as vehicles,
    (select count(*) from service.repair_order where state = 'closed') as closed, (select count(distinct state) from service.repair_order) as states`)
  await client.end()
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, value]) => [name, Number(value)]))
}
