import { once } from 'node:events'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { expect, test } from 'vitest'
import { mailPort } from './mail.ts'
import type { Outcome } from './port.ts'

async function withServer(options: SMTPServerOptions, work: (port: number) => Promise<void>): Promise<void> {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], ...options })
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const address = listening.address()
  if (typeof address !== 'object' || address === null) throw new Error('No address')
  try {
    await work(address.port)
  } finally {
    await new Promise<void>((resolve) => server.close(resolve))
  }
}

const letter = {
  id: 'm1',
  to: 'wang@customer.example',
  name: '王先生',
  subject: '保养预约',
  text: '您好,王先生:已为您预约。\n地址:试验路 1 号',
}

async function send(port: number, more: Partial<Parameters<typeof mailPort>[0]> = {}): Promise<Outcome> {
  const mail = mailPort({
    host: '127.0.0.1',
    port,
    secure: false,
    from: '试验店 <service@dealer.example>',
    timeoutMs: 300,
    ...more,
  })
  try {
    return await mail.send(letter)
  } finally {
    mail.close()
  }
}

const refusing = (code: number) => Object.assign(new Error('no'), { responseCode: code })

test('a mail arrives with its texts and an id that can be recognised', async () => {
  const mails: string[] = []
  await withServer(
    {
      onData(stream, _, done) {
        let text = ''
        stream.on('data', (part: Buffer) => (text += part.toString('utf8')))
        stream.on('end', () => {
          mails.push(text)
          done()
        })
      },
    },
    async (port) => {
      expect(await send(port)).toEqual({ kind: 'done', detail: '250' })
      const mail = await PostalMime.parse(mails[0] ?? '')
      expect(mail).toMatchObject({
        subject: letter.subject,
        messageId: '<m1@dealer.example>',
        from: { name: '试验店', address: 'service@dealer.example' },
        to: [{ name: '王先生', address: letter.to }],
      })
      expect(mail.text?.trim()).toBe(letter.text)
      expect(mail.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }))
    },
  )
})

test.each([
  [550, 'refused'],
  [450, 'pending'],
])('a recipient answered with %i is %s', async (code, kind) => {
  await withServer({ onRcptTo: (_address, _session, done) => done(refusing(code)) }, async (port) => {
    expect(await send(port)).toEqual({ kind, detail: String(code) })
  })
})

test('a text that is refused for good is refused; one that gets no answer is unknown', async () => {
  const swallow = (code?: number): SMTPServerOptions => ({
    onData(stream, _, done) {
      stream.resume()
      stream.on('end', () => (code ? done(refusing(code)) : undefined))
    },
  })
  await withServer(swallow(554), async (port) => {
    expect(await send(port)).toEqual({ kind: 'refused', detail: '554' })
  })
  await withServer({ ...swallow(), closeTimeout: 10 }, async (port) => {
    expect((await send(port)).kind).toBe('unknown')
  })
})

test('a server that is away, silent, or does not know our password got nothing', async () => {
  let gone = 0
  await withServer({}, async (port) => {
    gone = port
  })
  expect(await send(gone)).toEqual({ kind: 'pending', detail: 'ECONNREFUSED' })
  await withServer({ onConnect: () => {}, closeTimeout: 10 }, async (port) => {
    expect(await send(port)).toEqual({ kind: 'pending', detail: 'ETIMEDOUT' })
  })
  await withServer(
    { onAuth: (_auth, _session, done) => done(refusing(535)), allowInsecureAuth: true },
    async (port) => {
      expect(await send(port, { user: 'shop', password: 'wrong' })).toEqual({ kind: 'pending', detail: 'EAUTH' })
    },
  )
})
