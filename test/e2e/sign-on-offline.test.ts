import { describe, expect, test } from 'vitest'
import { noBrowser } from './browser.ts'
import { onDevice, quiet, readyToGo } from './device.ts'
import { button, press } from './hands.ts'
import { type Screen, settled } from './screen.ts'
import { useScreens } from './screens.ts'
import { secureDoor } from './secure-door.ts'
import { useStand } from './stand.ts'
import { enrolTablet, signOnWithPin } from './terminal-tasks.ts'

interface Job {
  readonly account: string
  readonly name: string
  readonly id: string
  readonly plate: string
}

const pin = '1234'
const noLook = async () => {}

describe.skipIf(noBrowser)('people change at a shared tablet while the line is down', { timeout: 120_000 }, () => {
  const stand = useStand(secureDoor)
  const { at, check } = useScreens(stand)

  /** Running jobs, one of each person. */
  async function runningJobs(): Promise<[Job, ...Job[]]> {
    const rows = await stand.rows(`
      select distinct on (a.id) a.id as account, a.display_name as name, c.id, v.plate from workshop.job_card c
        join kernel.store s on s.id = c.store_id and s.code = 'SZ01'
        join service.repair_order o on o.id = c.order_id
        join vehicles.vehicle v on v.id = o.vehicle_id
        join kernel.account a on a.staff_id = c.technician_id
       where c.state = 'working' and c.paused_because is null order by a.id, c.id limit 2`)
    const jobs = rows.map((row) => ({
      account: String(row['account']),
      name: String(row['name']),
      id: String(row['id']),
      plate: String(row['plate']),
    }))
    const [first, ...others] = jobs
    if (!first) throw new Error('Nobody works in the demo')
    return [first, ...others]
  }

  /** What the server has done to a card, and in whose name. */
  async function doneTo(id: string): Promise<[unknown, unknown][]> {
    const rows = await stand.rows(
      `select verb, actor_id from kernel.entry where record = 'jobCard' and record_id = '${id}' order by version`,
    )
    return rows.map((row) => [row['verb'], row['actor_id']])
  }

  /** Signs on with network, until the tablet has his card, and leaves. */
  async function wasThere(tablet: Screen, job: Job): Promise<void> {
    const { page } = tablet
    await signOnWithPin(tablet, job.name, pin, noLook)
    await readyToGo(tablet)
    await expect
      .poll(async () => (await onDevice(page)).keys.filter((key) => key.includes(job.id)).length, { timeout: 20_000 })
      .toBeGreaterThanOrEqual(2)
    await button(tablet, '换人')
    await page.getByRole('button', { name: job.name }).waitFor()
  }

  async function enterPin({ page, ...screen }: Screen, name: string, digits: string): Promise<void> {
    await press({ page, ...screen }, page.getByRole('button', { name }))
    for (const digit of digits) await press({ page, ...screen }, page.getByRole('button', { name: digit, exact: true }))
    await button({ page, ...screen }, '登录')
  }

  test('by PIN without network; what each did leaves in his own name, once the server knows him', async () => {
    const [zhou, wu] = await runningJobs()
    if (!wu) throw new Error('Only one works in the demo')
    const before = await doneTo(zhou.id)
    const tablet = await at('admin', 'tablet')
    const { page } = tablet
    await enrolTablet(tablet, '3 号工位平板', noLook)
    await wasThere(tablet, zhou)
    await wasThere(tablet, wu)
    // The other one is still on when the line goes: his session must not carry the first one's work.
    await signOnWithPin(tablet, wu.name, pin, noLook)
    await tablet.context.setOffline(true)
    await button(tablet, '换人')
    await page.getByText(/没有网络：在本机登录过的人可以凭 PIN 登录/).waitFor()
    await page.reload()
    await page.getByRole('button', { name: zhou.name }).waitFor()
    await check(quiet(tablet), 'terminal-people-offline')
    await enterPin(tablet, zhou.name, '99999')
    await page.getByText(/PIN 不正确，还可以试 \d 次/).waitFor()
    await page.getByRole('button', { name: '换一个人' }).click()
    await enterPin(tablet, zhou.name, pin)
    await page.getByText(zhou.plate.slice(-5)).first().waitFor()
    await page.getByText(`${zhou.name} 在无网络时登录`, { exact: false }).waitFor()
    await press(tablet, page.getByRole('button', { name: '暂停：等工具' }))
    await page.getByRole('button', { name: '1 项待上传' }).waitFor()
    await check(quiet(tablet), 'my-jobs-signed-on-offline')
    const { texts, keys } = await onDevice(page)
    expect(texts).not.toMatch(new RegExp(`${zhou.plate.slice(-5)}|jobCard.pause|"pin"`))
    expect(keys).toContain(`sign-on/${zhou.account}`)
    expect(await doneTo(zhou.id)).toEqual(before)

    tablet.takeComplaints()
    await tablet.context.setOffline(false)
    await page.getByRole('button', { name: /^\d+ 项(待上传|未能提交)$/ }).waitFor({ state: 'detached' })
    expect(await doneTo(zhou.id)).toEqual([...before, ['pause', zhou.account]])
    await page.getByText(`${zhou.name} 在无网络时登录`, { exact: false }).waitFor({ state: 'detached' })
    await settled(page)
    const noted = await stand.rows(`select actor_id from kernel.entry where verb = 'signOnOffline'`)
    expect(noted).toEqual([{ actor_id: zhou.account }])
    expect((await onDevice(page)).keys.filter((key) => key.startsWith('queue/'))).toEqual([])
  })

  test('blocked meanwhile: nothing is taken, the tablet says so; a PIN that was not checked is asked about', async () => {
    const [zhou] = await runningJobs()
    const before = await doneTo(zhou.id)
    const tablet = await at('admin', 'tablet')
    const { page } = tablet
    await enrolTablet(tablet, '4 号工位平板', noLook)
    await wasThere(tablet, zhou)
    await tablet.context.setOffline(true)
    await page.reload()
    await enterPin(tablet, zhou.name, pin)
    await press(tablet, page.getByRole('button', { name: '暂停：等工具' }))
    await page.getByRole('button', { name: '1 项待上传' }).waitFor()
    await stand.rows(`update kernel.account set state = 'disabled' where id = '${zhou.account}'`)
    await tablet.context.setOffline(false)
    await page.getByText(`${zhou.name} 的 1 项没有被接受`, { exact: false }).waitFor()
    expect(await doneTo(zhou.id)).toEqual(before)
    await expect.poll(async () => (await onDevice(page)).keys).not.toContain(`sign-on/${zhou.account}`)

    // Open again, he says himself that it was he.
    await stand.rows(`update kernel.account set state = 'active' where id = '${zhou.account}'`)
    await page.reload()
    tablet.takeComplaints()
    await signOnWithPin(tablet, zhou.name, pin, noLook)
    await press(tablet, page.getByRole('button', { name: '1 项未能提交' }))
    await press(tablet, page.locator('.ant-drawer').getByRole('button', { name: '再试一次' }))
    await page.keyboard.press('Escape')
    await page.getByText(/还没有核对身份。是您做的吗/).waitFor()
    await check(tablet, 'my-jobs-was-it-you')
    expect(await doneTo(zhou.id)).toEqual(before)
    await press(tablet, page.getByRole('button', { name: '是我做的，上传' }))
    await expect.poll(() => doneTo(zhou.id), { timeout: 20_000 }).toEqual([...before, ['pause', zhou.account]])
  })
})
