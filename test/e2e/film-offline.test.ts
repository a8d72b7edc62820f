import { describe, expect, test } from 'vitest'
import { placedFilm } from '../kernel/pictures.ts'
import { noBrowser } from './browser.ts'
import { freshTab, readyToGo } from './device.ts'
import { secureDoor } from './secure-door.ts'
import { useScreens } from './screens.ts'
import { useStand } from './stand.ts'

const piece = 1024 * 1024
const pieces = '/api/files/pieces'

describe.skipIf(noBrowser)('a film breaks off on its way', { timeout: 120_000 }, () => {
  const stand = useStand(secureDoor)
  const { at } = useScreens(stand)

  test('it goes on where it stopped, also after the tablet was closed, and is there once', async () => {
    const [job] = await stand.rows(`
      select a.login, c.id from workshop.job_card c
        join kernel.store s on s.id = c.store_id and s.code = 'SZ01'
        join kernel.account a on a.staff_id = c.technician_id
       where c.state = 'working' and c.paused_because is null and not c.needs_cut_off
       order by exists (select from service.line l where l.job_card_id = c.id and l.code = 'M-OIL') desc, c.id limit 1`)
    const [login, id] = [String(job?.['login']), String(job?.['id'])]
    const films = () => stand.rows(`select byte_count, media_type from kernel.file where record_id = '${id}'`)
    const tablet = await at(login, 'tablet')
    const { page, context } = tablet
    await tablet.go('/my-jobs')
    await readyToGo(tablet)
    const offsets: number[] = []
    context.on('request', (request) => {
      const url = new URL(request.url())
      const carries = request.headers()['content-type'] === 'application/octet-stream'
      if (url.pathname === pieces && carries) offsets.push(Number(url.searchParams.get('offset')))
    })
    // The third piece has come in when the line goes.
    const cut = page.waitForResponse(
      (answer) => answer.url().includes(`${pieces}?`) && answer.url().includes(`offset=${2 * piece}`),
    )
    const step = page.getByRole('checkbox', { name: /放出旧机油/ })
    const camera = page.getByRole('listitem').filter({ has: step }).getByRole('button', { name: '拍照' })
    const film = Buffer.concat([placedFilm(), Buffer.alloc(8 * piece, 'pictures')])
    const chooser = page.waitForEvent('filechooser')
    await camera.tap()
    await (await chooser).setFiles({ name: 'a.mp4', mimeType: 'video/mp4', buffer: film })
    await cut
    await context.setOffline(true)
    await page.getByRole('button', { name: '1 项待上传' }).waitFor()
    expect(await films()).toEqual([])
    tablet.takeComplaints()

    const before = offsets.splice(0)
    expect(before.slice(0, 3)).toEqual([0, piece, 2 * piece])
    const again = await freshTab(tablet)
    await again.go('/my-jobs')
    await context.setOffline(false)
    await expect.poll(films, { timeout: 60_000 }).toEqual([{ byte_count: expect.anything(), media_type: 'video/mp4' }])
    await again.page.getByRole('button', { name: '1 项待上传' }).waitFor({ state: 'detached' })
    expect(Math.min(...offsets)).toBeGreaterThanOrEqual(3 * piece)
    const [kept] = await films()
    expect(Number(kept?.['byte_count'])).toBe(film.length)
  })
})
