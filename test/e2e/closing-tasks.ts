import { button, fillSheet, press, sign } from './hands.ts'
import type { Screen } from './screen.ts'

/** The end of a visit, as both journeys do it on each person's own screen. */
type Look = (name: string) => Promise<void>

const tailOf = (plate: string) => plate.slice(-5)
const drawerOf = ({ page }: Screen) => page.locator('.ant-drawer')

/** Everything that the order needs goes over the counter. */
export async function issueParts(screen: Screen, plate: string, look: Look): Promise<void> {
  const { page } = screen
  await screen.go('/parts/counter')
  await press(
    screen,
    page
      .getByRole('listitem')
      .filter({ hasText: tailOf(plate) })
      .getByRole('button'),
  )
  await look('parts-counter')
  await button(screen, /^发料（/)
  await page.getByText('已领齐').first().waitFor()
  await look('parts-issued')
}

/** One level of inspection: the car from the queue, its sheet, passed. */
export async function inspect(screen: Screen, plate: string, look: Look): Promise<void> {
  const { page } = screen
  await screen.go('/inspections/queue')
  await look('inspection-queue')
  await press(
    screen,
    page
      .getByRole('listitem')
      .filter({ hasText: tailOf(plate) })
      .getByRole('link'),
  )
  await page.getByRole('button', { name: '不合格' }).waitFor()
  await fillSheet(screen)
  await look('inspection-sheet')
  await button(screen, '合格')
  await page.waitForURL(/inspections\/queue$/)
}

/** What was agreed becomes the bill. */
export async function settle(screen: Screen, look: Look): Promise<void> {
  const { page } = screen
  await page.getByText('待结算').first().waitFor()
  await button(screen, '结算')
  await look('settle')
  await press(screen, drawerOf(screen).getByRole('button', { name: '结算', exact: true }))
  await page.getByText('待交车').first().waitFor()
  await look('order-settled')
}

/** The customer's open bill is paid. */
export async function takeMoney(screen: Screen, customer: string, look: Look): Promise<void> {
  const { page } = screen
  await screen.go('/bills')
  await look('bills')
  await press(screen, page.locator('[data-row]').filter({ hasText: customer }).getByRole('link').first())
  await look('bill')
  await button(screen, '收款')
  await look('pay')
  await press(screen, drawerOf(screen).getByRole('button', { name: '收款', exact: true }))
  await page.getByText('已结清').or(page.getByText('已付清')).or(page.getByText('已收讫')).first().waitFor()
  await look('bill-paid')
}

/** Every sentence is answered, everything given back, and the customer signs. */
export async function handOver(screen: Screen, answer: string, look: Look): Promise<void> {
  const { page } = screen
  await button(screen, '交车')
  const drawer = drawerOf(screen)
  await drawer.getByRole('textbox', { name: /答复/ }).first().waitFor()
  for (const field of await drawer.getByRole('textbox', { name: /答复/ }).all()) await field.fill(answer)
  for (const tick of await drawer.getByRole('checkbox').all()) await press(screen, tick)
  await sign(screen)
  await look('hand-over')
  await press(screen, drawer.getByRole('button', { name: '交车', exact: true }))
  await drawer.waitFor({ state: 'detached' })
  await page.getByText('已交车').first().waitFor()
  await page.getByText('出门证').first().waitFor()
  await look('order-closed')
}
