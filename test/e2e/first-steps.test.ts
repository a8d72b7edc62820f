import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serverUrl, templateName } from '../scratch.ts'
import { noBrowser, openBrowser } from './browser.ts'
import { type Ends, type SmallHouse, startHouse } from './small-house.ts'

const first = {
  groupCode: 'nova',
  groupNameZh: '新星汽车',
  storeNameZh: '新星一店',
  storeCode: 'N1',
  login: 'root1',
  name: '李建国',
  password: 'a-first-password',
}

describe.skipIf(noBrowser)('an empty house', () => {
  const ends: Ends = []
  let house: SmallHouse
  let context: BrowserContext
  beforeAll(async () => {
    if (noBrowser) return
    house = await startHouse(ends, serverUrl(), templateName, undefined, false)
    const browser = await openBrowser()
    ends.push(() => browser.close())
    context = await browser.newContext({ baseURL: house.url, locale: 'en-GB', timezoneId: 'Asia/Shanghai' })
  }, 60_000)
  afterAll(async () => {
    for (const end of ends.toReversed()) await end()
  }, 60_000)

  test('shows its first administrator what comes next, and ticks what is there', { timeout: 60_000 }, async () => {
    const { request } = context
    await request.post('/api/setup/first-administrator', { data: first })
    const { login, password, groupCode: group } = first
    await request.post('/api/session/sign-in', { data: { login, password, group } })
    const [store] = await house.rows('select id from kernel.store')
    const page = await context.newPage()
    await page.addInitScript(() => localStorage.setItem('open4s.preferences', JSON.stringify({ language: 'en' })))
    await page.goto('/')
    const step = (name: string) =>
      page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) })
    await step('Bays').getByRole('img', { name: 'To do' }).waitFor()
    await step('Stores').getByRole('img', { name: 'Done' }).waitFor()
    // It is ticked by what an advisor does: the administrator sees it, and cannot do it himself.
    const booking = page.getByRole('listitem').filter({ hasText: 'First booking' })
    await booking.getByRole('img', { name: 'To do' }).waitFor()
    expect(await booking.getByRole('link').count()).toBe(0)

    const kept = { 'idempotency-key': crypto.randomUUID() }
    const bay = {
      storeId: store?.['id'],
      code: 'J1',
      nameZh: '举升 1',
      nameEn: 'Lift 1',
      kind: 'lift',
      skills: ['mechanical'],
    }
    const added = await request.post('/api/bays/add', { data: bay, headers: kept })
    expect(added.ok(), await added.text()).toBe(true)
    await page.reload()
    await step('Bays').getByRole('img', { name: 'Done' }).waitFor()
    await step('Shifts').getByRole('img', { name: 'To do' }).waitFor()

    await step('Staff').getByRole('link').click()
    await page.getByRole('heading', { name: 'Staff', level: 1 }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/staff')
  })
})
