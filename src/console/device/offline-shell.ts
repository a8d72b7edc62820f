/** Lets the browser open `page` without connection, also when another is asked: the pages' own files are kept. */
export function keepShell(page: string): void {
  if (import.meta.env.DEV || !globalThis.isSecureContext || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register('/sw.js').catch(() => {})
  // The worker asks here where to go (see `worker.ts`).
  const remember = async () => (await caches.open('open4s-door')).put('/door', new Response(page))
  remember().catch(() => {})
}
