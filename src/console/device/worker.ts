/**
 * The service worker: without connection reception and workshop tablet open from what was kept; all else is fetched.
 * Answers of the API are never kept here, they lie encrypted in the vault (see `vault.ts`). The build writes the list.
 */
interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface FetchEvent extends LastingEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

interface Scope {
  addEventListener(name: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(name: 'fetch', listener: (event: FetchEvent) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  readonly location: Location
}

const scope = globalThis as unknown as Scope
const shell: { readonly version: string; readonly files: string[] } = JSON.parse('__SHELL__')
const prefix = 'open4s-shell-'
const name = prefix + shell.version
/** Pages that work without connection; each address gives the console's page as any other does. */
const pages = ['/reception', '/my-jobs']

async function install(): Promise<void> {
  const cache = await caches.open(name)
  await cache.addAll([...pages, ...shell.files])
  await scope.skipWaiting()
}

async function activate(): Promise<void> {
  for (const other of await caches.keys()) if (other.startsWith(prefix) && other !== name) await caches.delete(other)
  await scope.clients.claim()
}

/** The page that this device was made ready by. */
async function door(): Promise<string> {
  const kept = await (await caches.open('open4s-door')).match('/door')
  const page = kept ? await kept.text() : ''
  return pages.includes(page) ? page : '/reception'
}

async function open(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    const kept = await (await caches.open(name)).match(new URL(request.url).pathname)
    return kept ?? Response.redirect(await door())
  }
}

/** Built files bear their hash in the name: one that is kept is right for ever. */
async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(name)
  const kept = await cache.match(request.url)
  if (kept) return kept
  const fresh = await fetch(request)
  if (fresh.ok) await cache.put(request.url, fresh.clone())
  return fresh
}

scope.addEventListener('install', (event) => event.waitUntil(install()))
scope.addEventListener('activate', (event) => event.waitUntil(activate()))
scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== scope.location.origin) return
  if (pathname.startsWith('/assets/')) event.respondWith(asset(request))
  else if (request.mode === 'navigate' && !/^\/(api|p)(\/|$)/.test(pathname)) event.respondWith(open(request))
})
