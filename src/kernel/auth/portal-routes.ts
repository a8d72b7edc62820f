import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { inGroup } from '../action.ts'
import { kernelRefusals } from '../contract/kernel-refusals.ts'
import {
  type PortalCodeAnswer,
  type PortalLink,
  portalCodeInput,
  type PortalSignInAnswer,
  portalSignInInput,
} from '../contract/portal-session.ts'
import type { Statement } from '../db/batch.ts'
import { abandon, begin, commit, setGroup, submit } from '../db/pool.ts'
import { epochMsOf, instantOf } from '../clocks/zone.ts'
import { credentialFrom, sessionCookie } from '../http.ts'
import { newId } from '../ids.ts'
import { isoNow, type Kernel } from '../kernel.ts'
import { newPerson } from '../pii/persons.ts'
import type { Module } from '../module.ts'
import { settingsFor } from '../settings.ts'
import { createAccount, startingRoles } from '../setup.ts'
import { Work } from '../work.ts'
import { closingStatements } from '../work-closing.ts'
import { hashToken, identityStatement, linkEnded, readIdentity } from './identity.ts'
import { mayWriteTo, mobileOf, newcomerStatement, sealPhone } from './newcomer.ts'
import * as codes from './portal-code.ts'
import { writeCode } from './portal-letter.ts'

/** A phone is its owner's: he should not have to ask for a code at every visit. */
const sessionDays = 30
type FindPerson = NonNullable<Module['findPerson']>

/** The customer's door: what a link opens, and signing in by phone and code. */
export function registerPortal(app: FastifyInstance, kernel: Kernel, modules: readonly Module[]): void {
  const findPerson = modules.find((module) => module.findPerson)?.findPerson
  const tables = new Map(modules.flatMap((module) => module.records).map(({ face }) => [face.name, face.table]))
  app.get('/api/portal/link', async (request): Promise<PortalLink> => {
    const credential = credentialFrom(request)
    if (credential.kind !== 'link') throw kernelRefusals.signIn()
    const now = isoNow(kernel.clock)
    const [, , result] = await inGroup(kernel, credential.groupId, [identityStatement(credential, now)])
    const row = result?.rows[0]
    // Who holds a link that was good once hears whom to ring for a new one.
    if (row && linkEnded(row, now))
      throw kernelRefusals.linkExpired(await storeOfLink(kernel, credential.groupId, row, tables))
    const { link, language } = readIdentity(credential, result, now)
    if (!link) throw kernelRefusals.linkExpired()
    return { ...link, language }
  })
  if (!findPerson) return
  app.post('/api/portal/code', async (request) => {
    return askForCode(kernel, findPerson, parse(portalCodeInput, request.body), request.ip)
  })
  app.post('/api/portal/sign-in', async (request, reply): Promise<PortalSignInAnswer> => {
    const { token, language } = await enter(
      kernel,
      parse(portalSignInInput, request.body),
      request.headers['user-agent'] ?? '',
    )
    reply.setCookie(sessionCookie, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: request.protocol === 'https',
      maxAge: sessionDays * 86_400,
    })
    return { language }
  })
}

/** Telephone of the store whose record an ended link was for; nothing where the record is gone. */
async function storeOfLink(
  kernel: Kernel,
  groupId: string,
  link: Readonly<Record<string, unknown>>,
  tables: ReadonlyMap<string, string>,
): Promise<{ phone?: string }> {
  const table = tables.get(String(link['record']))
  if (!table) return {}
  const sql = `select s.phone from ${table} r join kernel.store s on s.group_id = r.group_id and s.id = r.store_id
    where r.group_id = $1 and r.id = $2`
  const [, , found] = await inGroup(kernel, groupId, [{ sql, parameters: [groupId, String(link['record_id'])] }])
  const phone = found?.rows[0]?.['phone']
  return typeof phone === 'string' ? { phone } : {}
}

function parse<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.code }))
  throw kernelRefusals.invalid({ fields })
}

