import { createHash } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { filesOf } from '../../src/app.ts'
import { retireFiles } from '../../src/kernel/files/retire.ts'
import { erase, restrict } from '../../src/kernel/pii/erasure.ts'
import { modules } from '../../src/modules.ts'
import { brakeJob, checkIn, linkOf, newGuest, openShop, quote } from '../../src/modules/service/test/shop.ts'
import type { Answer, Sent } from '../caller.ts'
import type { House } from '../house.ts'
import { verified } from '../in-work.ts'
import { scenario } from '../scenario.ts'
import { piecesSuite } from './file-pieces-suite.ts'
import { pdf, phonePhoto, placedFilm } from './pictures.ts'

interface Kept {
  readonly id: string
  readonly sha256: string
  readonly version: number
  readonly retainUntil: string
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const kept = (answer: Sent): Kept => {
  expect(answer.body).toContain('sha256')
  return answer.json<Kept>()
}
const code = (answer: Sent) => answer.json<{ code: string }>().code

/**
 * What photos and files do, whatever store they lie in. `spoil` puts other bytes in a file's place behind everybody's back.
 */
export function filesSuite(house: House, spoil: (sha256: string, bytes: Buffer) => void): void {
  let order: Answer
  beforeAll(async () => {
    await openShop(house)
    order = await checkIn(house, await newGuest(house))
  }, 60_000)

  beforeEach(() => house.clock.set('2026-03-10T01:00:00.000Z'))

  const walkAround = (recordId = order.id) => ({ record: 'repairOrder', recordId, kind: 'walkAround' })
  const store = () => filesOf(house.kernel, house)
  const retire = () => retireFiles(house.kernel, store())
  const drafts = () => readdirSync(join(house.dataDir, 'files', 'incoming'))
  const bytesOf = async ({ sha256 }: Kept) => {
    const kept = await store().read(house.groupId, sha256)
    return kept && (await buffer(kept.stream))
  }

  scenario('V-13', 'a photo is kept upright, without its place, and comes back as its hash says', async () => {
    const advisor = house.as('serviceAdvisor')
    const takenAt = '2026-03-10T00:58:00.000Z'
    const photo = await phonePhoto()
    expect((await sharp(photo).metadata()).exif?.includes('Phone')).toBe(true)
    const file = kept(await advisor.upload(walkAround(), photo, { takenAt }))
    expect(file).toMatchObject({
      state: 'kept',
      mediaType: 'image/jpeg',
      capturedAt: takenAt,
      retainUntil: '2032-03-10',
    })
    const back = await advisor.raw('GET', `/api/files/${file.id}`)
    expect(sha256(back.bytes)).toBe(file.sha256)
    const { width, height, exif } = await sharp(back.bytes).metadata()
    expect({ width, height, exif }).toEqual({ width: 480, height: 640, exif: undefined })
    expect(back.headers).toMatchObject({ 'content-type': 'image/jpeg', etag: `"${file.sha256}"` })
    const again = await advisor.raw('GET', `/api/files/${file.id}`, undefined, { 'if-none-match': `"${file.sha256}"` })
    expect(again.status).toBe(304)
    const small = await advisor.raw('GET', `/api/files/${file.id}?size=small`)
    expect(await sharp(small.bytes).metadata()).toMatchObject({ format: 'webp', height: 480 })
    const { rows } = await advisor.get<{ rows: Record<string, unknown>[] }>('file.list', {
      query: { record: 'repairOrder', recordId: order.id },
    })
    expect(rows).toMatchObject([
      {
        id: file.id,
        kind: 'walkAround',
        madeByName: 'serviceAdvisor sz',
        law: '家用汽车产品修理更换退货责任规定 第十七条',
      },
    ])
  })

  scenario('V-13', 'what is no photo, too large or another store’s is refused and leaves nothing', async () => {
    const advisor = house.as('serviceAdvisor')
    const photo = await phonePhoto()
    const before = await house.rows('select id from kernel.file')
    expect(
      code(await advisor.upload(walkAround(), Buffer.from('#!/bin/sh\nrm -rf everything, with enough bytes'))),
    ).toBe('kernel.wrongFileType')
    expect(code(await advisor.upload(walkAround(), pdf))).toBe('kernel.wrongFileType')
    expect(code(await advisor.upload(walkAround(), photo.subarray(0, 400)))).toBe('kernel.wrongFileType')
    const large = Buffer.concat([photo, Buffer.alloc(26 * 1024 * 1024)])
    expect(code(await advisor.upload(walkAround(), large))).toBe('kernel.fileTooLarge')
    expect((await house.as('serviceAdvisor', 'hz').upload(walkAround(), photo)).status).toBe(403)
    expect((await house.as('cashier').upload(walkAround(), photo)).status).toBe(403)
    expect((await house.nobody.upload(walkAround(), photo)).status).toBe(401)
    expect((await advisor.upload({ ...walkAround(), kind: 'selfie' }, photo)).status).toBe(422)
    expect(await house.rows('select id from kernel.file')).toEqual(before)
    expect(drafts()).toEqual([])
    expect((await advisor.upload(walkAround(), photo)).status).toBe(200)
  })

  scenario('V-13', 'deleting before the retention ends is refused; afterwards the bytes go', async () => {
    const manager = house.as('manager')
    const file = kept(await manager.upload({ ...walkAround(), kind: 'papers' }, pdf))
    expect(await manager.refused('file.remove', { id: file.id, version: file.version })).toMatchObject({
      code: 'kernel.retention',
      details: { until: '2032-03-10' },
    })
    house.clock.set('2032-03-10T10:00:00.000Z')
    await retire()
    expect(await bytesOf(file)).toEqual(pdf)
    const [{ person_id: personId }] = (await house.rows('select person_id from kernel.file where id = $1', [
      file.id,
    ])) as [{ person_id: string }]
    house.clock.set('2032-03-12T10:00:00.000Z')
    const actor = { kind: 'system', id: 'test' } as const
    await restrict(house.kernel, { groupId: house.groupId, personId, actor, reason: 'court' }, true)
    await retire()
    expect(await bytesOf(file)).toEqual(pdf)
    await restrict(house.kernel, { groupId: house.groupId, personId, actor, reason: 'court' }, false)
    await retire()
    expect(await bytesOf(file)).toBeUndefined()
    house.clock.set('2026-03-10T01:00:00.000Z')
    expect((await manager.raw('GET', `/api/files/${file.id}`)).status).toBe(404)
  })

  scenario('V-13', 'a loose photo is its maker’s, may be taken back, and goes after a day', async () => {
    const advisor = house.as('serviceAdvisor')
    const loose = { record: 'repairOrder', kind: 'walkAround', store: house.stores.sz }
    const first = kept(await advisor.upload(loose, await phonePhoto(100, 80, 11)))
    const second = kept(await advisor.upload(loose, await phonePhoto(100, 80, 12)))
    expect((await house.as('manager').raw('GET', `/api/files/${first.id}`)).status).toBe(403)
    expect((await advisor.raw('GET', `/api/files/${first.id}`)).status).toBe(200)
    expect(await house.as('manager').refused('file.remove', first)).toMatchObject({ code: 'kernel.notYourFile' })
    expect(await advisor.do('file.remove', { id: first.id, version: first.version })).toMatchObject({
      state: 'removed',
    })
    house.clock.forward(25 * 60)
    await retire()
    expect(await house.rows('select state from kernel.file where id = any($1)', [[first.id, second.id]])).toEqual([
      { state: 'removed' },
      { state: 'removed' },
    ])
    expect(await bytesOf(second)).toBeUndefined()
  })

  scenario('V-13', 'one picture in two records stays until the last of them goes', async () => {
    const advisor = house.as('serviceAdvisor')
    const photo = await phonePhoto(90, 70, 33)
    const loose = { record: 'repairOrder', kind: 'walkAround', store: house.stores.sz }
    const one = kept(await advisor.upload(loose, photo))
    const other = kept(await advisor.upload(walkAround(), photo))
    expect(other.sha256).toBe(one.sha256)
    house.clock.forward(25 * 60)
    await retire()
    expect((await advisor.raw('GET', `/api/files/${other.id}`)).status).toBe(200)
  })

  scenario('V-13', 'verify names a file whose bytes were changed or are gone', async () => {
    const file = kept(await house.as('serviceAdvisor').upload(walkAround(), await phonePhoto(120, 90, 55)))
    const bytes = (await bytesOf(file)) ?? Buffer.alloc(0)
    expect(await verified(house)).toEqual([])
    spoil(file.sha256, Buffer.concat([bytes, Buffer.from('x')]))
    expect(await verified(house)).toMatchObject([expect.stringContaining('"altered"')])
    spoil(file.sha256, bytes)
    expect(await verified(house)).toEqual([])
  })

  test('the same upload sent twice is one file', async () => {
    const photo = await phonePhoto(64, 64, 77)
    const send = () => house.as('serviceAdvisor').upload(walkAround(), photo, { key: 'upload-key-1' })
    const [one, other] = [kept(await send()), kept(await send())]
    expect(other.id).toBe(one.id)
  })

  test('a film loses its place and is given in parts', async () => {
    const advisor = house.as('serviceAdvisor')
    const film = placedFilm()
    const file = kept(await advisor.upload(walkAround(), film))
    const path = `/api/files/${file.id}`
    const whole = (await advisor.raw('GET', path)).bytes
    expect(whole.length).toBe(film.length)
    expect(whole.includes('\xa9xyz', 0, 'latin1')).toBe(false)
    expect(whole.toString('latin1').match(/22\.5431/g)).toHaveLength(1)
    const part = await advisor.raw('GET', path, undefined, { range: 'bytes=4-7' })
    expect(part).toMatchObject({ status: 206, body: 'ftyp' })
    expect(part.headers['content-range']).toBe(`bytes 4-7/${film.length}`)
    expect((await advisor.raw('GET', path, undefined, { range: 'bytes=-7' })).body).toBe('ictures')
    expect((await advisor.raw('GET', path, undefined, { range: 'bytes=9999-' })).status).toBe(416)
  })

  scenario('V-10', 'a link shows and takes the photos of its own visit only', async () => {
    const other = await checkIn(house, await newGuest(house))
    const advisor = house.as('serviceAdvisor')
    const own = kept(await advisor.upload(walkAround(), await phonePhoto(70, 50, 1)))
    const papers = kept(await advisor.upload({ ...walkAround(), kind: 'papers' }, await phonePhoto(70, 50, 2)))
    const foreign = kept(await advisor.upload(walkAround(other.id), await phonePhoto(70, 50, 3)))
    await quote(house, order, brakeJob)
    const visit = house.withLink(await linkOf(house, order.id, 'service.carReceived'))
    const estimate = house.withLink(await linkOf(house, order.id, 'service.estimateReady'))
    for (const link of [visit, estimate]) {
      expect((await link.raw('GET', `/api/files/${own.id}`)).status).toBe(200)
      expect((await link.raw('GET', `/api/files/${papers.id}`)).status).toBe(403)
      expect((await link.raw('GET', `/api/files/${foreign.id}`)).status).toBe(403)
    }
    const photo = await phonePhoto(60, 60, 4)
    const mine = { record: 'repairOrder', recordId: order.id, kind: 'fromCustomer' }
    expect((await visit.upload({ ...mine, recordId: other.id }, photo)).status).toBe(403)
    expect((await visit.upload(walkAround(), photo)).status).toBe(403)
    expect((await estimate.upload(mine, photo)).status).toBe(403)
    const sent = kept(await visit.upload(mine, photo))
    expect((await visit.raw('GET', `/api/files/${sent.id}`)).status).toBe(200)
  })

  test('what a killed process left half written is gone at the next start', async () => {
    const stray = `${encodeURIComponent((await import('node:os')).hostname())}~999999999~half`
    writeFileSync(join(house.dataDir, 'files', 'incoming', stray), 'half a photo')
    await store().clearDrafts()
    expect(drafts()).toEqual([])
  })

  scenario('F-11', 'erasing a person removes the photos of his papers', async () => {
    const guest = await newGuest(house)
    const visit = await checkIn(house, guest)
    const manager = house.as('manager')
    const file = kept(await manager.upload({ ...walkAround(visit.id), kind: 'papers' }, await phonePhoto(77, 55, 9)))
    const [row] = await house.rows('select person_id from kernel.file where id = $1', [file.id])
    const request = {
      groupId: house.groupId,
      personId: String(row?.['person_id']),
      actor: { kind: 'system', id: 'test' } as const,
      reason: 'asked',
    }
    await expect(erase(house.kernel, modules, request)).rejects.toMatchObject({ code: 'kernel.retention' })
    house.clock.set('2032-04-01T10:00:00.000Z')
    await erase(house.kernel, modules, request)
    await retire()
    expect((await manager.raw('GET', `/api/files/${file.id}`)).status).toBe(404)
    expect(await bytesOf(file)).toBeUndefined()
  })

  piecesSuite(house, walkAround)
}
