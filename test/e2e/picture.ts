import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Screen } from './screen.ts'

const folder = process.env['PICTURES']

/** Takes a picture of the screen where a folder for pictures is named in `PICTURES`. */
export async function picture(screen: Screen, name: string): Promise<void> {
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await screen.page.screenshot({ path: join(folder, `${name}.png`) })
}
