import { describe, expect, test } from 'vitest'
import { noBrowser } from './browser.ts'
import { faultsOf } from './page-checks.ts'
import { picture } from './picture.ts'
import { type Device, type DemoLogin, type Screen, settled } from './screen.ts'
import { useStand } from './stand.ts'
import { become, follow, linksOn, menuOf, routeOf, routes, speakEnglish } from './visits.ts'

const roles: readonly DemoLogin[] = [
  'advisor',
  'dispatcher',
  'technician',
  'inspector',
  'parts',
  'cashier',
  'care',
  'manager',
  'group',
  'admin',
]

/** A page is looked at with the first who may open it; these only with who works there. */
const worker: Readonly<Record<string, DemoLogin>> = {
  '/my-jobs': 'technician',
  '/inspections/queue': 'inspector',
  '/inspections/queue/$id': 'inspector',
  '/parts/counter': 'parts',
  '/parts': 'parts',
  '/parts/$id': 'parts',
  '/bills': 'cashier',
  '/bills/$id': 'cashier',
  '/follow-ups': 'care',
  '/follow-ups/$id': 'care',
  '/rescues/new': 'care',
  '/prices': 'manager',
  '/bays': 'manager',
  '/approvals': 'manager',
  '/admin/accounts': 'admin',
  '/admin/accounts/$id': 'admin',
  '/admin/roles': 'admin',
  '/admin/parameters': 'admin',
}

/** Every page is looked at on the desk and on a phone; these on the device that they are made for, too. */
const madeFor: Readonly<Record<string, Device>> = {
  '/board': 'wall',
  '/reception': 'tablet',
  '/my-jobs': 'tablet',
  '/job-cards/$id': 'tablet',
  '/inspections/queue': 'tablet',
  '/inspections/queue/$id': 'tablet',
}

/** Pages that no link leads to before something is chosen. */
const unlinked = ['/appointments/new', '/reception/quick', '/rescues/new']

describe.skipIf(noBrowser)('every page of every role in a browser', () => {
  const stand = useStand()
  const seen = new Set<string>()
  const isNew = (route: string, login: DemoLogin) =>
    route === '/' || (!seen.has(route) && (worker[route] ?? login) === login)

  test.for(roles)('%s', { timeout: 300_000 }, async (login) => {
    const found: string[] = []
    const look = async (screen: Screen, device: Device, path: string) => {
      const kind = `${device} ${screen.language}`
      await settled(screen.page)
      await picture(screen, `${login}${path.replaceAll('/', '-')}-${kind}`)
      const faults = await faultsOf(screen, { accessible: screen.language === 'zh-CN' })
      found.push(...faults.map((fault) => `${path} (${kind}): ${fault}`))
    }

    const screen = await stand.at(login, 'desk')
    const visited = new Map<string, string>()
    const open = [...(await menuOf(screen)), ...unlinked]
    for (let path = open.shift(); path !== undefined; path = open.shift()) {
      const route = routeOf(path)
      if (!route || visited.has(route) || !isNew(route, login)) continue
      seen.add(route)
      visited.set(route, path)
      await follow(screen, path)
      for (const device of ['desk', ...(madeFor[route] ? [madeFor[route]] : []), 'phone'] as const) {
        if (device !== 'desk') await become(screen, device)
        await look(screen, device, path)
        if (device === 'desk') open.push(...(await linksOn(screen)))
        if (route === '/repair-orders/$id') open.push(`${path}/pictures`)
      }
      await become(screen, 'desk')
    }
    const english = await speakEnglish(screen)
    for (const path of visited.values()) {
      await follow(english, path)
      await look(english, 'desk', path)
    }
    await screen.context.close()
    expect(found).toEqual([])
  })

  test('no page is left out', () => {
    expect(routes.filter((route) => !seen.has(route))).toEqual([])
  })
})
