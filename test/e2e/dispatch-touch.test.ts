import type { CDPSession } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { noBrowser } from './browser.ts'
import type { Screen } from './screen.ts'
import { useScreens } from './screens.ts'
import { useStand } from './stand.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** A finger on the screen, as the browser's own touch events. */
class Finger {
  private readonly session: CDPSession

  private constructor(session: CDPSession) {
    this.session = session
  }

  static async of({ context, page }: Screen): Promise<Finger> {
    return new Finger(await context.newCDPSession(page))
  }

  down(at: Point): Promise<unknown> {
    return this.send('touchStart', [at])
  }

  /** In steps, as a hand moves. */
  async move(from: Point, to: Point): Promise<void> {
    for (const part of [0.2, 0.4, 0.6, 0.8, 1])
      await this.send('touchMove', [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }])
  }

  up(): Promise<unknown> {
    return this.send('touchEnd', [])
  }

  private send(type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]): Promise<unknown> {
    return this.session.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
}

describe.skipIf(noBrowser)('the dispatch board under a finger', { timeout: 120_000 }, () => {
  const stand = useStand()
  const { at, check } = useScreens(stand)

  test('held, carried, seen and dropped; what leaves the board stays where it was', async () => {
    const screen = await at('dispatcher', 'tablet')
    const { page } = screen
    await screen.go('/dispatch')
    // Measured before anything floats: what is carried may hide a part of a button for the moment.
    await check(screen, 'dispatch')
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/job-cards')) sent.push(request.url())
    })
    const block = page.locator('[data-time-line] button[aria-label^="建议"]').first()
    await block.scrollIntoViewIfNeeded()
    const plate = (await block.locator('strong').innerText()).trim()
    const panel = page.getByRole('status').filter({ hasText: plate })
    const finger = await Finger.of(screen)
    const places = async () => {
      const box = await block.boundingBox()
      if (!box) throw new Error('The proposal is not on the board')
      const from = { x: box.x + 20, y: box.y + box.height / 2 }
      return { from, later: { x: from.x + 150, y: from.y }, outside: { x: from.x, y: 20 } }
    }

    // A stroke scrolls.
    const first = await places()
    await Promise.all([finger.down(first.from), finger.move(first.from, first.later)])
    expect(await panel.count()).toBe(0)
    await finger.up()

    const { from, later, outside } = await places()
    await finger.down(from)
    await panel.waitFor()
    await finger.move(from, later)
    await panel.getByText('预计可交').first().waitFor()
    await check(screen, 'dispatch-carried')
    await finger.move(later, outside)
    await panel.getByText('把它拖到').waitFor()
    await finger.up()
    await panel.waitFor({ state: 'detached' })
    expect(sent).toEqual([])

    const again = await places()
    await finger.down(again.from)
    await panel.waitFor()
    await finger.move(again.from, again.later)
    await panel.getByText('预计可交').first().waitFor()
    await finger.up()
    const why = page.locator('.ant-drawer').getByRole('button', { name: '均衡工作量' })
    const done = page.locator('.ant-message-notice, .ant-notification-notice').first()
    await why.or(done).first().waitFor()
    if (await why.isVisible()) await why.tap()
    await done.waitFor()
    expect(sent).toHaveLength(1)
    const rows = await stand.rows(
      `select 1 from workshop.job_card c join service.repair_order o on o.id = c.order_id
         join vehicles.vehicle v on v.id = o.vehicle_id where v.plate = '${plate}' and c.state = 'assigned'`,
    )
    expect(rows.length).toBeGreaterThan(0)
  })
})
