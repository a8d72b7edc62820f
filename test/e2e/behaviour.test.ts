import { describe, expect, test } from 'vitest'
import { noBrowser } from './browser.ts'
import { button, press } from './hands.ts'
import { picture } from './picture.ts'
import { settled } from './screen.ts'
import { useScreens } from './screens.ts'
import { useStand } from './stand.ts'

describe.skipIf(noBrowser)('how the console behaves in a browser', { timeout: 120_000 }, () => {
  const stand = useStand()
  const { at } = useScreens(stand)

  test('a double click sends once', async () => {
    const dispatcher = await at('dispatcher', 'desk')
    await dispatcher.go('/dispatch')
    const accept = dispatcher.page.getByRole('button', { name: '采纳', exact: true }).first()
    await accept.waitFor()
    const sent: string[] = []
    dispatcher.page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/dispatch')) sent.push(request.url())
    })
    await accept.dblclick()
    await dispatcher.page.getByText('已派给').first().waitFor()
    expect(sent).toHaveLength(1)
  })

  test('a lost connection is said and keeps what was typed; afterwards it is sent', async () => {
    const desk = await at('advisor', 'desk')
    const { page, context } = desk
    await desk.go('/customers')
    await button(desk, /建档|新建|登记/)
    const drawer = page.locator('.ant-drawer')
    await drawer.getByRole('textbox').first().fill('断网测试')
    await context.setOffline(true)
    await page.getByRole('alert').filter({ hasText: '网络' }).first().waitFor()
    expect(await drawer.getByRole('textbox').first().inputValue()).toBe('断网测试')
    await context.setOffline(false)
    await page.getByRole('alert').filter({ hasText: '网络' }).first().waitFor({ state: 'detached' })
    await page.reload()
    await settled(page)
    await button(desk, /建档|新建|登记/)
    expect(await drawer.getByRole('textbox').first().inputValue()).toBe('断网测试')
  })

  test('the keyboard is enough: search, filter, rows, new, back', async () => {
    const desk = await at('advisor', 'desk')
    const { page } = desk
    await desk.go('/repair-orders')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main')
    await page.keyboard.press('/')
    const filter = page.getByRole('textbox', { name: '在列表中查找' })
    expect(await filter.evaluate((input) => input === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowDown')
    const outline = await page.evaluate(() => {
      const { activeElement } = document
      return activeElement ? `${activeElement.tagName} ${getComputedStyle(activeElement).outlineStyle}` : ''
    })
    expect(outline).toBe('TR solid')
    await page.keyboard.press('Enter')
    await page.waitForURL(/repair-orders\/.+/)
    await page.goBack()
    await page.waitForURL(/repair-orders$/)
    await settled(page)
    await page.keyboard.press('n')
    await page.waitForURL(/reception/)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('combobox').waitFor({ state: 'detached' })
  })

  test('a large export asks for its approval on the spot, and the manager sees which list', async () => {
    const desk = await at('parts', 'desk')
    await desk.go('/parts')
    await button(desk, '导出')
    const drawer = desk.page.locator('.ant-drawer')
    await drawer.getByRole('textbox', { name: '理由' }).fill('季度盘点核对')
    await press(desk, drawer.getByRole('button', { name: '申请', exact: true }))
    await desk.page.getByText('申请已提交').waitFor()
    const manager = await at('manager', 'desk')
    await manager.go('/approvals?state=asked')
    await manager.page.getByText('导出数据：备件').waitFor()
  })

  test('at twice the size a page still fits', async () => {
    const desk = await at('advisor', 'desk')
    const { page } = desk
    await desk.go('/repair-orders')
    await page.setViewportSize({ width: 720, height: 450 })
    await settled(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  test('a printed list and a printed order have everything but menu and buttons', async () => {
    const desk = await at('advisor', 'desk')
    const { page } = desk
    const pressable = page
      .locator('nav, :is(button, [role="button"], [role="toolbar"]):not(th *)')
      .filter({ visible: true })
    await desk.go('/repair-orders')
    const rows = page.locator('tr[data-row]')
    const count = await rows.count()
    expect(await pressable.count()).toBeGreaterThan(3)
    // A4 on its side, then upright.
    await page.setViewportSize({ width: 1123, height: 794 })
    await page.emulateMedia({ media: 'print' })
    await settled(page)
    await picture(desk, 'print-list')
    expect(await rows.filter({ visible: true }).count()).toBe(count)
    const right = await rows.first().evaluate((row) => row.getBoundingClientRect().right)
    expect(right).toBeLessThanOrEqual(1123)
    expect(await pressable.allInnerTexts()).toEqual([])

    const link = rows.first().getByRole('link').first()
    const number = await link.innerText()
    await link.click()
    await page.getByRole('heading', { level: 1, name: number }).waitFor()
    await page.setViewportSize({ width: 794, height: 1123 })
    await settled(page)
    await picture(desk, 'print-order')
    for (const name of ['陈述与项目', '本次到店', '单据'])
      expect(await page.getByRole('heading', { name }).isVisible(), name).toBe(true)
    expect(await pressable.allInnerTexts()).toEqual([])
  })
})
