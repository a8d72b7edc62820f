import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { createSecret } from '../durable-file.ts'
import { StartFailure } from '../start-failure.ts'

export const sealedKeysName = 'keys.sealed.json'

/** scrypt (RFC 7914) with 128 MB: about half a second for who knows the passphrase, and for each guess of who does not. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }

const shape = z.object({
  about: z.string(),
  kdf: z.literal('scrypt-17-8-1'),
  salt: z.base64(),
  iv: z.base64(),
  tag: z.base64(),
  text: z.base64(),
})

/** Writes the key file's content, encrypted under a passphrase (AES-256-GCM). */
export function sealKeys(keysFile: string, target: string, passphrase: string): void {
  const about = 'Keys of Open4S, opened by the passphrase of the backup. 密钥文件,须用备份口令打开。'
  sealText(readFileSync(keysFile, 'utf8'), target, passphrase, about)
}

/** Puts sealed keys back as a key file, which must not be there yet. Throws `StartFailure` on a wrong passphrase. */
export function openSealedKeys(source: string, keysFile: string, passphrase: string): void {
  createSecret(keysFile, openSealedText(source, passphrase))
}

export function sealText(secret: string, target: string, passphrase: string, about: string): void {
  const [salt, iv] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, cost), iv)
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  const content: z.infer<typeof shape> = {
    about,
    kdf: 'scrypt-17-8-1',
    salt: salt.toString('base64'),
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    text: text.toString('base64'),
  }
  writeFileSync(target, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true })
}

/** Throws `StartFailure` on a wrong passphrase. */
export function openSealedText(source: string, passphrase: string): string {
  const { salt, iv, tag, text } = shape.parse(JSON.parse(readFileSync(source, 'utf8')))
  const bytes = (base64: string) => Buffer.from(base64, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', scryptSync(passphrase, bytes(salt), 32, cost), bytes(iv))
  decipher.setAuthTag(bytes(tag))
  try {
    return Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8')
  } catch (error) {
    throw new StartFailure(
      'keys_unreadable',
      {
        zh: `口令打不开 ${source}。请在 BACKUP_PASSPHRASE 中写出做备份时的口令。`,
        en: `The passphrase does not open ${source}. Write the one of the time of the backup in BACKUP_PASSPHRASE.`,
      },
      error,
    )
  }
}
