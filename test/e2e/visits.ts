import { webModules } from '../../src/console/web-modules.ts'
import { type Device, devices, type Screen, settled } from './screen.ts'

/** Addresses of the console as its rooms declare them, the ones without a parameter first. */
export const routes: readonly string[] = [
  '/',
  ...webModules.flatMap((room) => room.routes.map(({ path }) => path)),
].sort((a, b) => Number(a.includes('$')) - Number(b.includes('$')))

/** `/customers/$id` of `/customers/0192…`; undefined for what is no page of the console. */
export function routeOf(path: string): string | undefined {
  const parts = path.split('/')
  return routes.find((route) => {
    const wanted = route.split('/')
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith('$') || part === parts[at])
  })
}

/** Addresses of the menu as the person sees it. */
export async function menuOf({ page }: Screen): Promise<string[]> {
  const links = page.getByRole('navigation').first().getByRole('link')
  await links.first().waitFor()
  return links.evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).pathname))
}

/** Where the page itself leads to. */
export function linksOn({ page }: Screen): Promise<string[]> {
  return page.locator('#main a[href]').evaluateAll((found) => [
    ...new Set(
      found.flatMap((link) => {
        const { origin, pathname } = link as HTMLAnchorElement
        return origin === location.origin ? [pathname] : []
      }),
    ),
  ])
}

/** Opens a page as a link does, without loading the console again. */
export async function follow({ page }: Screen, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState({}, '', to), path)
}

/** Makes the window another device's, fingers included, with the page that is open. */
export async function become({ page, context }: Screen, device: Device): Promise<void> {
  const chromium = await context.newCDPSession(page)
  await chromium.send('Emulation.setTouchEmulationEnabled', { enabled: 'hasTouch' in devices[device] })
  await page.setViewportSize(devices[device].viewport)
  await chromium.detach()
}

/** Chooses English in the person's menu. */
export async function speakEnglish(screen: Screen): Promise<Screen> {
  const { page } = screen
  await page.getByRole('banner').getByRole('button').last().click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await page.locator('html[lang="en"]').waitFor({ state: 'attached' })
  await settled(page)
  return { ...screen, language: 'en' }
}
