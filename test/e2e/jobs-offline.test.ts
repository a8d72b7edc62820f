import { describe, expect, test } from 'vitest'
import { phonePhoto } from '../kernel/pictures.ts'
import { noBrowser } from './browser.ts'
import { freshTab, onDevice, quiet, readyToGo, takePicture } from './device.ts'
import { press } from './hands.ts'
import { type Screen, settled } from './screen.ts'
import { useScreens } from './screens.ts'
import { secureDoor } from './secure-door.ts'
import { useStand } from './stand.ts'

interface Job {
  readonly login: string
  readonly account: string
  readonly id: string
  readonly plate: string
}

const waiting = /^\d+ 项(待上传|未能提交)$/

describe.skipIf(noBrowser)('a technician works while the line is down', { timeout: 120_000 }, () => {
  const stand = useStand(secureDoor)
  const { at, check } = useScreens(stand)

  /** Somebody's job in this state, one with photos to take first. */
  async function jobThatIs(state: 'working' | 'assigned'): Promise<Job> {
    const [job] = await stand.rows(`
      select a.login, a.id as account, c.id, v.plate from workshop.job_card c
        join kernel.store s on s.id = c.store_id and s.code = 'SZ01'
        join service.repair_order o on o.id = c.order_id
        join vehicles.vehicle v on v.id = o.vehicle_id
        join kernel.account a on a.staff_id = c.technician_id
       where c.state = '${state}' and c.paused_because is null and not c.needs_cut_off
       order by exists (select from service.line l where l.job_card_id = c.id and l.code = 'M-OIL') desc, c.id limit 1`)
    const text = (name: string) => String(job?.[name])
    return { login: text('login'), account: text('account'), id: text('id'), plate: text('plate') }
  }

  /** What the server has done to a card, verb by verb. */
  async function verbsOn(id: string): Promise<unknown[]> {
    const rows = await stand.rows(
      `select verb from kernel.entry where record = 'jobCard' and record_id = '${id}' order by version`,
    )
    return rows.map((row) => row['verb'])
  }

  /** The tablet has the page and this card, as it lies there sealed. */
  async function atTheCar(job: Job): Promise<Screen> {
    const tablet = await at(job.login, 'tablet')
    await tablet.go('/my-jobs')
    await readyToGo(tablet)
    await expect
      .poll(async () => (await onDevice(tablet.page)).keys.filter((key) => key.includes(job.id)).length, {
        timeout: 20_000,
      })
      .toBeGreaterThanOrEqual(2)
    return tablet
  }

  const sent = ({ page }: Screen) => page.getByRole('button', { name: waiting }).waitFor({ state: 'detached' })

  test('page, card and what was done come back after a reload, and are sent once', async () => {
    const job = await jobThatIs('working')
    const before = await verbsOn(job.id)
    const tablet = await atTheCar(job)
    await tablet.context.setOffline(true)
    await tablet.page.reload()
    const { page } = tablet
    await page.getByText(job.plate.slice(-5)).first().waitFor()
    const step = page.getByRole('checkbox', { name: /放出旧机油/ })
    await press(tablet, step)
    const camera = page.getByRole('listitem').filter({ has: step }).getByRole('button', { name: '拍照' })
    await takePicture(page, () => camera.tap(), await phonePhoto(120, 90, 90))
    await page.getByText('1 张待上传').waitFor()
    await press(tablet, page.getByRole('button', { name: '暂停：等工具' }))
    await page.getByRole('button', { name: '3 项待上传' }).waitFor()
    await check(quiet(tablet), 'my-jobs-offline')
    const { texts } = await onDevice(page)
    expect(texts).not.toMatch(new RegExp(`${job.plate.slice(-5)}|jobCard.pause|放出旧机油`))

    tablet.takeComplaints()
    const again = await freshTab(tablet)
    await again.go('/my-jobs')
    await again.page.getByRole('button', { name: '3 项待上传' }).waitFor()
    expect(await again.page.getByRole('checkbox', { name: /放出旧机油/ }).isChecked()).toBe(true)
    await again.page.getByText('1 张待上传').waitFor()
    await again.page.getByText('等工具').first().waitFor()
    expect(await verbsOn(job.id)).toEqual(before)

    await tablet.context.setOffline(false)
    await sent(again)
    expect(await verbsOn(job.id)).toEqual([...before, 'tick', 'pause'])
    const photos = await stand.rows(`select kind from kernel.file where record_id = '${job.id}'`)
    expect(photos).toEqual([{ kind: 'step' }])
    const [card] = await stand.rows(`select paused_because from workshop.job_card where id = '${job.id}'`)
    expect(card).toEqual({ paused_because: 'tool' })
    await settled(again.page)
    await again.page.reload()
    await again.page.getByText('等工具').first().waitFor()
    expect(await verbsOn(job.id)).toHaveLength(before.length + 2)
    expect((await onDevice(again.page)).keys.filter((key) => key.startsWith('queue/'))).toEqual([])
  })

  test('a card that was never opened is begun without network, and counts by the time of the tap', async () => {
    const job = await jobThatIs('assigned')
    const tablet = await atTheCar(job)
    await tablet.context.setOffline(true)
    await tablet.page.reload()
    const { page } = tablet
    await press(
      tablet,
      page
        .getByRole('listitem')
        .filter({ hasText: job.plate.slice(-5) })
        .getByRole('button', { name: '开工' }),
    )
    await page.getByRole('button', { name: '完工' }).waitFor()
    await page.getByText('作业步骤').waitFor()
    stand.forward(10)
    tablet.takeComplaints()
    await tablet.context.setOffline(false)
    await sent(tablet)
    const [times] = await stand.rows(`
      select extract(epoch from e.at - c.started_at) > 500 as later, c.state from workshop.job_card c
        join kernel.entry e on e.record_id = c.id and e.verb = 'start' where c.id = '${job.id}'`)
    expect(times).toEqual({ later: true, state: 'working' })
  })

  test('what an earlier release left unencrypted on the device is sent once and gone', async () => {
    const job = await jobThatIs('working')
    const before = await verbsOn(job.id)
    const tablet = await at(job.login, 'tablet')
    const whose = { account: job.account, name: job.login, about: job.plate, line: `jobCard/${job.id}` }
    const entry = {
      ...whose,
      kind: 'verb',
      key: `old-${job.id}`,
      madeAt: '2026-03-10T03:00:00.000Z',
      tries: 0,
      verb: 'jobCard.pause',
      target: { id: job.id, version: 1 },
      body: { reason: 'other' },
      also: [],
      patient: true,
    }
    await tablet.page.evaluate(async (kept) => {
      const asked = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve) => {
          request.addEventListener('success', () => resolve(request.result))
        })
      const request = indexedDB.open('open4s', 1)
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore('outbox', { keyPath: 'key' }))
      const database = await asked(request)
      await asked(database.transaction('outbox', 'readwrite').objectStore('outbox').put(kept))
      database.close()
    }, entry)
    await tablet.page.reload()
    await expect.poll(() => verbsOn(job.id), { timeout: 20_000 }).toEqual([...before, 'pause'])
    await expect.poll(async () => (await onDevice(tablet.page)).databases).not.toContain('open4s')
    await tablet.page.reload()
    await settled(tablet.page)
    expect(await verbsOn(job.id)).toEqual([...before, 'pause'])
  })
})
