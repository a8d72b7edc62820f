import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { Sent } from '../caller.ts'
import type { House } from '../house.ts'
import { scenario } from '../scenario.ts'
import { placedFilm } from './pictures.ts'

interface Place {
  readonly record: string
  readonly recordId: string
  readonly kind: string
}

/** A large file that breaks off on its way. */
export function piecesSuite(house: House, placeOf: () => Place): void {
  const film = Buffer.concat([placedFilm(), Buffer.alloc(300_000, 'pictures')])
  const whole = createHash('sha256').update(film).digest('hex')
  const put = (
    key: string,
    where: Record<string, string | number>,
    piece?: Buffer,
    role = house.as('serviceAdvisor'),
  ) => {
    const query = new URLSearchParams({ ...placeOf(), size: String(film.length) })
    for (const [name, value] of Object.entries(where)) query.set(name, String(value))
    const type = piece ? { 'content-type': 'application/octet-stream' } : {}
    return role.raw('POST', `/api/files/pieces?${query.toString()}`, piece, { 'idempotency-key': key, ...type })
  }
  const received = (answer: Sent) => answer.json<{ received: number }>().received
  const code = (answer: Sent) => answer.json<{ code: string }>().code

  scenario('V-09', 'a large film goes on where it broke off, and is kept only when its hash is right', async () => {
    const key = 'film-in-pieces-1'
    expect(received(await put(key, { offset: 0 }))).toBe(0)
    expect(received(await put(key, { offset: 0 }, film.subarray(0, 100_000)))).toBe(100_000)
    // Sent twice, or from a wrong place, it changes nothing: the answer says where to go on.
    expect(received(await put(key, { offset: 0 }, film.subarray(0, 100_000)))).toBe(100_000)
    expect(received(await put(key, { offset: 200_000 }, film.subarray(200_000)))).toBe(100_000)
    // Another person does not get at it, whatever key he shows.
    expect(received(await put(key, { offset: 0 }, undefined, house.as('manager')))).toBe(0)
    expect(received(await put(key, { offset: 100_000 }, film.subarray(100_000)))).toBe(film.length)
    const kept = await put(key, { offset: film.length, sha256: whole })
    expect(kept.json()).toMatchObject({ state: 'kept', mediaType: 'video/mp4', byteCount: film.length })
    expect(received(await put(key, { offset: 0 }))).toBe(0)
    const { id } = kept.json<{ id: string }>()
    const back = await house.as('serviceAdvisor').raw('GET', `/api/files/${id}`)
    const { rows } = await house.as('serviceAdvisor').get<{ rows: { id: string; kind: string }[] }>('file.list', {
      query: { record: placeOf().record, recordId: placeOf().recordId },
    })
    expect(rows.map((row) => row.id)).toContain(id)
    expect(back.bytes.length).toBe(film.length)
    expect(back.bytes.includes('114.0579/\0')).toBe(false)
  })

  scenario('V-13', 'pieces that became something else on their way are thrown away and sent anew', async () => {
    const key = 'film-in-pieces-2'
    const spoilt = Buffer.from(film)
    spoilt[150_000] = 0
    await put(key, { offset: 0 }, spoilt)
    expect(code(await put(key, { offset: film.length, sha256: whole }))).toBe('kernel.fileBroken')
    expect(received(await put(key, { offset: 0 }))).toBe(0)
    expect(received(await put(key, { offset: 0 }, film))).toBe(film.length)
    expect((await put(key, { offset: film.length, sha256: whole })).status).toBe(200)
    const { rows } = await house.as('serviceAdvisor').get<{ rows: { byteCount: number }[] }>('file.list', {
      query: { record: placeOf().record, recordId: placeOf().recordId },
    })
    expect(rows.some((row) => row.byteCount === film.length)).toBe(true)
    expect(code(await put(key, { offset: 0, size: 10 ** 12 }))).toBe('kernel.fileTooLarge')
    expect((await put(key, { offset: 0 }, undefined, house.as('cashier', 'hz'))).status).toBe(403)
  })
}
