import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { startEmbedded } from '../../src/kernel/db/embedded.ts'
import { openBrowser } from '../e2e/browser.ts'
import { carForVisit } from '../e2e/car.ts'
import { clicksOf } from '../e2e/hands.ts'
import { type Device, type DemoLogin, openScreen, type Screen } from '../e2e/screen.ts'
import { type Ends, type SmallHouse, startHouse, webFolder } from '../e2e/small-house.ts'
import { approveAll, assignJob, findCar, openEstimate, quote, receiveCar, startJob } from '../e2e/tasks.ts'

type Task = 'find' | 'openOrder' | 'approve' | 'assign' | 'start'

interface Timed {
  readonly clicks: number
  readonly seconds: number
}

const words = '低速转向有咯噔声'

/**
 * What is done all day, on each person's own device in a browser: clicks, and seconds from the first key until the
 * result stands on the screen, by a hand that does not think. A small demo house of its own.
 */
export async function printTasksBench(rounds: number): Promise<void> {
  if (!existsSync(join(webFolder, 'src/console/index.html'))) throw new Error('Build the web app first: npm run build')
  const ends: Ends = []
  try {
    const dataDir = mkdtempSync(join(tmpdir(), 'open4s-tasks-'))
    ends.push(() => rmSync(dataDir, { recursive: true, force: true }))
    const server = await startEmbedded({ dataDir, programs: null, log: pino({ level: 'silent' }) })
    ends.push(() => server.stop())
    const house = await startHouse(ends, server.url, 'template0')
    const browser = await openBrowser()
    ends.push(() => browser.close())
    const open = (device: Device, login?: DemoLogin) =>
      openScreen({ browser, url: house.url, device, language: 'zh-CN', ahead: house.ahead(), ...(login && { login }) })
    const times: Record<Task, Timed[]> = { find: [], openOrder: [], approve: [], assign: [], start: [] }
    for (let round = 0; round < rounds; round++) await oneRound(house, open, times)
    process.stdout.write(`${JSON.stringify({ bench: 'tasks', rounds, ...figures(times) })}\n`)
  } finally {
    for (const end of ends.toReversed()) await end()
  }
}

type Open = (device: Device, login?: DemoLogin) => Promise<Screen>

async function oneRound(house: SmallHouse, open: Open, times: Record<Task, Timed[]>): Promise<void> {
  const screens: Screen[] = []
  const at = async (device: Device, login?: DemoLogin) => {
    const screen = await open(device, login)
    screens.push(screen)
    return screen
  }
  const timed = async (task: Task, screen: Screen, work: () => Promise<void>) => {
    const begun = performance.now()
    const clicks = await clicksOf(screen, work)
    times[task].push({ clicks, seconds: (performance.now() - begun) / 1000 })
  }
  const plate = await carForVisit(house)
  const desk = await at('desk', 'advisor')
  await timed('find', desk, () => findCar(desk, plate))
  const customer = ((await desk.page.locator('#main a[href^="/customers/"]').first().textContent()) ?? '').trim()
  const tablet = await at('tablet', 'advisor')
  await timed('openOrder', tablet, () => receiveCar(tablet, { plate, customer, words }))
  await desk.go(new URL(tablet.page.url()).pathname)
  const link = await quote(desk, ['更换制动片', '前制动片(Y3)'])
  const phone = await at('phone')
  await openEstimate(phone, link)
  await timed('approve', phone, () => approveAll(phone, customer))
  const dispatcher = await at('desk', 'dispatcher')
  await dispatcher.go('/dispatch')
  let technician = ''
  await timed('assign', dispatcher, async () => {
    technician = await assignJob(dispatcher, plate)
  })
  const [account] = await house.rows(`select login from kernel.account where display_name = '${technician}' limit 1`)
  const bay = await at('phone', String(account?.['login']))
  await bay.go('/my-jobs')
  await timed('start', bay, () => startJob(bay, { plate, words }))
  for (const screen of screens) await screen.context.close()
}

function figures(times: Record<Task, Timed[]>) {
  return Object.fromEntries(
    Object.entries(times).map(([task, list]) => {
      const seconds = list.map((one) => one.seconds).sort((a, b) => a - b)
      return [
        task,
        {
          clicks: Math.max(...list.map((one) => one.clicks)),
          median_s: Number((seconds[Math.floor(seconds.length / 2)] ?? 0).toFixed(2)),
          slowest_s: Number((seconds.at(-1) ?? 0).toFixed(2)),
        },
      ]
    }),
  )
}
