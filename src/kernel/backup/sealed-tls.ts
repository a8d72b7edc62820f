import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { createSecret } from '../durable-file.ts'
import { openSealedText, sealText } from './sealed-keys.ts'

export const sealedTlsName = 'tls.sealed.json'

const names = ['authority.key', 'authority.pem', 'server.key', 'server.pem', 'given.key', 'given.pem'] as const
const shape = z.partialRecord(z.enum(names), z.string())

/** Where the certificates lie: the installation's own authority and server, and those that the operator gave. */
export type TlsPlaces = Pick<Config, 'dataDir' | 'tls'>

function placeOf(name: (typeof names)[number], { dataDir, tls }: TlsPlaces): string | undefined {
  if (name === 'given.key') return tls?.keyFile
  if (name === 'given.pem') return tls?.certFile
  return join(dataDir, 'tls', name)
}

/** Writes certificates with their private keys, encrypted under a passphrase: tablets go on trusting the authority after a restore. */
export function sealTls(places: TlsPlaces, target: string, passphrase: string): void {
  const found = names.flatMap((name) => {
    const place = placeOf(name, places)
    return place !== undefined && existsSync(place) ? [[name, readFileSync(place, 'utf8')] as const] : []
  })
  if (found.length === 0) return
  const about = 'Certificates and their keys, opened by the passphrase of the backup. 证书及其私钥,须用备份口令打开。'
  sealText(JSON.stringify(Object.fromEntries(found)), target, passphrase, about)
}

/** Puts certificates back where none lie. Throws `StartFailure` on a wrong passphrase. */
export function openSealedTls(source: string, places: TlsPlaces, passphrase: string): void {
  const opened = shape.parse(JSON.parse(openSealedText(source, passphrase)))
  for (const name of names) {
    const [text, place] = [opened[name], placeOf(name, places)]
    if (text === undefined || place === undefined) continue
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 })
    createSecret(place, text)
  }
}