async function groupOf(kernel: Kernel, code: string | undefined): Promise<{ id: string; demo: boolean }> {
  const [found] = await kernel.db.run([
    code
      ? { sql: 'select group_id, demo from kernel.dealer_group where code = $1', parameters: [code] }
      : { sql: 'select group_id, demo from kernel.dealer_group limit 2', parameters: [] },
  ])
  const rows = found?.rows ?? []
  const [row] = rows
  if (rows.length !== 1 || typeof row?.['group_id'] !== 'string') throw kernelRefusals.wrongCode()
  return { id: row['group_id'], demo: row['demo'] === true }
}

/** Answers the same whether somebody has this number or not; who is on nobody's file gets his code all the same. */
async function askForCode(
  kernel: Kernel,
  findPerson: FindPerson,
  input: { readonly group?: string | undefined; readonly phone: string },
  address: string,
): Promise<PortalCodeAnswer> {
  const group = await groupOf(kernel, input.group)
  const phone = codes.phoneHash(kernel.keys, group.id, input.phone)
  const from = codes.addressHash(kernel.keys, group.id, address)
  const people = findPerson(group.id, kernel.keys, input.phone)
  const code = codes.newCode()
  await inWork(kernel, group.id, 'portalCode', {
    loads: (now) => [
      codes.countStatement(group.id, { phone, address: from }, now),
      people.statement,
      newcomerStatement(group.id, phone, codes.hourBefore(now)),
    ],
    run(work, [counted, found, newcomers]) {
      const problem = codes.askingProblem(countedOf(counted))
      if (problem) throw problem
      // Of a family with one phone the first on file; his account shows his own cars only.
      const [person] = people.read(found ?? [])
      const id = newId()
      const before = newcomers?.[0] ?? {}
      const mobile = person || !mayWriteTo(Number(before['codes'] ?? 0)) ? undefined : mobileOf(input.phone)
      const sealed = mobile === undefined ? undefined : sealPhone(kernel.keys, mobile)
      const messageId = person || sealed ? writeCode(work, person, { id, code }) : null
      const newcomerId = typeof before['person_id'] === 'string' ? before['person_id'] : null
      const expires = instantOf(epochMsOf(work.now) + codes.codeMinutes * 60_000)
      for (const statement of codes.tidyStatements(group.id, work.now)) work.sql(statement)
      work.sql({
        sql: `insert into kernel.portal_code (group_id, id, phone_hash, address_hash, code_hash, person_id, message_id, language, created_at, expires_at, tries, wrapped_key, phone)
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $12)`,
        parameters: [
          group.id,
          id,
          phone,
          from,
          codes.codeHash(kernel.keys, group.id, id, code),
          person?.person_id ?? (sealed ? newcomerId : null),
          messageId,
          person?.language ?? 'zh-CN',
          work.now,
          expires,
          sealed?.wrapped_key ?? null,
          sealed?.phone ?? null,
        ],
      })
    },
  })
  return { minutes: codes.codeMinutes, ...(group.demo ? { code } : {}) }
}

/** A right code opens a session; the account is made at the first one. Every try is counted, also by those who come twice at a time. */
async function enter(
  kernel: Kernel,
  input: { readonly group?: string | undefined; readonly phone: string; readonly code: string },
  device: string,
): Promise<{ token: string; language: string }> {
  const { id: groupId } = await groupOf(kernel, input.group)
  const phone = codes.phoneHash(kernel.keys, groupId, input.phone)
  const now = isoNow(kernel.clock)
  // The try is kept whatever comes of it, so it has a transaction of its own.
  const [, , counted, tried] = await inGroup(kernel, groupId, [
    codes.countStatement(groupId, { phone, address: '' }, now),
    codes.tryStatement(groupId, phone, now),
  ])
  const problem = codes.enteringProblem(countedOf(counted?.rows))
  if (problem) throw problem
  const code = tried?.rows[0]
  const id = String(code?.['id'])
  const right = code && codes.sameHash(String(code['code_hash']), codes.codeHash(kernel.keys, groupId, id, input.code))
  const personId = typeof code?.['person_id'] === 'string' ? code['person_id'] : null
  if (!right || (personId === null && typeof code['phone'] !== 'string')) throw kernelRefusals.wrongCode()
  const secret = randomBytes(32).toString('base64url')
  await openSession(kernel, { groupId, codeId: id, personId, language: String(code['language']), secret, device })
  return { token: `${groupId}.${secret}`, language: String(code['language']) }
}

