import type { Page } from 'playwright-core'
import { type Screen, settled } from './screen.ts'

/** The device has what it needs: the pages' files, and what the page takes along. */
export async function readyToGo({ page }: Screen): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await settled(page)
}

/** Questions without an answer belong to a line that is down. */
export const quiet = (screen: Screen): Screen => ({ ...screen, takeComplaints: () => [] })

/** The same device with a new tab: nothing of the old page is left but what the device keeps. */
export async function freshTab(screen: Screen): Promise<Screen> {
  await screen.page.close()
  const page = await screen.context.newPage()
  return { ...screen, page, go: async (path) => void (await page.goto(path)) }
}

/** All that lies in the browser's databases, as somebody would read it who has the tablet; and under what. */
export function onDevice(page: Page): Promise<{ texts: string; keys: string[]; databases: string[] }> {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error('not read')))
      })
    const texts: string[] = []
    const keys: string[] = []
    const databases: string[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      databases.push(name)
      const database = await asked(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store)
        keys.push(...(await asked(objects.getAllKeys())).map(String))
        const values: unknown[] = await asked(objects.getAll())
        for (const value of values)
          if (typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof ArrayBuffer)
            texts.push(new TextDecoder().decode(value.bytes))
          else texts.push(JSON.stringify(value))
      }
      database.close()
    }
    return { texts: texts.join('\n'), keys, databases }
  })
}

/** Chooses a picture where the button opens the camera or the disk. */
export async function takePicture(page: Page, open: () => Promise<void>, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await open()
  await (await chooser).setFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer })
}
