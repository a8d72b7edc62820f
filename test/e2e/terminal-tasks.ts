import { button, press } from './hands.ts'
import type { Screen } from './screen.ts'

type Look = (name: string) => Promise<void>

/** Makes the tablet one that the workshop shares; nobody is signed on afterwards. */
export async function enrolTablet(screen: Screen, name: string, look: Look): Promise<void> {
  const { page } = screen
  await screen.go('/admin/terminals')
  await button(screen, '登记本机为共享平板')
  const drawer = page.locator('.ant-drawer')
  await drawer.getByRole('textbox', { name: '名称' }).fill(name)
  await press(screen, drawer.getByRole('button', { name: /^登记/ }))
  await page.getByRole('alert').filter({ hasText: name }).waitFor()
  await look('terminals')
  await press(screen, page.getByRole('banner').getByRole('button').last())
  await press(screen, page.getByRole('menuitem', { name: '退出登录' }))
}

/** His name, his PIN, and his work is there. */
export async function signOnWithPin(screen: Screen, name: string, pin: string, look: Look): Promise<void> {
  const { page } = screen
  await page.getByRole('button', { name }).waitFor()
  await look('terminal-people')
  await press(screen, page.getByRole('button', { name }))
  for (const digit of pin) await press(screen, page.getByRole('button', { name: digit, exact: true }))
  await look('terminal-pin')
  await button(screen, '登录')
  await page.getByRole('heading', { level: 1, name: '我的任务' }).waitFor()
}
