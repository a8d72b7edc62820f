import type { Locator } from 'playwright-core'
import { type Screen, settled } from './screen.ts'

/** A click or a tap, as the device has it; counted. */
export async function press(screen: Screen, target: Locator): Promise<void> {
  screen.clicks.count += 1
  if (screen.device === 'phone' || screen.device === 'tablet') await target.tap()
  else await target.click()
  await settled(screen.page)
}

/** Presses the button with this very word. */
export function button(screen: Screen, name: string | RegExp): Promise<void> {
  return press(
    screen,
    screen.page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).last(),
  )
}

/** Writes a name with the mouse into the field for signatures that is on the screen. */
export async function sign({ page }: Screen): Promise<void> {
  const field = page.locator('canvas').last()
  await field.scrollIntoViewIfNeeded()
  const box = await field.boundingBox()
  if (!box) throw new Error('There is no field to sign in')
  await page.mouse.move(box.x + 30, box.y + 60)
  await page.mouse.down()
  for (let i = 1; i <= 12; i++) await page.mouse.move(box.x + 30 + i * 12, box.y + 60 + (i % 2 ? 30 : -20))
  await page.mouse.up()
}

/** So many clicks did the work need. */
export async function clicksOf(screen: Screen, work: () => Promise<void>): Promise<number> {
  const before = screen.clicks.count
  await work()
  return screen.clicks.count - before
}

/** Everything on an inspection sheet in order: good by eye, readings in the middle of their limits. */
export async function fillSheet(screen: Screen): Promise<void> {
  const { page } = screen
  for (const good of await page.getByRole('radio', { name: '正常' }).all())
    await press(screen, good.locator('xpath=ancestor::label'))
  for (const reading of await page.getByRole('spinbutton').all()) {
    const limits = await reading.locator('xpath=ancestor::div[.//span[contains(text(),"标准")]][1]').textContent()
    const [least = 0, most = least] = (limits ?? '').match(/\d+(?:\.\d+)?/g)?.map(Number) ?? []
    await reading.fill(String((least + most) / 2))
    await reading.blur()
  }
}
