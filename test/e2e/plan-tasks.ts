import { button, press, sign } from './hands.ts'
import { type Screen, settled } from './screen.ts'

type Look = (name: string) => Promise<void>

interface Plan {
  readonly name: string
  readonly pros: string
  readonly cons: string
}

const drawerOf = ({ page }: Screen) => page.locator('.ant-drawer')
const sendKey = (screen: Screen) => drawerOf(screen).getByRole('button', { name: '报价并发给客户', exact: true })

/** The list's first hit for what is typed, once it is that. */
export async function addLine(screen: Screen, what: string): Promise<void> {
  const find = drawerOf(screen).getByRole('textbox', { name: /工时或配件/ })
  await find.fill(what)
  await find.press('Enter')
  await drawerOf(screen).getByRole('button', { name: what }).waitFor({ state: 'detached' })
  await settled(screen.page)
}

/** Makes two plans of what the technician proposes; the first gets more work. */
export async function offerTwoPlans(screen: Screen, plans: readonly [Plan, Plan], more: string): Promise<void> {
  const { page } = screen
  await button(screen, '报价')
  const drawer = drawerOf(screen)
  await drawer
    .getByText('不做的风险')
    .or(drawer.getByRole('textbox', { name: '不做的风险' }))
    .first()
    .waitFor()
  await press(screen, drawer.getByRole('radio', { name: '两个方案' }).locator('xpath=ancestor::label'))
  for (const [at, { name, pros, cons }] of plans.entries()) {
    const field = (word: string) => drawer.getByRole('textbox', { name: `方案 ${at + 1} ${word}` })
    await field('方案名称').fill(name)
    await field('优点').fill(pros)
    await field('缺点').fill(cons)
    const card = field('优点').locator('xpath=ancestor::div[.//strong[starts-with(., "方案")]][1]')
    await press(screen, card.getByRole('button', { name: /^\d\d:\d\d$/ }).last())
  }
  await press(screen, page.getByRole('radio', { name: plans[0].name }).locator('xpath=ancestor::label'))
  await addLine(screen, more)
}

/** Sends what stands in the open drawer. */
export async function sendQuote(screen: Screen): Promise<void> {
  await press(screen, sendKey(screen))
  await drawerOf(screen).waitFor({ state: 'detached' })
}

/** Presses send and answers the words of the refusal; what was typed stays. */
export async function refusalOfQuote(screen: Screen): Promise<string> {
  await press(screen, sendKey(screen))
  return drawerOf(screen).getByRole('alert').innerText()
}

/** The customer's link to the estimate, from the order that is open. */
export async function linkOfEstimate(screen: Screen): Promise<string> {
  const { page } = screen
  await screen.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await button(screen, '客户链接')
  const popover = page.locator('.ant-popover:visible')
  await press(screen, popover.getByText('报价确认'))
  await press(screen, popover.getByRole('button', { name: /复制|copy/i }))
  return page.evaluate(() => navigator.clipboard.readText())
}

/** The customer signs with his finger and sends. */
export async function signDecision(screen: Screen, look: Look): Promise<void> {
  const { page } = screen
  await sign(screen)
  await press(screen, page.getByRole('button', { name: '确认并发送' }))
  await page.getByText('谢谢，我们已收到您的决定').waitFor()
  await look('portal-decided')
}
