import { describe, expect, test } from 'vitest'
import { noBrowser } from './browser.ts'
import { button, clicksOf, press } from './hands.ts'
import { useScreens } from './screens.ts'
import { useStand } from './stand.ts'

describe.skipIf(noBrowser)('the quick lane on the tablet', { timeout: 120_000 }, () => {
  const stand = useStand()
  const { at, check } = useScreens(stand)

  test('a wash is received with three taps, and its order waits for the workshop', async () => {
    const [car] = await stand.rows(`
      select v.plate from vehicles.vehicle v join kernel.store s on s.id = v.store_id and s.code = 'SZ01'
       where exists (select from vehicles.holding h where h.vehicle_id = v.id and h.role = 'owner')
         and not exists (select from service.repair_order o where o.vehicle_id = v.id and o.closed_at is null)
       order by v.id limit 1`)
    const plate = String(car?.['plate'])
    const tablet = await at('advisor', 'tablet')
    const { page } = tablet
    await tablet.go('/reception')
    const taps = await clicksOf(tablet, async () => {
      await button(tablet, '快速接车')
      await page.getByRole('textbox', { name: '查找车辆或客户' }).fill(plate.slice(1))
      await press(tablet, page.getByRole('button', { name: plate.slice(-5) }).first())
      await page.getByRole('button', { name: /客户已同意，接车/ }).waitFor()
      await check(tablet, 'quick-lane')
      await button(tablet, /客户已同意，接车/)
    })
    await page.waitForURL(/repair-orders/)
    expect(taps).toBe(3)
    const [order] = await stand.rows(`
      select o.visit_type, o.state from service.repair_order o join vehicles.vehicle v on v.id = o.vehicle_id
       where v.plate = '${plate}' order by o.id desc limit 1`)
    expect(order).toEqual({ visit_type: 'wash', state: 'agreed' })
  })
})
