import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import pino from 'pino'
import { loadDemo } from '../../demo/load.ts'
import { messageFolders } from '../../src/app.ts'
import { prepareDatabase } from '../../src/house.ts'
import { startEmbedded } from '../../src/kernel/db/embedded.ts'
import { loadMessages } from '../../src/kernel/i18n.ts'
import { loadKeys } from '../../src/kernel/keys.ts'
import { modules } from '../../src/modules.ts'
import { oneVisit } from '../bench/visit-requests.ts'
import type { World } from '../bench/visits-world.ts'
import type { Site } from './process.ts'

const log = pino({ level: 'silent' })

/** A small group with some days of history, in the database that is named, or in the site's own. */
export async function fillSite(site: Site, url?: string): Promise<void> {
  loadMessages(messageFolders(modules))
  const { keys } = loadKeys(site.dataDir)
  const size = { customers: 40, cars: 50, visits: 60, days: 20 }
  const load = async (databaseUrl: string) => {
    await prepareDatabase(databaseUrl, modules)
    await loadDemo({ databaseUrl, keys, modules, log, empty: false, now: Date.now(), size })
  }
  if (url) return await load(url)
  const embedded = await startEmbedded({ dataDir: site.dataDir, programs: null, log })
  await load(embedded.url)
  await embedded.stop()
}

interface Request {
  readonly token?: string
  readonly body?: unknown
  readonly version?: number
}

interface Answered {
  readonly path: string
  readonly key: string
  readonly request: Request
  readonly body: string
}

/** A client as every screen is one: what was not answered it sends again under the same key, for up to a minute. */
export class PatientClient {
  readonly answered: Answered[] = []
  /** How often it had to send again. */
  repeats = 0
  private readonly urlNow: () => string

  constructor(urlNow: () => string) {
    this.urlNow = urlNow
  }

  async send(method: 'GET' | 'POST', path: string, request: Request): Promise<{ status: number; body: string }> {
    const key = randomUUID()
    for (const end = performance.now() + 60_000; performance.now() < end; await delay(150)) {
      const reply = await this.once(method, path, request, key)
      if (reply && reply.status < 500) {
        if (method === 'POST' && reply.status === 200) this.answered.push({ path, key, request, body: reply.body })
        return reply
      }
      if (reply && reply.status !== 503) throw new Error(`${path}: ${reply.status} ${reply.body}`)
      this.repeats++
    }
    throw new Error(`${path}: no answer for a minute`)
  }

  /** Sends once more, under its key, what was answered, and says where the answer is another one. */
  async differing(): Promise<string[]> {
    const others: string[] = []
    for (const { path, key, request, body } of this.answered) {
      const reply = await this.once('POST', path, request, key)
      if (reply?.body !== body)
        others.push(`${path}: ${body.slice(0, 200)} → ${reply?.status} ${reply?.body.slice(0, 200)}`)
    }
    return others
  }

  private async once(method: 'GET' | 'POST', path: string, request: Request, key: string) {
    const { token = '', body, version } = request
    try {
      const answer = await fetch(this.urlNow() + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': key } : {}),
          ...(version === undefined ? {} : { 'if-match': String(version) }),
        },
        ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
        signal: AbortSignal.timeout(20_000),
      })
      return { status: answer.status, body: await answer.text() }
    } catch {
      return undefined
    }
  }
}

/** One visit after the other in each lane until `stop`; answers how many were done. */
export async function visitsUntil(
  world: World,
  clients: readonly PatientClient[],
  stop: () => boolean,
): Promise<number> {
  let done = 0
  await Promise.all(
    clients.map(async (client, index) => {
      while (!stop()) {
        await oneVisit(client, world, index)
        done++
      }
    }),
  )
  return done
}

/** What of the visits since a moment is not exactly once where it belongs; nothing when all is well. $1 is the moment. */
export const onceOnly: Readonly<Record<string, string>> = {
  'an order of each booking': `select a.number from service.appointment a left join service.repair_order o on o.appointment_id = a.id
    where a.created_at > $1 group by a.id, a.number having count(o.id) <> 1`,
  'a closed order': `select number, state from service.repair_order where created_at > $1 and state <> 'closed'`,
  'a job card': `select o.number from service.repair_order o left join workshop.job_card c on c.order_id = o.id
    where o.created_at > $1 group by o.id, o.number having count(c.id) <> 1`,
  'one ended stretch': `select c.id from workshop.job_card c left join workshop.clock k on k.job_card_id = c.id
    where c.created_at > $1 group by c.id having count(k.id) <> 1 or bool_or(k.ended_at is null)`,
  'three inspections': `select o.number from service.repair_order o left join quality.inspection i on i.order_id = o.id
    where o.created_at > $1 group by o.id, o.number having count(i.id) <> 3`,
  'a paid bill': `select o.number from service.repair_order o left join money.bill b on b.order_id = o.id and b.state = 'paid'
    where o.created_at > $1 group by o.id, o.number having count(b.id) <> 1`,
  'a payment': `select b.number from money.bill b left join money.payment p on p.bill_id = b.id
    where b.created_at > $1 group by b.id, b.number, b.total_fen having count(p.id) <> 1 or sum(p.amount_fen) <> b.total_fen`,
  'a follow-up': `select o.number from service.repair_order o left join care.follow_up f on f.order_id = o.id
    where o.created_at > $1 and o.follow_up group by o.id, o.number having count(f.id) <> 1`,
  'a message of each kind': `select template, record_id::text, count(*) from kernel.message where created_at > $1
    group by template, record_id, person_id, account_id having count(*) > 1`,
  'a message that left': `select template, state from kernel.message where created_at > $1 and state not in ('sent', 'delivered', 'read')`,
  'parts handed out': `select l.id from parts.pick p join parts.pick_line l on l.pick_id = p.id join service.repair_order o on o.id = p.order_id
    where o.created_at > $1 and (l.issued_thousandths <> l.wanted_thousandths or l.reserved_thousandths <> 0)`,
}
