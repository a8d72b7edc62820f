import { button, press, sign } from './hands.ts'
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

export interface Walk {
  readonly plate: string
  readonly km: number
  /** What the customer says beside what the caller said. */
  readonly words: string
  readonly signer: string
}

/** The advisor finds the towed car waiting on the tablet, walks around it and has whoever brought it sign. */
export async function walkAroundTowed(screen: Screen, { plate, km, words, signer }: Walk, look: Look): Promise<void> {
  const { page } = screen
  await screen.go('/reception')
  const car = page.getByRole('group', { name: plate })
  await car.waitFor()
  await look('reception-towed')
  await press(screen, car.getByRole('button', { name: '环检', exact: true }))
  await page.getByText('拖回的车：环检记入已开的工单').waitFor()
  await button(screen, '再加一条陈述')
  await page.getByRole('textbox', { name: '第 2 条陈述' }).fill(words)
  await page.getByRole('spinbutton', { name: '进厂里程' }).fill(String(km))
  await press(screen, page.getByRole('checkbox', { name: '已复述' }))
  await press(screen, page.getByRole('button', { name: '左前门', exact: true }).first())
  await press(screen, page.locator('.ant-popover:visible').getByRole('button', { name: '划痕', exact: true }))
  await page.getByText('请让送车人签字，或勾选客户不在场').waitFor()
  await page.getByRole('textbox', { name: '签字人' }).fill(signer)
  await sign(screen)
  await look('towed-walk-around')
  await button(screen, '完成环检')
  await page.waitForURL(/repair-orders/)
  await settled(page)
}
