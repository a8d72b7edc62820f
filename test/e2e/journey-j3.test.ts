import { describe, expect, test } from 'vitest'
import { noBrowser } from './browser.ts'
import { carForVisit } from './car.ts'
import { handOver, inspect, issueParts, settle, takeMoney } from './closing-tasks.ts'
import { button, clicksOf, press } from './hands.ts'
import { callAfterVisit } from './late-tasks.ts'
import { settled } from './screen.ts'
import { useScreens } from './screens.ts'
import { useStand } from './stand.ts'
import { approveAll, assignJob, findCar, openEstimate, quote, receiveCar, startJob } from './tasks.ts'

/** What one step leaves to the next. */
const visit = {
  plate: '',
  customer: '',
  phone: '',
  number: '',
  orderPath: '',
  link: '',
  technician: '',
  technicianLogin: '',
}

const words = '低速转向有咯噔声'

describe.skipIf(noBrowser)('J3 in the browser: a booked visit to the call', { timeout: 120_000 }, () => {
  const stand = useStand()
  const { at, stranger, check } = useScreens(stand)

  test('the advisor finds a customer with one search and reads his phone number for a call', async () => {
    visit.plate = await carForVisit(stand)
    const desk = await at('advisor', 'desk')
    await check(desk, 'advisor-home')
    await findCar(desk, visit.plate, () => check(desk, 'search'))
    await check(desk, 'vehicle')
    const owner = desk.page.locator('#main a[href^="/customers/"]').first()
    visit.customer = ((await owner.textContent()) ?? '').trim()
    await press(desk, owner)
    await check(desk, 'customer')
    await press(desk, desk.page.getByRole('button', { name: '查看' }).first())
    await press(desk, desk.page.locator('.ant-popover:visible').getByRole('button').first())
    const phone = desk.page.getByText(/^1\d{10}$/).first()
    await phone.waitFor()
    visit.phone = (await phone.textContent()) ?? ''
    expect(visit.phone).toMatch(/^1\d{10}$/)
  })

  test('the customer signs in on his phone and books in four taps', async () => {
    const phone = await stranger()
    await phone.go('/p/')
    await check(phone, 'portal-sign-in')
    await phone.page.getByLabel('手机号').fill(visit.phone)
    await button(phone, '发送验证码')
    const shown = await phone.page.getByText('演示环境').textContent()
    await phone.page.getByLabel('6 位验证码').fill(/\d{6}/.exec(shown ?? '')?.[0] ?? '')
    await button(phone, '登录')
    await check(phone, 'portal-my-car')
    await press(phone, phone.page.getByRole('link', { name: '预约保养或维修' }))
    await phone.page.waitForURL(/book/)
    await settled(phone.page)
    const taps = await clicksOf(phone, async () => {
      await button(phone, /云启深圳/)
      await button(phone, '保养')
      await phone.page.locator('.times button').first().waitFor()
      await check(phone, 'portal-booking')
      await press(phone, phone.page.locator('.times button').first())
      await button(phone, /^确认预约/)
    })
    await phone.page.getByText('预约成功').waitFor()
    await check(phone, 'portal-booked')
    expect(taps).toBeLessThanOrEqual(4)
  })

  test('the advisor receives the car on the tablet in the customer’s words', async () => {
    const tablet = await at('advisor', 'tablet')
    const { page } = tablet
    const clicks = await clicksOf(tablet, () => receiveCar(tablet, { ...visit, words }, (name) => check(tablet, name)))
    await check(tablet, 'order-received')
    visit.orderPath = new URL(page.url()).pathname
    visit.number = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    expect(visit.number).toMatch(/^R-SZ01-/)
    expect(clicks).toBeLessThanOrEqual(6)
  })

  test('the advisor quotes and sends the link', async () => {
    const desk = await at('advisor', 'desk')
    await desk.go(visit.orderPath)
    visit.link = await quote(desk, ['更换制动片', '前制动片(Y3)'], (name) => check(desk, name))
    expect(visit.link).toContain('/p/')
  })

  test('the customer approves through the link with three taps and a signature', async () => {
    const phone = await stranger()
    await openEstimate(phone, visit.link, (name) => check(phone, name))
    await check(phone, 'portal-estimate')
    const taps = await clicksOf(phone, () => approveAll(phone, visit.customer))
    await check(phone, 'portal-receipt')
    expect(taps).toBeLessThanOrEqual(3)
  })

  test('the dispatcher accepts the proposal with one click', async () => {
    const desk = await at('dispatcher', 'desk')
    await desk.go('/dispatch')
    await check(desk, 'dispatch')
    const clicks = await clicksOf(desk, async () => {
      visit.technician = await assignJob(desk, visit.plate)
    })
    await check(desk, 'dispatch-accepted')
    expect(clicks).toBeLessThanOrEqual(2)
    const [account] = await stand.rows(
      `select a.login from kernel.account a where a.display_name = '${visit.technician}' limit 1`,
    )
    visit.technicianLogin = String(account?.['login'])
  })

  test('the technician starts on his phone', async () => {
    const phone = await at(visit.technicianLogin, 'phone')
    await phone.go('/my-jobs')
    await check(phone, 'technician-phone-before')
    const clicks = await clicksOf(phone, () => startJob(phone, { ...visit, words }))
    await check(phone, 'technician-phone')
    expect(clicks).toBeLessThanOrEqual(2)
  })

  test('the parts clerk hands the parts out', async () => {
    const desk = await at('parts', 'desk')
    await check(desk, 'parts-home')
    await issueParts(desk, visit.plate, (name) => check(desk, name))
  })

  test('the technician ticks the steps on the tablet and finishes', async () => {
    stand.forward(40)
    const tablet = await at(visit.technicianLogin, 'tablet')
    const { page } = tablet
    await tablet.go('/my-jobs')
    await check(tablet, 'technician-tablet')
    for (const step of await page.locator('#main').getByRole('checkbox').all()) await press(tablet, step)
    await button(tablet, /完工$/)
    await page.getByText(words).waitFor({ state: 'detached' })
    await check(tablet, 'technician-finished')
  })

  test('three people inspect', async () => {
    const others = await stand.rows(`
      select a.login from kernel.account a join people.staff p on p.id = a.staff_id
       where p.position = '机修技师' and a.login <> '${visit.technicianLogin}'
         and (a.login like 'sz01%' or a.login = 'technician') order by a.login`)
    for (const login of [visit.technicianLogin, String(others[0]?.['login']), 'inspector']) {
      const tablet = await at(login, 'tablet')
      await inspect(tablet, visit.plate, (name) => check(tablet, `${name}-${login}`))
    }
  })

  test('the advisor settles what was agreed', async () => {
    const desk = await at('advisor', 'desk')
    await desk.go(visit.orderPath)
    await settle(desk, (name) => check(desk, name))
  })

  test('the cashier takes the money', async () => {
    const desk = await at('cashier', 'desk')
    await check(desk, 'cashier-home')
    await takeMoney(desk, visit.customer, (name) => check(desk, name))
  })

  test('the car is handed over against a signature, with the gate pass', async () => {
    const tablet = await at('advisor', 'tablet')
    await tablet.go(visit.orderPath)
    await handOver(tablet, '更换制动片后试车正常', (name) => check(tablet, name))
  })

  test('the care agent calls; the manager reads the trace', async () => {
    stand.forward(24 * 60)
    const desk = await at('care', 'desk')
    await check(desk, 'care-home')
    await desk.go('/follow-ups/next')
    await check(desk, 'next-call')
    await callAfterVisit(desk, visit.customer, '制动异响已消失，客户满意', (name) => check(desk, name))
    const manager = await at('manager', 'desk')
    await check(manager, 'manager-home')
    await manager.go(visit.orderPath)
    await press(manager, manager.page.getByRole('link', { name: '服务追溯' }))
    await manager.page.waitForURL(/trace/)
    await check(manager, 'trace')
  })
})
