/** Lets the browser open the reception without connection: the pages' own files are fetched once and kept. */
export function keepShell(): void {
  if (import.meta.env.DEV || !globalThis.isSecureContext || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register('/sw.js').catch(() => {})
}
