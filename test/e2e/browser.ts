import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

interface Places {
  readonly programs: readonly string[]
  readonly apps: readonly string[]
}

const places: Places = JSON.parse(readFileSync(new URL('../../scripts/browser-places.json', import.meta.url), 'utf8'))

/** The Chromium or Chrome of this machine, `CHROMIUM` first; undefined where there is none. */
export function browserPath(): string | undefined {
  const given = process.env['CHROMIUM']
  if (given) return given
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const onPath = folders.flatMap((folder) => places.programs.map((name) => join(folder, name)))
  return [...onPath, ...places.apps].find((path) => existsSync(path))
}

/** Without a browser the tests are skipped by name; where a machine checks alone, that would hide a fault. */
export const noBrowser = browserPath() === undefined && !process.env['CI']

export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = browserPath()
  if (!executablePath) throw new Error('No Chromium here: install one or name it in CHROMIUM')
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--force-color-profile=srgb', ...more],
  })
}
