import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureCertificates, machineNames, readGivenCertificates } from './tls.ts'

const now = Date.UTC(2027, 0, 15)
const day = 24 * 60 * 60 * 1000
const names = ['localhost', 'shop', 'shop.local', '127.0.0.1', '::1', '192.168.10.20', 'fd00::20']
const openssl = spawnSync('openssl', ['version']).status === 0

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'open4s-test-'))
})

afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

describe('the first start', () => {
  it('makes an authority and a certificate for every name, for their owner alone', async () => {
    const { cert, authorityPem } = await ensureCertificates(dataDir, now, names)
    const certificate = new X509Certificate(cert)
    const authority = new X509Certificate(authorityPem)
    expect(certificate.subjectAltName).toBe(
      'DNS:localhost, DNS:shop, DNS:shop.local, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, ' +
        'IP Address:192.168.10.20, IP Address:FD00:0:0:0:0:0:0:20',
    )
    expect([certificate.ca, authority.ca]).toEqual([false, true])
    expect(certificate.checkIssued(authority)).toBe(true)
    expect(certificate.verify(authority.publicKey)).toBe(true)
    const lifetime = Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)
    expect(lifetime / day).toBeLessThanOrEqual(825)
    for (const file of readdirSync(join(dataDir, 'tls'))) {
      expect(statSync(join(dataDir, 'tls', file)).mode & 0o777).toBe(0o600)
    }
    expect(statSync(join(dataDir, 'tls')).mode & 0o777).toBe(0o700)
  })

  it.skipIf(!openssl)('makes a chain that openssl accepts', async () => {
    await ensureCertificates(dataDir, now, names)
    const folder = join(dataDir, 'tls')
    const verify = (...more: string[]): string =>
      execFileSync(
        'openssl',
        [
          'verify',
          '-purpose',
          'sslserver',
          '-attime',
          String(now / 1000),
          ...more,
          '-CAfile',
          'authority.pem',
          'server.pem',
        ],
        { cwd: folder, encoding: 'utf8', stdio: 'pipe' },
      )
    expect(verify('-verify_hostname', 'shop.local')).toContain('OK')
    expect(verify('-verify_ip', '192.168.10.20')).toContain('OK')
    expect(verify('-verify_ip', 'fd00::20')).toContain('OK')
    expect(() => verify('-verify_hostname', 'elsewhere.example')).toThrow()
  })

  it('makes what a client accepts that trusts the authority, and no other does', async () => {
    const { key, cert, authorityPem } = await ensureCertificates(dataDir, Date.now(), names)
    const server = createServer({ key, cert }, (_request, response) => response.end('ok')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const ask = (ca: string | undefined): Promise<number | string> =>
      new Promise((resolve) => {
        get({ host: '127.0.0.1', port, ca, agent: false }, (response) => resolve(response.resume().statusCode ?? 0)).on(
          'error',
          (error) => resolve(error.message),
        )
      })
    expect(await ask(authorityPem)).toBe(200)
    expect(await ask(undefined)).toMatch(/certificate/)
    server.close()
  })
})

describe('a later start', () => {
  it('changes nothing', async () => {
    const first = await ensureCertificates(dataDir, now, names)
    expect(await ensureCertificates(dataDir, now + 300 * day, names)).toEqual(first)
  })

  it('changes nothing when an address has gone', async () => {
    const first = await ensureCertificates(dataDir, now, names)
    expect(await ensureCertificates(dataDir, now, names.slice(0, 3))).toEqual(first)
  })

  it.each([
    ['the end is near', now + 380 * day, names],
    ['the end has passed', now + 500 * day, names],
    ['an address was added', now, [...names, '10.1.2.3']],
    ['a name was added', now, [...names, 'shop.lan']],
  ])('makes a new certificate under the same authority when %s', async (_case, later, wanted) => {
    const first = await ensureCertificates(dataDir, now, names)
    const next = await ensureCertificates(dataDir, later, wanted)
    expect(next.authorityPem).toBe(first.authorityPem)
    expect(next.cert).not.toBe(first.cert)
    const certificate = new X509Certificate(next.cert)
    expect(certificate.verify(new X509Certificate(first.authorityPem).publicKey)).toBe(true)
    expect(Date.parse(certificate.validTo)).toBeGreaterThan(later + 300 * day)
    expect(certificate.checkIP('10.1.2.3') !== undefined).toBe(wanted.includes('10.1.2.3'))
  })

  it('makes a new authority when the old one would end before the certificate', async () => {
    const first = await ensureCertificates(dataDir, now, names)
    const next = await ensureCertificates(dataDir, now + 3400 * day, names)
    expect(next.authorityPem).not.toBe(first.authorityPem)
    expect(new X509Certificate(next.cert).verify(new X509Certificate(next.authorityPem).publicKey)).toBe(true)
  })

  it('replaces a certificate that was cut short or lost its key', async () => {
    const first = await ensureCertificates(dataDir, now, names)
    writeFileSync(join(dataDir, 'tls', 'server.pem'), first.cert.slice(0, 200))
    const second = await ensureCertificates(dataDir, now, names)
    expect(second.authorityPem).toBe(first.authorityPem)
    rmSync(join(dataDir, 'tls', 'server.key'))
    const third = await ensureCertificates(dataDir, now, names)
    expect(existsSync(join(dataDir, 'tls', 'server.key'))).toBe(true)
    expect(third.authorityPem).toBe(first.authorityPem)
  })
})

describe('the machine', () => {
  it('is known by its own names and addresses', async () => {
    const found = machineNames()
    expect(found).toEqual(expect.arrayContaining(['localhost', '127.0.0.1', '::1']))
    expect(found.filter((name) => /^fe80/i.test(name))).toEqual([])
    const { cert } = await ensureCertificates(dataDir, now)
    const certificate = new X509Certificate(cert)
    for (const name of found) {
      expect((certificate.checkHost(name) ?? certificate.checkIP(name)) !== undefined, name).toBe(true)
    }
  })
})

describe('given certificates', () => {
  it('are read when they belong together', async () => {
    const { key, cert } = await ensureCertificates(dataDir, now, names)
    const folder = join(dataDir, 'tls')
    const files = { certFile: join(folder, 'server.pem'), keyFile: join(folder, 'server.key') }
    expect(readGivenCertificates(files)).toEqual({ key, cert })
    expect(readFileSync(files.certFile, 'utf8')).toBe(cert)
    expect(() => readGivenCertificates({ ...files, keyFile: join(folder, 'authority.key') })).toThrow('TLS_KEY')
    expect(() => readGivenCertificates({ ...files, certFile: join(folder, 'none.pem') })).toThrow('TLS_CERT')
  })
})
