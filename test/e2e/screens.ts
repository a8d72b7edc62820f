import { afterEach, expect } from 'vitest'
import { faultsOf } from './page-checks.ts'
import { picture } from './picture.ts'
import { type Screen, settled } from './screen.ts'
import type { Stand } from './stand.ts'

/** Opens screens for the test under way, closes them after it, and checks what they show. */
export function useScreens(stand: Stand) {
  const open: Screen[] = []
  const kept = async (opened: Promise<Screen>) => {
    const screen = await opened
    open.push(screen)
    return screen
  }
  const looked = new Set<string>()
  const check = async (screen: Screen, name: string) => {
    await settled(screen.page)
    await picture(screen, name)
    // The same page on the same device has been measured before; what it says is read each time.
    const drawers = await screen.page.locator('.ant-drawer:visible').count()
    const kind = `${screen.device} ${new URL(screen.page.url()).pathname.replaceAll(/[\w-]{20,}/g, ':id')} ${drawers}`
    const accessible = !looked.has(kind)
    looked.add(kind)
    expect.soft(await faultsOf(screen, { accessible }), name).toEqual([])
  }

  afterEach(async ({ task }) => {
    for (const screen of open.splice(0)) {
      if (task.result?.state === 'fail')
        await picture(screen, `failed-${task.name.slice(0, 40).replaceAll(/\W+/g, '-')}`)
      await screen.context.close()
    }
  })
  return {
    at: (...who: Parameters<Stand['at']>) => kept(stand.at(...who)),
    stranger: () => kept(stand.stranger('phone')),
    check,
  }
}
