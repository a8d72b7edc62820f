import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { serverUrl, templateName } from '../scratch.ts'
import { noBrowser, openBrowser } from './browser.ts'
import { type Device, type DemoLogin, openScreen, type Screen } from './screen.ts'
import { type Ends, type MakeDoor, startHouse, webFolder } from './small-house.ts'

/** The product as it is started, with a small demo of its own and a browser before it. */
export interface Stand {
  readonly url: string
  readonly browser: Browser
  /** A person's own screen, signed in, in a browser context of its own. */
  at(login: DemoLogin, device: Device, language?: 'zh-CN' | 'en'): Promise<Screen>
  /** A screen that nobody has signed in at. */
  stranger(device: Device): Promise<Screen>
  /** Moves the house's clock. */
  forward(minutes: number): void
  forwardTo(instant: string): void
  /** The link in the last message that a customer got about a record. */
  linkSent(recordId: string): Promise<string>
  rows(sql: string): Promise<Record<string, unknown>[]>
}

/** Opens the product for a test file; closes it, and every screen, at its end. */
export function useStand(door?: MakeDoor): Stand {
  const stand: { -readonly [K in keyof Stand]?: Stand[K] } = {}
  const ends: Ends = []
  beforeAll(async () => {
    if (noBrowser) return
    if (!existsSync(join(webFolder, 'src/console/index.html')))
      throw new Error('Build the web app first: npm run build')
    const house = await startHouse(ends, serverUrl(), templateName, door)
    const browser = await openBrowser(house.flags)
    ends.push(() => browser.close())
    Object.assign(stand, house, {
      browser,
      at: (login: DemoLogin, device: Device, language: 'zh-CN' | 'en' = 'zh-CN') =>
        openScreen({ browser, url: house.url, device, language, login, ahead: house.ahead() }),
      stranger: (device: Device) =>
        openScreen({ browser, url: house.url, device, language: 'zh-CN', ahead: house.ahead() }),
    })
  }, 120_000)
  afterAll(async () => {
    for (const end of ends.toReversed()) await end()
  }, 60_000)
  return stand as Stand
}
