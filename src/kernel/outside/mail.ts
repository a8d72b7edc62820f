import { createTransport } from 'nodemailer'
import type { Outcome, Port } from './port.ts'

export interface MailOptions {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; without it the connection is upgraded where the server offers it. */
  readonly secure: boolean
  readonly user?: string
  readonly password?: string
  /** `Dealer <service@dealer.example>` */
  readonly from: string
  readonly timeoutMs?: number
  /** Only for a server of one's own with a certificate that nobody signed. */
  readonly trustAnyCertificate?: boolean
}

/** A carrier of mail over SMTP. The message's id is part of the Message-ID, so a second copy can be recognised. */
export function mailPort(options: MailOptions): Port & { close(): void } {
  const timeoutMs = options.timeoutMs ?? 15_000
  const transport = createTransport({
    pool: true,
    maxConnections: 3,
    host: options.host,
    port: options.port,
    secure: options.secure,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    // Longer than the others, so that a server silent from the start is told from one silent after the text.
    socketTimeout: timeoutMs * 2,
    // Texts come from templates, never from a path or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(options.user ? { auth: { user: options.user, pass: options.password ?? '' } } : {}),
    ...(options.trustAnyCertificate ? { tls: { rejectUnauthorized: false } } : {}),
  })
  const domain = /@([^\s>]+)/.exec(options.from)?.[1] ?? 'localhost'
  return {
    name: 'mail',
    async send(letter) {
      try {
        const sent = await transport.sendMail({
          from: options.from,
          to: { name: letter.name ?? '', address: letter.to },
          subject: letter.subject ?? '',
          text: letter.text,
          messageId: `<${letter.id}@${domain}>`,
          // Out-of-office robots do not answer these (RFC 3834 §5).
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { kind: 'done', detail: sent.response.slice(0, 3) }
      } catch (error) {
        return ofFailure(error)
      }
    },
    close: () => transport.close(),
  }
}

/** Waits that end before the text has left. */
const earlyTimeouts = new Set(['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'])

/**
 * 5xx to an envelope or a text is a refusal, 4xx asks to come again (RFC 5321 §4.2.1); a rejected sign-in is our own
 * fault and passes when the password is set right. Without an answer it counts how far the talk had come.
 */
function ofFailure(error: unknown): Outcome {
  if (!(error instanceof Error)) return { kind: 'unknown', detail: 'failed' }
  const text = (name: string): string => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  const code = text('code') || error.name
  const response = Number(text('responseCode'))
  if (code === 'EAUTH') return { kind: 'pending', detail: code }
  if (response >= 500) return { kind: 'refused', detail: String(response) }
  if (response >= 400) return { kind: 'pending', detail: String(response) }
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { kind: 'refused', detail: code }
  const early =
    code === 'EDNS' || code === 'ETLS' || text('syscall') === 'connect' || earlyTimeouts.has(text('timeoutType'))
  return { kind: early ? 'pending' : 'unknown', detail: text('originalCode') || code }
}
