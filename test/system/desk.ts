import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'

const password = 'a-long-password'

/** Somebody signed in who may register customers, book goods in and hire. */
export interface Desk {
  readonly token: string
  readonly storeId: string
  readonly partId: string
}

export interface Reply {
  readonly status: number
  readonly body: Record<string, unknown>
}

/** Sends a request, on a record with the version that the person saw; status 0 when no answer came. */
export async function send(
  url: string,
  path: string,
  token: string,
  body?: object,
  key: string = randomUUID(),
  version?: number,
): Promise<Reply> {
  try {
    const answer = await fetch(url + path, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json', 'idempotency-key': key } : {}),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(20_000),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  } catch {
    return { status: 0, body: {} }
  }
}

async function must(url: string, path: string, token: string, body?: object): Promise<Record<string, unknown>> {
  const { status, body: answer } = await send(url, path, token, body)
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`)
  return answer
}

export async function signIn(url: string, login: string, word = password): Promise<string> {
  return String((await must(url, '/api/session/sign-in', '', { login, password: word }))['token'])
}

/** The first administrator, and an account with the roles of a small shop, where one person does everything. */
export async function openDesk(url: string): Promise<Desk> {
  await must(url, '/api/setup/first-administrator', '', {
    groupCode: 'small',
    groupNameZh: '小店',
    storeNameZh: '一店',
    storeCode: 'S1',
    login: 'boss',
    name: '老板',
    password,
  })
  const boss = await signIn(url, 'boss')
  const me = (await must(url, '/api/session/me', boss)) as { stores: { id: string }[] }
  const storeId = me.stores[0]?.id ?? ''
  const grants = ['manager', 'serviceAdvisor', 'partsClerk'].map((role) => ({ role, scope: 'store', id: storeId }))
  const account = { login: 'all', password, displayName: '全能', language: 'zh-CN', staffId: null }
  await must(url, '/api/accounts/add', boss, {
    ...account,
    grants: [...grants, { role: 'administrator', scope: 'group', id: null }],
  })
  const token = await signIn(url, 'all')
  const part = await must(url, '/api/parts/add', token, {
    partNo: 'P-1',
    nameZh: '机油滤清器',
    nameEn: 'Oil filter',
    unit: 'piece',
    origin: 'original',
    category: 'filter',
  })
  return { token, storeId, partId: String(part['id']) }
}

/** A write that was sent, with its key, and what came back. */
export interface Sent {
  readonly path: string
  readonly body: object
  readonly key: string
  readonly reply: Reply
}

const phoneOf = (no: number) => `139${String(no).padStart(8, '0')}`

/** What a desk writes: a customer's file, goods with a document number and a balance, a colleague whom other rooms hear of. */
export function writes(desk: Desk, no: number): { path: string; body: object } {
  const { storeId, partId } = desk
  if (no % 3 === 0) {
    const lines = [{ partId, quantityThousandths: 1000, unitCost: 100_000 + no }]
    return { path: '/api/stock-receipts/receive', body: { storeId, supplier: '供应商', lines } }
  }
  if (no % 31 === 1) {
    const person = { staffNo: `N${no}`, name: '新人', department: 'repair', position: '技师', skills: ['quick'] }
    return { path: '/api/staff/hire', body: { storeId, ...person } }
  }
  const words = { kind: 'person', name: `客户${no}`, phone: phoneOf(no), language: 'zh-CN' }
  return {
    path: '/api/customers/register',
    body: { storeId, ...words, preferredChannel: 'phone', source: 'walkIn' },
  }
}

/** Several clients that write one after the other until `stop`; a request without a good answer ends its client. */
export async function stream(
  url: string,
  desk: Desk,
  options: { clients: number; from: number; stop: () => boolean },
): Promise<Sent[]> {
  const sent: Sent[] = []
  let next = options.from
  const client = async () => {
    while (!options.stop()) {
      const write = writes(desk, next++)
      const key = randomUUID()
      const reply = await send(url, write.path, desk.token, write.body, key)
      sent.push({ ...write, key, reply })
      if (reply.status !== 200) return
    }
  }
  await Promise.all(Array.from({ length: options.clients }, client))
  return sent
}

/** Sends again, under its key, what was not answered with success, as a client does; answers all as they stand then. */
export async function repeatOpen(url: string, desk: Desk, sent: readonly Sent[]): Promise<Sent[]> {
  const settled: Sent[] = []
  for (const one of sent) {
    let { reply } = one
    for (let tries = 0; reply.status !== 200 && tries < 40; tries++) {
      if (tries > 0) await delay(250)
      reply = await send(url, one.path, desk.token, one.body, one.key)
    }
    settled.push({ ...one, reply })
  }
  return settled
}
