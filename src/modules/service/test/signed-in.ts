import { expect } from 'vitest'
import type { House } from '../../../../test/house.ts'
import type { Guest } from './shop.ts'

/** Signs a customer in by the code that was sent to his phone. */
export async function customerOf(house: House, guest: Guest) {
  const [row] = await house.rows(`select plate from vehicles.vehicle where id = $1`, [guest.vehicleId])
  return customerWith(house, `1380000${String(1000 + Number(String(row?.['plate']).slice(-5)) - 10_000)}`)
}

/** The same for a number, whoever has it. */
export async function customerWith(house: House, phone: string) {
  const post = (url: string, payload: object) => house.app.inject({ method: 'POST', url, payload })
  expect((await post('/api/portal/code', { phone })).statusCode).toBe(200)
  const [message] = await house.rows(
    `select params ->> 'code' as code from kernel.message where template = 'kernel.portalCode' order by created_at desc, id desc limit 1`,
  )
  const entered = await post('/api/portal/sign-in', { phone, code: String(message?.['code']) })
  expect(entered.statusCode).toBe(200)
  const cookies = { open4s: entered.cookies.find(({ name }) => name === 'open4s')?.value ?? '' }
  return {
    async get<T>(url: string): Promise<{ status: number; body: T }> {
      const answer = await house.app.inject({ method: 'GET', url, cookies })
      return { status: answer.statusCode, body: answer.json<T>() }
    },
    async post<T>(
      url: string,
      payload: object,
      key = `key-${Math.random()}`,
      version?: number,
    ): Promise<{ status: number; body: T }> {
      const answer = await house.app.inject({
        method: 'POST',
        url,
        payload,
        cookies,
        headers: { 'idempotency-key': key, ...(version === undefined ? {} : { 'if-match': String(version) }) },
      })
      return { status: answer.statusCode, body: answer.json<T>() }
    },
  }
}
