import { describe, expect, test } from 'vitest'
import { noBrowser } from './browser.ts'
import { faultsOf } from './page-checks.ts'
import { picture } from './picture.ts'
import { type Device, type DemoLogin, type Screen } from './screen.ts'
import { useStand } from './stand.ts'

/** Who works most with a page comes before those who only may open it, too: each page is looked at once a device. */
const roles: readonly (readonly [DemoLogin, Device])[] = [
  ['advisor', 'desk'],
  ['dispatcher', 'desk'],
  ['technician', 'tablet'],
  ['inspector', 'tablet'],
  ['parts', 'desk'],
  ['cashier', 'desk'],
  ['care', 'desk'],
]

/** Addresses of the menu, as the person sees it. */
async function menuOf({ page, device }: Screen): Promise<string[]> {
  const menu = page.getByRole('navigation').first()
  if (device !== 'desk') await page.locator('header button').first().click()
  const links = menu.getByRole('link')
  await links.first().waitFor()
  return links.evaluateAll((found) => found.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
}

/** The first record of a list, by its first link to below the list. */
async function firstRecord({ page }: Screen): Promise<string | undefined> {
  const links = page.locator('#main [data-row] a, #main tbody a')
  if ((await links.count()) === 0) return undefined
  return links.first().evaluate((link) => (link as HTMLAnchorElement).pathname)
}

describe.skipIf(noBrowser)('every page of every role in a browser', () => {
  const stand = useStand()
  const seen = new Set<string>()
  const look = async (screen: Screen, path: string, name: string) => {
    await screen.go(path)
    await picture(screen, name)
    const found = await faultsOf(screen)
    return found.map((fault) => `${path}: ${fault}`)
  }

  test.for(roles)('%s (%s)', { timeout: 300_000 }, async ([login, device]) => {
    const screen = await stand.at(login, device)
    const found: string[] = []
    for (const path of await menuOf(screen)) {
      const kind = `${device} ${path}`
      if (path !== '/' && seen.has(kind)) continue
      seen.add(kind)
      const name = `${login}${path.replaceAll('/', '-')}`
      found.push(...(await look(screen, path, name)))
      const record = path === '/' ? undefined : await firstRecord(screen)
      if (record && record !== path) found.push(...(await look(screen, record, `${name}-record`)))
    }
    await screen.context.close()
    expect(found).toEqual([])
  })
})
