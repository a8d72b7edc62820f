import { randomBytes, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { replaceSecret } from './durable-file.ts'
import { StartFailure, asStartFailure } from './start-failure.ts'

export interface Certificates {
  /** PEM. */
  readonly key: string
  readonly cert: string
  /** What a tablet must trust to trust this server. */
  readonly authorityPem: string
}

interface Pair {
  readonly key: string
  readonly cert: string
}

const day = 24 * 60 * 60 * 1000
/** Apple's devices refuse server certificates that are valid longer than 825 days, others longer than 398. */
const serverDays = 397
const authorityDays = 3650
const renewBefore = 30 * day
/** Clocks of tablets run behind. */
const backdate = 2 * day

/** How the machine can be called from its own networks. Link-local addresses cannot stand in a certificate. */
export function machineNames(): string[] {
  const own = hostname().toLowerCase()
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const lan = addresses.filter(({ internal, address }) => !internal && !/^(fe80|169\.254\.)/i.test(address))
  const spoken = /^[a-z0-9.-]+$/.test(own) ? [own, ...(own.includes('.') ? [] : [`${own}.local`])] : []
  return [...new Set(['localhost', ...spoken, '127.0.0.1', '::1', ...lan.map(({ address }) => address)])]
}

/** Loaded only when a certificate is made: it would cost every start a tenth of a second. */
async function signer(): Promise<typeof import('selfsigned')> {
  return await import('selfsigned')
}

function read(folder: string, name: string): Pair | null {
  const [keyFile, certFile] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)]
  if (!existsSync(keyFile) || !existsSync(certFile)) return null
  const pair = { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') }
  return fits(pair) ? pair : null
}

/** Whether the certificate and the key belong together; a crash between writing the two leaves them apart. */
function fits(pair: Pair): boolean {
  try {
    createSecureContext(pair)
    return true
  } catch {
    return false
  }
}

function write(folder: string, name: string, pair: Pair): void {
  replaceSecret(join(folder, `${name}.key`), pair.key)
  replaceSecret(join(folder, `${name}.pem`), pair.cert)
}

function endsAfter(pair: Pair, instant: number): boolean {
  return Date.parse(new X509Certificate(pair.cert).validTo) > instant
}

async function makeAuthority(now: number): Promise<Pair> {
  // The random part keeps the authorities of two installations apart on a tablet that trusts both.
  const name = `Open4S ${hostname().replaceAll(/[^A-Za-z0-9.-]/g, '')} ${randomBytes(3).toString('hex')}`
  const { generate } = await signer()
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - backdate),
    notAfterDate: new Date(now + authorityDays * day),
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  return { key: made.private, cert: made.cert }
}

async function makeServer(authority: Pair, names: readonly string[], now: number): Promise<Pair> {
  const altNames = names.map((name) =>
    isIP(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name },
  )
  const { generate } = await signer()
  const made = await generate([{ name: 'commonName', value: 'Open4S' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - backdate),
    notAfterDate: new Date(now + serverDays * day),
    ca: authority,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  })
  return { key: made.private, cert: made.cert }
}

function covers(certificate: X509Certificate, name: string): boolean {
  return (isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined
}

/** Whether the server's certificate will do: of this authority, for these names, and for some time yet. */
function stillGood(server: Pair, authority: Pair, names: readonly string[], now: number): boolean {
  const certificate = new X509Certificate(server.cert)
  return (
    certificate.verify(new X509Certificate(authority.cert).publicKey) &&
    endsAfter(server, now + renewBefore) &&
    names.every((name) => covers(certificate, name))
  )
}

/**
 * The HTTPS certificate of this installation and the authority that signed it, kept in `dataDir/tls` for their owner
 * alone. The server's certificate is made anew when it ends within 30 days or a name or address is added; the
 * authority stays for ten years, so tablets need to trust it once. `now` in epoch milliseconds.
 */
export async function ensureCertificates(
  dataDir: string,
  now: number,
  names: readonly string[] = machineNames(),
): Promise<Certificates> {
  const folder = join(dataDir, 'tls')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    let authority = read(folder, 'authority')
    if (!authority || !endsAfter(authority, now + serverDays * day)) {
      authority = await makeAuthority(now)
      write(folder, 'authority', authority)
    }
    let server = read(folder, 'server')
    if (!server || !stillGood(server, authority, names, now)) {
      server = await makeServer(authority, names, now)
      write(folder, 'server', server)
    }
    return { ...server, authorityPem: authority.cert }
  } catch (error) {
    throw asStartFailure(error, folder)
  }
}

/** The certificate and key that the operator gave. Throws `StartFailure`. */
export function readGivenCertificates(files: { readonly certFile: string; readonly keyFile: string }): Pair {
  try {
    const pair = { key: readFileSync(files.keyFile, 'utf8'), cert: readFileSync(files.certFile, 'utf8') }
    createSecureContext(pair)
    return pair
  } catch (error) {
    throw new StartFailure(
      'certificates_unreadable',
      {
        zh: `TLS_CERT(${files.certFile})与 TLS_KEY(${files.keyFile})无法读取或不成一对。请写上 PEM 格式的证书及其私钥的路径。`,
        en: `TLS_CERT (${files.certFile}) and TLS_KEY (${files.keyFile}) cannot be read or do not belong together. Write the paths of a certificate and its private key in PEM form.`,
      },
      error,
    )
  }
}
