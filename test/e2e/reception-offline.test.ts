import { describe, expect, test } from 'vitest'
import { withCheckDigit } from '../../src/modules/vehicles/contract/vin.ts'
import { phonePhoto } from '../kernel/pictures.ts'
import { noBrowser } from './browser.ts'
import { freshTab, onDevice, quiet, readyToGo, takePicture } from './device.ts'
import { button, clicksOf, press, sign } from './hands.ts'
import { type Screen, settled } from './screen.ts'
import { useScreens } from './screens.ts'
import { secureDoor } from './secure-door.ts'
import { useStand } from './stand.ts'

const words = '冷车启动有异响'
const phoneOfVisitor = '13900017713'
const vinOfVisitor = withCheckDigit('LSVAA418XN2765431')
/** The demo's own receptions were before the test began. */
const sinceNow = "started_at > '2026-03-10T03:00:00Z'"

describe.skipIf(noBrowser)('a car is received while the line is down', { timeout: 120_000 }, () => {
  const stand = useStand(secureDoor)
  const { at, check } = useScreens(stand)

  /** A known car that has not been here for some days, and that nobody receives. */
  async function knownCar() {
    const [car] = await stand.rows(`
      select v.id, v.plate, v.odometer_km from vehicles.vehicle v
        join kernel.store s on s.id = v.store_id and s.code = 'SZ01'
       where v.plate <> '' and v.odometer_km is not null
         and not exists (select from service.reception r where r.vehicle_id = v.id)
         and not exists (select from service.appointment a where a.vehicle_id = v.id and a.starts_at > '2026-03-09')
         and not exists (select from service.repair_order r where r.vehicle_id = v.id and r.created_at > '2026-03-08')
       order by v.id limit 1`)
    return { id: String(car?.['id']), plate: String(car?.['plate']), km: Number(car?.['odometer_km']) + 900 }
  }

  async function openCar(screen: Screen, plate: string) {
    const { page } = screen
    await page.getByRole('textbox', { name: '查找车辆或客户' }).fill(plate.slice(-5))
    await page
      .getByRole('button', { name: plate.slice(-5) })
      .first()
      .waitFor()
    await page.waitForTimeout(300)
    await page.keyboard.press('Enter')
    await page.getByRole('spinbutton', { name: '进厂里程' }).waitFor()
  }

  async function mark(screen: Screen, panel: string, kind: string) {
    await press(screen, screen.page.getByRole('button', { name: panel, exact: true }).first())
    await press(screen, screen.page.locator('.ant-popover:visible').getByRole('button', { name: kind, exact: true }))
  }

  test('walk around, photo and signature without connection survive a closed tab and arrive once', async () => {
    const car = await knownCar()
    const tablet = await at('advisor', 'tablet')
    await tablet.go('/reception')
    await readyToGo(tablet)
    await openCar(tablet, car.plate)
    await settled(tablet.page)
    await tablet.context.setOffline(true)
    // Not even the page is asked from the server.
    await tablet.page.reload()
    await tablet.page.getByRole('spinbutton', { name: '进厂里程' }).waitFor()
    const { page } = tablet
    await page.getByRole('textbox', { name: '第 1 条陈述' }).fill(words)
    await page.getByRole('spinbutton', { name: '进厂里程' }).fill(String(car.km))
    await press(tablet, page.getByRole('checkbox', { name: '已复述' }))
    await mark(tablet, '左前门', '划痕')
    const dent = page.getByRole('listitem').filter({ hasText: '左前门' })
    await takePicture(page, () => dent.getByRole('button', { name: '选文件' }).tap(), await phonePhoto(120, 90, 90))
    await page
      .getByText(/^离线 · \d+ 项待同步$/)
      .first()
      .waitFor()
    await check(quiet(tablet), 'reception-offline')
    tablet.takeComplaints()
    const again = await freshTab(tablet)
    const { page: reopened } = again
    await again.go('/reception')
    await reopened.getByText('接车中 1 辆').waitFor()
    await press(again, reopened.getByRole('button', { name: '继续' }).first())
    expect(await reopened.getByRole('textbox', { name: '第 1 条陈述' }).inputValue()).toBe(words)
    await reopened.getByText('左前门', { exact: true }).last().waitFor()
    await reopened.getByRole('textbox', { name: '签字人' }).fill('王先生')
    await sign(again)
    await button(again, '完成接车')
    await reopened.getByText('已记下，联网后自动开单').waitFor()
    const opened = `select order_id from service.reception where vehicle_id = '${car.id}' and ${sinceNow} and order_id is not null`
    expect(await stand.rows(opened)).toEqual([])
    expect((await onDevice(reopened)).texts).not.toMatch(new RegExp(`${words}|${car.plate.slice(-5)}`))

    await tablet.context.setOffline(false)
    await reopened.waitForURL(/repair-orders\//)
    const orders = await stand.rows(
      `select o.id, o.odometer_km, o.check_in_signed_at from service.repair_order o
         join service.reception r on r.order_id = o.id where o.vehicle_id = '${car.id}' and r.${sinceNow}`,
    )
    expect(orders).toMatchObject([{ odometer_km: car.km, check_in_signed_at: expect.anything() }])
    const orderId = String(orders[0]?.['id'])
    const said = await stand.rows(`select words from service.concern where order_id = '${orderId}'`)
    expect(said.map((row) => row['words'])).toContain(words)
    const photos = await stand.rows(`select kind, subject_id from kernel.file where record_id = '${orderId}'`)
    expect(photos).toMatchObject([{ kind: 'walkAround', subject_id: expect.anything() }])
    expect(
      await stand.rows(`select id from service.reception where vehicle_id = '${car.id}' and ${sinceNow}`),
    ).toHaveLength(1)
    await settled(reopened)
    await check(quiet(again), 'order-received-offline')
    tablet.takeComplaints()
  })

  test('two people who noted different things are shown both, and one chooses', async () => {
    const car = await knownCar()
    const tablet = await at('advisor', 'tablet')
    await tablet.go('/reception')
    await readyToGo(tablet)
    await openCar(tablet, car.plate)
    await tablet.context.setOffline(true)
    await tablet.page.getByRole('spinbutton', { name: '进厂里程' }).fill(String(car.km))
    await tablet.page
      .getByText(/^离线 · \d+ 项待同步$/)
      .first()
      .waitFor()
    const desk = await at('manager', 'desk')
    await desk.go(`/reception?vehicle=${car.id}`)
    await desk.page.getByRole('spinbutton', { name: '进厂里程' }).fill(String(car.km + 7))
    await desk.page.getByText('已保存').waitFor()
    tablet.takeComplaints()
    await tablet.context.setOffline(false)
    await tablet.page.getByText('1 处两人填写不一致').waitFor()
    // Being told that a colleague was first is an answer like any other.
    expect(tablet.takeComplaints().filter((line) => !line.includes('409') && !line.includes('ERR_'))).toEqual([])
    await check(quiet(tablet), 'reception-contested')
    await press(tablet, tablet.page.getByRole('button', { name: new RegExp(car.km.toLocaleString('en-US')) }))
    await tablet.page.getByText('1 处两人填写不一致').waitFor({ state: 'detached' })
    expect(await tablet.page.getByRole('spinbutton', { name: '进厂里程' }).inputValue()).toBe(String(car.km))
    await desk.page.waitForFunction(
      (km) => [...document.querySelectorAll('input')].some((input) => input.value === km),
      String(car.km),
    )
  })

  test('a known car’s order is opened with six clicks at most', async () => {
    const car = await knownCar()
    const tablet = await at('advisor', 'tablet')
    await tablet.go('/reception')
    const clicks = await clicksOf(tablet, async () => {
      await openCar(tablet, car.plate)
      await tablet.page.getByRole('textbox', { name: '第 1 条陈述' }).fill(words)
      await tablet.page.getByRole('spinbutton', { name: '进厂里程' }).fill(String(car.km))
      await press(tablet, tablet.page.getByRole('checkbox', { name: '已复述' }))
      await mark(tablet, '左前门', '划痕')
      await press(tablet, tablet.page.getByRole('button', { name: '其余都正常' }).first())
      await check(tablet, 'reception-online')
      await button(tablet, '完成接车')
      await tablet.page.waitForURL(/repair-orders\//)
    })
    expect(clicks).toBeLessThanOrEqual(6)
    await check(tablet, 'order-received-online')
  })

  /** Somebody at the door whom nobody knows, while the line is down. */
  async function firstTimer(tablet: Screen, { name, plate, vin }: Record<'name' | 'plate' | 'vin', string>) {
    const { page } = tablet
    await page.getByRole('textbox', { name: '查找车辆或客户' }).fill(phoneOfVisitor)
    await press(tablet, page.getByRole('button', { name: '新客户' }))
    const form = page.getByRole('dialog')
    await form.getByRole('textbox', { name: '姓名' }).fill(name)
    expect(await form.getByRole('textbox', { name: '电话' }).inputValue()).toContain(phoneOfVisitor.slice(-4))
    await form.getByRole('textbox', { name: '车牌号' }).fill(plate)
    const digit = vin[8] === '0' ? '1' : '0'
    await form.getByRole('textbox', { name: '车架号' }).fill(vin.slice(0, 8) + digit + vin.slice(9))
    await button(tablet, '开始接车')
    await form.getByText(/校验不通过/).waitFor()
    await form.getByRole('textbox', { name: '车架号' }).fill(vin)
    await button(tablet, '开始接车')
    await page.getByRole('spinbutton', { name: '进厂里程' }).waitFor()
  }

  test('a first-time visitor is received without connection and has file, car and order when it is back', async () => {
    const tablet = await at('advisor', 'tablet')
    const { page } = tablet
    await tablet.go('/reception')
    await readyToGo(tablet)
    await tablet.context.setOffline(true)
    await page.getByRole('alert').first().waitFor()
    await firstTimer(tablet, { name: '尹初见', plate: '粤B2Q4W6', vin: vinOfVisitor })
    await page.getByText('新客户，联网后建档').waitFor()
    await page.getByRole('textbox', { name: '第 1 条陈述' }).fill(words)
    await page.getByRole('spinbutton', { name: '进厂里程' }).fill('1234')
    await press(tablet, page.getByRole('checkbox', { name: '已复述' }))
    await check(quiet(tablet), 'visitor-offline')
    expect((await onDevice(page)).texts).not.toMatch(/尹初见|2Q4W6/)
    const again = await freshTab(tablet)
    await again.go('/reception')
    await press(again, again.page.getByRole('button', { name: '继续' }).first())
    await again.page.getByText('尹初见').waitFor()
    await button(again, '完成接车')
    await again.page.getByText('已记下，联网后自动开单').waitFor()
    await tablet.context.setOffline(false)
    await again.page.waitForURL(/repair-orders\//)
    const orders = await stand.rows(`
      select o.odometer_km, o.customer_id = w.customer_id as owner from service.repair_order o
        join vehicles.vehicle v on v.id = o.vehicle_id
        join vehicles.ownership w on w.vehicle_id = v.id where v.vin = '${vinOfVisitor}'`)
    expect(orders).toEqual([{ odometer_km: 1234, owner: true }])
  })

  test('a visitor whose phone and plate are known is shown with them, and a person says who he is', async () => {
    const tablet = await at('advisor', 'tablet')
    const { page } = tablet
    const customers = async () => (await stand.rows('select id from customers.customer')).length
    const cars = async () => (await stand.rows('select id from vehicles.vehicle')).length
    const before = [await customers(), await cars()]
    await tablet.go('/reception')
    await readyToGo(tablet)
    await tablet.context.setOffline(true)
    await page.getByRole('alert').first().waitFor()
    await firstTimer(tablet, { name: '尹再见', plate: '粤B2Q4W6', vin: withCheckDigit('LSVAA418XN2765432') })
    await page.getByRole('spinbutton', { name: '进厂里程' }).fill('2345')
    await tablet.context.setOffline(false)
    await page.getByText('电话、车牌或车架号已有档案，请确认').first().waitFor()
    expect([await customers(), await cars()]).toEqual(before)
    await check(quiet(tablet), 'visitor-known')
    // From whatever page he is on, the sign at the top leads back to what waits for his word.
    await tablet.go('/')
    await press(tablet, page.getByRole('button', { name: '1 项未能提交' }))
    await button(tablet, '去处理')
    await press(tablet, page.getByRole('button', { name: /^都不是，为尹再见新建档案/ }))
    await press(tablet, page.getByRole('button', { name: /^就是这辆：.*2Q4W6/ }))
    await page.waitForURL(/vehicle=[0-9a-f]{8}-/)
    await page.getByRole('spinbutton', { name: '进厂里程' }).waitFor()
    await page.getByText('已保存').waitFor()
    expect(await page.getByRole('spinbutton', { name: '进厂里程' }).inputValue()).toBe('2345')
    expect([await customers(), await cars()]).toEqual([(before[0] ?? 0) + 1, before[1]])
  })
})
