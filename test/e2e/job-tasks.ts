import type { Locator } from 'playwright-core'
import { button, press } from './hands.ts'
import type { Screen } from './screen.ts'

/** Says that the advisor's note is read, and starts. */
export async function readAndStart(screen: Screen, job: Locator): Promise<void> {
  const read = job.getByRole('button', { name: '已阅读' })
  await press(screen, read)
  await read.waitFor({ state: 'detached' })
  await press(screen, job.getByRole('button', { name: '开工' }))
  await screen.page.getByRole('button', { name: '完工' }).waitFor()
}

/** Every step of the job in hand is ticked, key steps have their photo, and it is finished. */
export async function finishJob(screen: Screen, photo: Buffer): Promise<void> {
  const { page } = screen
  await page.getByRole('button', { name: '完工' }).waitFor()
  const main = page.locator('#main')
  for (const step of await main.getByRole('checkbox').all()) await press(screen, step)
  for (const camera of await main.getByRole('button', { name: '拍照' }).all()) {
    const chooser = page.waitForEvent('filechooser')
    await press(screen, camera)
    await (await chooser).setFiles({ name: 'step.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.getByRole('status').filter({ hasText: '张' }).waitFor({ state: 'detached' })
  }
  await button(screen, /完工$/)
  await page.getByRole('button', { name: '完工' }).waitFor({ state: 'detached' })
}

/** Reports what else is wrong with the car in hand. */
export async function askForMore(screen: Screen, what: string): Promise<void> {
  const { page } = screen
  await button(screen, '申请增件')
  const drawer = page.locator('.ant-drawer')
  await drawer.getByLabel('需要什么').fill(what)
  await press(screen, drawer.getByRole('button', { name: '申请增件', exact: true }))
  await page.getByText(what).waitFor()
}