interface Opening {
  readonly groupId: string
  readonly codeId: string
  /** Nobody yet: a newcomer, who becomes a person with his first session. */
  readonly personId: string | null
  readonly language: string
  readonly secret: string
  readonly device: string
}

async function openSession(kernel: Kernel, opening: Opening): Promise<void> {
  const { groupId, codeId, personId, language, secret, device } = opening
  await inWork(kernel, groupId, 'portalSignIn', {
    loads: (now) => [
      {
        sql: 'update kernel.portal_code set used_at = $3 where group_id = $1 and id = $2 and used_at is null returning id',
        parameters: [groupId, codeId, now],
      },
      {
        sql: `select a.id, a.state from kernel.account a where a.group_id = $1 and a.login = $2`,
        parameters: [groupId, loginOf(personId ?? '')],
      },
    ],
    run(work, [used, known]) {
      const account = known?.[0]
      if (!used?.[0] || (account && account['state'] !== 'active')) throw kernelRefusals.wrongCode()
      const person = personId ?? newPerson(work, kernel.keys).id
      if (personId === null)
        work.sql({
          sql: 'update kernel.portal_code set person_id = $3 where group_id = $1 and id = $2',
          parameters: [groupId, codeId, person],
        })
      const accountId = account ? String(account['id']) : newId()
      if (!account) {
        createAccount(work, {
          id: accountId,
          login: loginOf(person),
          // No password opens it: an empty hash matches nothing.
          passwordHash: '',
          // His name stays sealed in his file.
          name: startingRoles['customer']?.[language === 'en' ? 'en' : 'zh'] ?? '',
          personId: person,
          language,
          grants: [{ role: 'customer', scope: 'group', id: null }],
        })
      }
      const expires = instantOf(epochMsOf(work.now) + sessionDays * 86_400_000)
      for (const statement of codes.tidyStatements(groupId, work.now)) work.sql(statement)
      work.sql({
        sql: 'insert into kernel.session (group_id, token_hash, account_id, created_at, expires_at, device) values ($1, $2, $3, $4, $5, $6)',
        parameters: [groupId, hashToken(secret), accountId, work.now, expires, device.slice(0, 200)],
      })
    },
  })
}

const loginOf = (personId: string) => `customer-${personId}`

type Rows = Record<string, unknown>[]

function countedOf(rows: Rows | undefined): codes.Counted {
  const row = rows?.[0] ?? {}
  const number = (name: string) => Number(row[name] ?? 0)
  const first = row['first_at']
  return {
    codes: number('codes'),
    tries: number('tries'),
    first_at: typeof first === 'string' ? first : null,
    from_address: number('from_address'),
  }
}

/** Work of the door itself: nobody is signed in yet, so it is done as the system. */
async function inWork(
  kernel: Kernel,
  groupId: string,
  name: string,
  job: {
    readonly loads: (now: string) => readonly Statement[]
    readonly run: (work: Work, rows: readonly Rows[]) => void
  },
): Promise<void> {
  const now = isoNow(kernel.clock)
  const client = await kernel.db.connect()
  try {
    const opened = await submit(client, [
      begin,
      setGroup(groupId),
      { sql: 'select settings_version from kernel.dealer_group where group_id = $1', parameters: [groupId] },
      ...job.loads(now),
    ])
    const settings = await settingsFor(client, groupId, Number(opened[2]?.rows[0]?.['settings_version']))
    const work = new Work({ groupId, actor: { kind: 'system', id: name }, now, settings })
    job.run(
      work,
      opened.slice(3).map((result) => result.rows),
    )
    const results = await submit(client, [...closingStatements(work), commit])
    if (results.at(-1)?.tag !== 'COMMIT') throw new Error(`${name} did not commit`)
    client.release()
    kernel.committed([], work.outbox.length > 0)
  } catch (error) {
    await abandon(client)
    throw error
  }
}
