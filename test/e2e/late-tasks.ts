import { button, press } from './hands.ts'
import { type Screen, settled } from './screen.ts'

type Look = (name: string) => Promise<void>

const drawerOf = ({ page }: Screen) => page.locator('.ant-drawer')

/** The advisor's task to speak before the promise is missed: from his home to the order, told, and gone from the list. */
export async function tellOfDelay(
  screen: Screen,
  { number, reason, solution }: { readonly number: string; readonly reason: string; readonly solution: string },
  look: Look,
): Promise<void> {
  const { page } = screen
  const task = page.getByRole('link', { name: new RegExp(`^${number} 将超过承诺时间`) })
  await task.waitFor()
  await look('delay-task')
  await press(screen, task)
  await page.waitForURL(/repair-orders/)
  await settled(page)
  await button(screen, '延时沟通')
  const drawer = drawerOf(screen)
  await drawer.getByLabel('原因').fill(reason)
  await drawer.getByLabel('商定的办法').fill(solution)
  await look('delay-told')
  await press(screen, drawer.getByRole('button', { name: '延时沟通', exact: true }))
  await drawer.waitFor({ state: 'detached' })
  await screen.go('/')
  await task.waitFor({ state: 'detached' })
}

/** The car on the wall, on whichever of its pages it is. */
export async function findOnWall({ page, go }: Screen, plate: string) {
  await go('/board')
  const car = page.getByRole('listitem').filter({ hasText: plate.slice(-5) })
  const pages = page.getByRole('button', { name: /^第 \d+ 页/ })
  for (let at = 0; (await car.count()) === 0 && at < (await pages.count()); at++) await pages.nth(at).click()
  await car.waitFor()
  return car
}

/** The share of promises of the last seven days that were kept, in percent. */
export async function keptPercent(screen: Screen): Promise<number> {
  const { page } = screen
  await screen.go('/on-time')
  await button(screen, '近 7 天')
  const title = page.getByRole('heading', { level: 1, name: /\d%/ })
  return Number(/([\d.]+)%/.exec((await title.textContent()) ?? '')?.[1])
}

/** Puts a lift out of order and follows its page to the bookings that this leaves without a bay. */
export async function closeLift(
  screen: Screen,
  { code, bay, because }: { readonly code: string; readonly bay: string; readonly because: string },
  look: Look,
): Promise<void> {
  const { page } = screen
  await screen.go('/equipment')
  await press(screen, page.getByRole('link', { name: code }))
  await page.waitForURL(/equipment\/.+/)
  await button(screen, '报故障')
  const drawer = drawerOf(screen)
  await drawer.getByLabel('原因').fill(because)
  await press(screen, drawer.getByRole('button', { name: '报故障', exact: true }))
  await drawer.waitFor({ state: 'detached' })
  await page.getByText(`${bay} 随之关闭`).waitFor()
  await look('lift-out')
  await press(screen, page.getByRole('link', { name: '受影响的预约' }))
  await page.waitForURL(/appointments\/affected/)
}

/** The call after the visit, from the list of those that are due. */
export async function callAfterVisit(screen: Screen, customer: string, said: string, look: Look): Promise<void> {
  const { page } = screen
  await screen.go('/follow-ups?state=due')
  await press(screen, page.locator('[data-row]').filter({ hasText: customer }).getByRole('link').first())
  await button(screen, '完成回访')
  const drawer = drawerOf(screen)
  await press(screen, drawer.getByText('是', { exact: true }))
  await press(screen, drawer.getByText('5', { exact: true }))
  await drawer.getByRole('textbox').first().fill(said)
  await look('call')
  await press(screen, drawer.getByRole('button', { name: '完成回访', exact: true }))
  await page.getByText('已回访').first().waitFor()
}
