import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { useHouse } from '../house.ts'
import { inWork } from '../in-work.ts'
import { gatePass } from '../paper/gate-pass.ts'
import { readPdf } from '../paper/read-pdf.ts'
import { settlement } from '../paper/settlement.ts'
import { verifyGroup } from '../../src/kernel/ledger/verify.ts'
import { newId } from '../../src/kernel/ids.ts'
import { linkToken, makeLink } from '../../src/kernel/links.ts'
import { keepPaper } from '../../src/kernel/papers.ts'
import type { PaperContent } from '../../src/kernel/paper/content.ts'
import { paperHash } from '../../src/kernel/paper/hash.ts'
import { erase } from '../../src/kernel/pii/erasure.ts'
import { newPerson, openPerson } from '../../src/kernel/pii/persons.ts'
import { modules } from '../../src/modules.ts'
import { priceLifecycle } from '../../src/modules/money/contract/price.ts'

const house = useHouse()
const price = { name: 'price', table: 'money.price', lifecycle: priceLifecycle } as const

/** A paper that belongs to a price: any record will do. Answers its id, its record and its person. */
function keep(content: PaperContent, withPerson = true) {
  return inWork(house, {}, (work) => {
    const recordId = newId()
    work.create(price, 'set', {
      id: recordId,
      store_id: house.stores.sz,
      kind: 'other',
      ref_code: recordId,
      amount_fen: 1,
      vat_basis_points: 0,
      valid_from: '2026-01-01',
    })
    const person = withPerson ? newPerson(work, house.kernel.keys) : null
    const paper = keepPaper(work, {
      kind: 'settlement',
      number: content.number,
      record: 'price',
      recordId,
      storeId: house.stores.sz,
      person,
      content,
    })
    const token = (id: string) =>
      linkToken(
        house.kernel.keys,
        house.groupId,
        makeLink(work, house.kernel.keys, {
          purpose: 'visit',
          record: 'price',
          recordId: id,
          personId: person?.id ?? null,
          language: 'zh-CN',
          hours: 24,
        }),
      )
    return { ...paper, recordId, personId: person?.id ?? '', link: token(recordId), otherLink: token(newId()) }
  })
}

describe('papers', () => {
  test('are sealed, hashed and answered as they were shown', async () => {
    const paper = await keep(settlement)
    const [row] = await house.rows('select content, sha256, retain_until from kernel.paper where id = $1', [paper.id])
    expect(String(row?.['content'])).toMatch(/^s1\./)
    expect(row).toMatchObject({ retain_until: '2032-03-10' })
    const answer = await house.as('cashier').raw('GET', `/api/papers/${paper.id}`)
    expect(answer.json()).toMatchObject({ content: settlement, sha256: paperHash(settlement), record: 'price' })
    expect(paper.sha256).toBe(paperHash(settlement))
  })

  test('are printed on first opening, once, and kept sealed', async () => {
    const paper = await keep(gatePass)
    const open = () =>
      house.app.inject({ url: `/api/papers/${paper.id}.pdf`, headers: { authorization: `Link ${paper.link}` } })
    const [first, second] = await Promise.all([open(), open()])
    expect(first.headers['content-type']).toBe('application/pdf')
    expect(first.rawPayload.equals(second.rawPayload)).toBe(true)
    const [page] = readPdf(first.rawPayload)
    expect(JSON.stringify(page)).toContain('车辆出门证')
    const folder = join(house.dataDir, 'cache', 'papers')
    expect(await readdir(folder)).toEqual([`${paper.sha256}.pdf`])
    expect((await readFile(join(folder, `${paper.sha256}.pdf`), 'utf8')).slice(0, 3)).toBe('s1.')
    expect((await open()).rawPayload.equals(first.rawPayload)).toBe(true)
  })

  test('open to whoever may see their record, and to its own link only', async () => {
    const paper = await keep(gatePass, false)
    expect((await house.as('technician').raw('GET', `/api/papers/${paper.id}`)).status).toBe(200)
    expect((await house.as('technician', 'hz').raw('GET', `/api/papers/${paper.id}`)).status).toBe(403)
    expect((await house.withLink(paper.link).raw('GET', `/api/papers/${paper.id}`)).status).toBe(200)
    expect((await house.withLink(paper.otherLink).raw('GET', `/api/papers/${paper.id}`)).status).toBe(403)
    expect((await house.nobody.raw('GET', `/api/papers/${paper.id}`)).status).toBe(401)
    expect((await house.as('cashier').raw('GET', `/api/papers/${newId()}`)).status).toBe(404)
    expect((await house.as('cashier').raw('GET', '/api/papers/nonsense.pdf')).status).toBe(404)
    const refused = await house.rows(`select verb from kernel.entry where verb = 'refused.paper.get'`)
    expect(refused).toHaveLength(2)
  })

  test('need the entry of their record', async () => {
    await expect(
      inWork(house, {}, (work) =>
        keepPaper(work, {
          kind: 'gatePass',
          number: gatePass.number,
          record: 'price',
          recordId: newId(),
          storeId: house.stores.sz,
          person: null,
          content: gatePass,
        }),
      ),
    ).rejects.toThrow('move the record first')
  })

  test('hold up the erasure of their person as long as the law wants them, then end with his key', async () => {
    const paper = await keep(settlement)
    const request = {
      groupId: house.groupId,
      personId: paper.personId,
      actor: { kind: 'system', id: 't' },
      reason: 'r',
    } as const
    await expect(erase(house.kernel, modules, request)).rejects.toMatchObject({ code: 'kernel.retention' })
    const before = house.clock.now()
    house.clock.set('2032-03-11T01:00:00.000Z')
    await erase(house.kernel, modules, request)
    house.clock.set(new Date(before).toISOString())
    const gone = await house.as('cashier').raw('GET', `/api/papers/${paper.id}`)
    expect([gone.status, gone.json<{ code: string }>().code]).toEqual([409, 'kernel.erased'])
    expect(() => openPerson({ id: paper.personId, wrapped_key: null }, house.kernel.keys)).toThrow('erased')
  })

  test('cannot be changed, and the ledger knows them', async () => {
    await expect(house.rows(`update kernel.paper set number = 'x'`)).rejects.toThrow('permission denied')
    const found: unknown[] = []
    await verifyGroup(
      {
        db: house.kernel.db,
        verifyingKeys: house.kernel.keys.verifying,
        balances: modules.flatMap((module) => module.balances ?? []),
        report: (finding) => found.push(finding),
      },
      house.groupId,
    )
    expect(found.filter((one) => JSON.stringify(one).includes('paper'))).toEqual([])
  })
})
