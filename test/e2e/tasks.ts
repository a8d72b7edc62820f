import { button, press } from './hands.ts'
import { type Screen, settled } from './screen.ts'

/** What is done all day, as the journeys do it and as `npm run bench -- tasks` times it. */
type Look = (name: string) => Promise<void>
const noLook: Look = async () => {}

const tailOf = (plate: string) => plate.slice(-5)

/** Finds a car with one search and opens its file. */
export async function findCar({ page }: Screen, plate: string, look: Look = noLook): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill(tailOf(plate))
  await page.getByRole('option').first().waitFor()
  await look('search')
  await page.keyboard.press('Enter')
  await page.waitForURL(/vehicles|customers/)
  await settled(page)
}

/** Opens an order for a car that the house knows. */
export async function receiveCar(
  screen: Screen,
  { plate, customer, words }: { readonly plate: string; readonly customer: string; readonly words: string },
  look: Look = noLook,
): Promise<void> {
  const { page } = screen
  await screen.go('/reception')
  await page.getByRole('textbox', { name: '查找车辆或客户' }).fill(tailOf(plate))
  await page.getByRole('button', { name: customer }).first().waitFor()
  await look('reception-search')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: '第 1 条陈述' }).fill(words)
  await settled(page)
  await page.getByRole('spinbutton', { name: '进厂里程' }).fill('88000')
  await press(screen, page.getByRole('radio', { name: '50%' }).locator('xpath=ancestor::label'))
  await press(screen, page.getByRole('checkbox', { name: '已复述' }))
  await look('reception')
  await button(screen, '完成接车')
  await page.waitForURL(/repair-orders/)
}

/** Quotes what the order that is open needs and sends it. Answers the customer's link. */
export async function quote(screen: Screen, items: readonly string[], look: Look = noLook): Promise<string> {
  const { page } = screen
  await button(screen, '报价')
  const find = page.getByRole('textbox', { name: /工时或配件/ })
  for (const what of items) {
    await find.fill(what)
    await page.locator('.ant-drawer').getByRole('button', { name: what }).first().waitFor()
    await page.waitForTimeout(300)
    await find.press('Enter')
  }
  const send = page.getByRole('button', { name: '报价并发给客户', exact: true })
  // Who came without a booking has been promised nothing yet.
  if (await send.isDisabled())
    await press(
      screen,
      page
        .locator('.ant-drawer')
        .getByRole('button', { name: /^\d\d:\d\d$/ })
        .first(),
    )
  await look('quote')
  await press(screen, send)
  await page.getByText('待客户确认').first().waitFor()
  await look('order-estimated')
  await screen.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await button(screen, '客户链接')
  await press(screen, page.getByRole('button', { name: /复制|copy/i }).last())
  return page.evaluate(() => navigator.clipboard.readText())
}

/** Opens the estimate that waits for the customer's word, from whichever link he was given. */
export async function openEstimate(screen: Screen, link: string, look: Look = noLook): Promise<void> {
  const { page } = screen
  await screen.go(link)
  if (!link.includes('/v/')) return
  await look('portal-visit-estimated')
  await press(screen, page.getByRole('link', { name: '去查看并决定' }))
  await page.waitForURL(/\/p\/e\//)
  await settled(page)
}

/** The customer agrees to everything on the estimate that is open before him. */
export async function approveAll(screen: Screen, customer: string): Promise<void> {
  const { page } = screen
  await button(screen, /^全部同意/)
  await page.getByLabel('您的姓名').fill(customer)
  await press(screen, page.getByText('不方便手写'))
  await button(screen, '确认并发送')
  await page.getByText('谢谢，我们已收到您的决定').waitFor()
}

/** Takes the proposal for the car's job on the dispatch page that is open. Answers who got it. */
export async function assignJob(screen: Screen, plate: string): Promise<string> {
  const { page } = screen
  const item = page.getByRole('listitem').filter({ hasText: tailOf(plate) })
  await item.getByText(/推荐/).waitFor()
  await press(screen, item.getByRole('button', { name: '采纳' }))
  const given = page.getByText(/已派给/)
  await given.waitFor()
  return /已派给 (.*?)。/.exec((await given.textContent()) ?? '')?.[1] ?? ''
}

/** The technician starts the car's job from the list that is open. */
export async function startJob(
  screen: Screen,
  { plate, words }: { readonly plate: string; readonly words: string },
): Promise<void> {
  const { page } = screen
  const job = page.getByRole('listitem').filter({ hasText: tailOf(plate) })
  await press(screen, job.getByRole('button', { name: '开工' }))
  await page.getByText(words).waitFor()
}
