/**
 * The service worker: without connection the reception opens from what was kept; everything else is fetched as ever.
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
/** The page that works without connection; its address gives the console's page as any other does. */
const page = '/reception'

async function install(): Promise<void> {
  const cache = await caches.open(name)
  await cache.addAll([page, ...shell.files])
  await scope.skipWaiting()
}

async function activate(): Promise<void> {
  for (const other of await caches.keys()) if (other.startsWith(prefix) && other !== name) await caches.delete(other)
  await scope.clients.claim()
}

async function open(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await (await caches.open(name)).match(page)
    if (!kept) throw error
    return new URL(request.url).pathname === page ? kept : Response.redirect(page)
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
