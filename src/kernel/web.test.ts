import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { protectAnswers, registerWeb } from './web.ts'

const folder = mkdtempSync(join(tmpdir(), 'open4s-web-'))
let app: FastifyInstance

beforeAll(async () => {
  for (const name of ['portal', 'console']) {
    mkdirSync(join(folder, 'src', name), { recursive: true })
    writeFileSync(join(folder, 'src', name, 'index.html'), `<title>${name}</title>`)
  }
  app = fastify()
  protectAnswers(app)
  app.get('/api/something', () => ({ some: 'thing' }))
  await registerWeb(app, folder)
})

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

test.each(['/p/v/token', '/p', '/repair-orders'])(
  'the page %s may run its own scripts and show its pictures',
  async (url) => {
    const { headers, statusCode } = await app.inject({ url })
    expect(statusCode).toBe(200)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("img-src 'self' data: blob:")
    expect(policy).toContain("media-src 'self' blob:")
    expect(policy).toContain("frame-ancestors 'none'")
  },
)

test('in data nothing may run', async () => {
  const { headers } = await app.inject({ url: '/api/something' })
  expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'")
  expect(headers['x-content-type-options']).toBe('nosniff')
})
