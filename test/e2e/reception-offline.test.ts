import { describe, expect, test } from 'vitest'
import { phonePhoto } from '../kernel/pictures.ts'
import { noBrowser } from './browser.ts'
import { button, clicksOf, press, sign } from './hands.ts'
import { type Screen, settled } from './screen.ts'
import { useScreens } from './screens.ts'
import { secureDoor } from './secure-door.ts'
import { useStand } from './stand.ts'

const words = '冷车启动有异响'
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

  /** The device has what it needs: the pages' files, and today's cars. */
  async function ready({ page }: Screen) {
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await settled(page)
  }

  /** Questions without an answer belong to a line that is down. */
  const quiet = (screen: Screen): Screen => ({ ...screen, takeComplaints: () => [] })

  /** All that lies in the browser's database, as somebody would read it who has the tablet. */
  const plainTextOnDevice = ({ page }: Screen) =>
    page.evaluate(async () => {
      const asked = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result))
          request.addEventListener('error', () => reject(request.error ?? new Error('not read')))
        })
      const texts: string[] = []
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await asked(indexedDB.open(name))
        for (const store of database.objectStoreNames) {
          const values: unknown[] = await asked(database.transaction(store).objectStore(store).getAll())
          for (const value of values)
            if (typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof ArrayBuffer)
              texts.push(new TextDecoder().decode(value.bytes))
            else texts.push(JSON.stringify(value))
        }
        database.close()
      }
      return texts.join('\n')
    })

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
    await ready(tablet)
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
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('listitem').filter({ hasText: '左前门' }).getByRole('button', { name: '选文件' }).tap()
    const picture = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto(120, 90, 90) }
    await (await chooser).setFiles(picture)
    await page
      .getByText(/^离线 · \d+ 项待同步$/)
      .first()
      .waitFor()
    await check(quiet(tablet), 'reception-offline')
    tablet.takeComplaints()
    await page.close()
    const reopened = await tablet.context.newPage()
    const again: Screen = { ...tablet, page: reopened, go: async (path) => void (await reopened.goto(path)) }
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
    expect(await plainTextOnDevice(again)).not.toMatch(new RegExp(`${words}|${car.plate.slice(-5)}`))

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
    await ready(tablet)
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
})
