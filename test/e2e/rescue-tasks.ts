import { button, press } from './hands.ts'
import { type Screen, settled } from './screen.ts'

type Look = (name: string) => Promise<void>

interface Call {
  readonly plate: string
  readonly place: string
  readonly dangers: readonly string[]
}

/** Takes a rescue call on the page for it and sends the nearest unit. Answers the rescue's id. */
export async function takeCall(screen: Screen, { plate, place, dangers }: Call, look: Look): Promise<string> {
  const { page } = screen
  await screen.go('/rescues/new')
  for (const danger of dangers) await press(screen, page.getByRole('checkbox', { name: danger }))
  await page.getByRole('textbox', { name: '查找车辆或客户' }).fill(plate.slice(-5))
  await page
    .getByRole('button', { name: plate.slice(-5) })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('换一辆').waitFor()
  const where = page.getByRole('combobox', { name: '地点' })
  await where.fill(place)
  await where.blur()
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' })
  await page.getByRole('img', { name: /^位置示意/ }).tap({ position: { x: 230, y: 110 } })
  await page.getByRole('img', { name: /地点$/ }).waitFor()
  await look('rescue-intake')
  await button(screen, '派出最近的救援车')
  await page.waitForURL(/rescues\/[0-9a-f]{8}-/)
  await settled(page)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** The driver reads the page that calls him and opens his cases from the menu. */
export async function openMyRescue(screen: Screen, look: Look): Promise<void> {
  const { page } = screen
  await press(screen, page.getByRole('banner').getByRole('button', { name: /消息/ }))
  await press(screen, page.getByText(/有人被困车内.*请放下手中工作/).first())
  await page.waitForURL(/rescues\/[0-9a-f]{8}-/)
  await settled(page)
  await look('rescue')
  await press(screen, page.getByRole('banner').getByRole('button').first())
  await press(screen, page.getByRole('link', { name: '我的救援' }))
  await page.getByRole('heading', { level: 1, name: '我的救援' }).waitFor()
  await look('my-rescues')
}

/** The car cannot be helped where it stands: it is brought in, with what that cost. */
export async function towAway(screen: Screen, result: string, look: Look): Promise<void> {
  const { page } = screen
  await button(screen, '拖回门店')
  const drawer = page.locator('.ant-drawer')
  await drawer.getByLabel('处理结果').fill(result)
  await drawer.getByLabel('救援成本').fill('200')
  await drawer.getByLabel('避免的损失').fill('600')
  await look('tow')
  await press(screen, drawer.getByRole('button', { name: '拖回门店', exact: true }))
  await page.getByText('维修工单已自动建立').waitFor()
  await page.getByText('没有派给您的救援').waitFor()
}

/** The advisor finds the towed car's order where he receives cars. */
export async function openTowedOrder(screen: Screen, plate: string, look: Look): Promise<void> {
  const { page } = screen
  await screen.go('/reception')
  await page.getByRole('textbox', { name: '查找车辆或客户' }).fill(plate.slice(-5))
  await page
    .getByRole('button', { name: plate.slice(-5) })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  const open = page.getByRole('alert').filter({ hasText: '这辆车还有工单没有交车' })
  await open.waitFor()
  await look('reception-towed')
  await press(screen, open.getByRole('link'))
  await page.waitForURL(/repair-orders/)
  await settled(page)
}
