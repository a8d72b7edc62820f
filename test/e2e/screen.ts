import type { Browser, BrowserContext, Page } from 'playwright-core'
import { demoPassword } from '../../demo/accounts.ts'

export const devices = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  tablet: { viewport: { width: 1024, height: 768 }, deviceScaleFactor: 1, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
  wall: { viewport: { width: 1920, height: 1080 }, deviceScaleFactor: 1 },
} as const
export type Device = keyof typeof devices

export type DemoLogin =
  | 'admin'
  | 'group'
  | 'manager'
  | 'advisor'
  | 'dispatcher'
  | 'technician'
  | 'inspector'
  | 'parts'
  | 'cashier'
  | 'care'
  | (string & {})

/** One person's screen. What the browser complains about is kept for the check at the end. */
export interface Screen {
  readonly page: Page
  readonly context: BrowserContext
  readonly device: Device
  readonly language: 'zh-CN' | 'en'
  /** Console errors, exceptions and failed requests since they were last taken. */
  takeComplaints(): string[]
  go(path: string): Promise<void>
  /** How often the person has clicked or tapped since the count began. */
  readonly clicks: { count: number }
}

interface Opening {
  readonly browser: Browser
  readonly url: string
  readonly device: Device
  readonly language: 'zh-CN' | 'en'
  readonly login?: DemoLogin
  /** How many milliseconds the house's clock is ahead of the machine's; the person's watch goes with it. */
  readonly ahead?: number
}

/** Opens a browser context for one person and signs in by hand. */
export async function openScreen({ browser, url, device, language, login, ahead = 0 }: Opening): Promise<Screen> {
  const context = await browser.newContext({
    ...devices[device],
    baseURL: url,
    locale: language,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  // All tests of a check run at the same time; a machine with two cores takes a while.
  context.setDefaultTimeout(30_000)
  await context.addInitScript(setWatch, ahead)
  if (language === 'en') await context.addInitScript(preferEnglish)
  const page = await context.newPage()
  const screen: Screen = {
    page,
    context,
    device,
    language,
    clicks: { count: 0 },
    takeComplaints: listen(page),
    async go(path) {
      await page.goto(path)
      await settled(page)
    },
  }
  if (login) await signIn(screen, login)
  return screen
}

function setWatch(ahead: number): void {
  const Machine = Date
  globalThis.Date = new Proxy(Machine, {
    construct: (target, given) => Reflect.construct(target, given.length > 0 ? given : [Machine.now() + ahead]),
    get: (target, name) => (name === 'now' ? () => Machine.now() + ahead : Reflect.get(target, name)),
  })
}

function preferEnglish(): void {
  const kept = localStorage.getItem('open4s.preferences')
  const known: object = kept ? JSON.parse(kept) : {}
  localStorage.setItem('open4s.preferences', JSON.stringify({ ...known, language: 'en' }))
}

async function signIn(screen: Screen, login: DemoLogin): Promise<void> {
  const { page, language } = screen
  await screen.go('/')
  await page.locator('input[autocomplete="username"]').fill(login)
  await page.locator('input[autocomplete="current-password"]').fill(demoPassword)
  await page.getByRole('button', { name: language === 'en' ? 'Sign in' : '登录', exact: true }).click()
  await page.locator('#main').waitFor()
  await settled(page)
}

/** Everything that was asked for has come: no skeleton, no request under way. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  let quiet = 0
  for (let tries = 0; tries < 100 && quiet < 3; tries++) {
    // While a page is left for another there is nothing to ask.
    const busy = await page
      .evaluate(
        () => document.querySelector('.ant-skeleton, [aria-busy="true"], .ant-spin-spinning, #root:empty') !== null,
      )
      .catch(() => true)
    quiet = busy || pending(page) > 0 ? 0 : quiet + 1
    await page.waitForTimeout(40)
  }
}

const underWay = new WeakMap<Page, Set<unknown>>()
const pending = (page: Page) => underWay.get(page)?.size ?? 0

function listen(page: Page): () => string[] {
  const complaints: string[] = []
  const open = new Set<unknown>()
  underWay.set(page, open)
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource' && !request.url().includes('/live')) open.add(request)
  })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => {
    open.delete(request)
    const why = request.failure()?.errorText ?? ''
    // A page that is left takes its questions with it.
    if (!why.includes('ERR_ABORTED')) complaints.push(`request failed: ${request.url()} ${why}`)
  })
  page.on('response', (response) => {
    // Who is not signed in yet is told so.
    if (response.status() === 401 && response.url().endsWith('/api/session/me')) return
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
  })
  page.on('console', (message) => {
    const isStatus = message.text().startsWith('Failed to load resource')
    if (['error', 'warning'].includes(message.type()) && !isStatus) complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`))
  return () => complaints.splice(0)
}
