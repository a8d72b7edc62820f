import { expect } from 'vitest'
import { button, press } from './hands.ts'
import type { Screen } from './screen.ts'

type Look = (name: string) => Promise<void>

const openList = '.ant-select-dropdown:visible'

/** Opens one part of the diagnosis. */
export function openTab(screen: Screen, name: string): Promise<void> {
  const tab = screen.page.getByRole('radio', { name: new RegExp(`^${name}`) })
  return press(screen, tab.locator('xpath=ancestor::label'))
}

/** The symptom, and the guide that leads on from there. */
export async function chooseGuide(screen: Screen, symptom: string, guide: RegExp): Promise<void> {
  const { page } = screen
  await press(screen, page.getByRole('button', { name: symptom, exact: true }))
  const row = page.getByRole('link', { name: guide }).locator('xpath=ancestor::div[.//button][1]')
  await press(screen, row.getByRole('button', { name: '按此指导书检查' }))
  await stepNo(screen, 1).getByRole('button', { name: '跳过' }).waitFor()
}

const stepNo = ({ page }: Screen, no: number) =>
  page.getByRole('listitem').filter({ has: page.getByText(String(no), { exact: true }) })

export interface Step {
  readonly result: '正常' | '异常' | '跳过'
  readonly reading?: string
  readonly remark?: string
}

/** One step after the other; the instrument is chosen once and stays in the hand. */
export async function recordSteps(screen: Screen, steps: readonly Step[], instrument: RegExp): Promise<void> {
  const { page } = screen
  for (const [at, { result, reading, remark }] of steps.entries()) {
    const step = stepNo(screen, at + 1)
    await step.getByRole('button', { name: result }).waitFor()
    if (reading) {
      await step.getByRole('spinbutton').fill(reading)
      if ((await step.getByText('选择仪器').count()) > 0) {
        await press(screen, step.getByRole('combobox'))
        const expired = page.locator(openList).locator('.ant-select-item-option').filter({ hasText: '校准已过期' })
        expect(await expired.getAttribute('class')).toContain('disabled')
        await press(screen, page.locator(openList).locator('.ant-select-item-option').filter({ hasText: instrument }))
      }
    }
    if (remark) await step.getByRole('textbox', { name: '说明' }).fill(remark)
    await press(screen, step.getByRole('button', { name: result }))
    await step.getByText('重新记录').waitFor()
  }
}

/** Fault codes, and the three levels of checks with their signatures. */
export async function checkLevels(screen: Screen, codes: string, look: Look): Promise<void> {
  const { page } = screen
  await openTab(screen, '检查')
  await press(screen, page.getByRole('button', { name: '读故障码' }))
  await page.getByRole('textbox', { name: '故障码' }).fill(codes)
  await button(screen, '登记故障码')
  await page.getByRole('cell', { name: codes }).waitFor()
  for (const level of [0, 1, 2]) {
    await press(screen, page.getByRole('button', { name: '全部正常' }).nth(level))
    await press(screen, page.getByRole('button', { name: '签认本级检查' }).nth(level))
    await page.getByText(`检查 ${level + 1}/3`).waitFor()
  }
  await look('diagnosis-checks')
}

interface Finding {
  readonly words: string
  readonly risk: string
  readonly work: readonly string[]
  readonly photo: Buffer
}

/** What was found, what it means for the customer, the work that cures it, and a photo. */
export async function addFinding(screen: Screen, { words, risk, work, photo }: Finding, look: Look): Promise<void> {
  const { page } = screen
  await openTab(screen, '发现')
  await button(screen, /新增发现/)
  const drawer = page.locator('.ant-drawer')
  await drawer.getByRole('textbox', { name: '发现了什么' }).fill(words)
  await drawer.getByRole('textbox', { name: '给客户的说明' }).fill(risk)
  await press(screen, drawer.getByRole('button', { name: '不能行驶' }))
  const find = drawer.getByRole('combobox', { name: /工时项目或配件/ })
  for (const what of work) {
    await find.fill(what)
    await press(screen, page.locator(openList).locator('.ant-select-item-option').filter({ hasText: what }))
  }
  await press(screen, drawer.getByRole('button', { name: '新增发现', exact: true }))
  await drawer.waitFor({ state: 'detached' })
  const chooser = page.waitForEvent('filechooser')
  await press(screen, page.getByRole('button', { name: '拍照' }))
  await (await chooser).setFiles({ name: 'battery.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.locator('#main img').first().waitFor()
  await look('diagnosis-findings')
}

/** Unsafe to drive: who opens the order sees it from now on. */
export async function judgeUnsafe(screen: Screen, warning: string): Promise<void> {
  const { page } = screen
  await openTab(screen, '结论')
  for (const word of ['不能行驶', '安全', '立即维修', '复杂故障'])
    await press(screen, page.getByRole('button', { name: word, exact: true }))
  await page.getByRole('textbox', { name: '给客户的安全提示' }).fill(warning)
  await button(screen, '保存')
  await page.getByText('此车不能行驶').waitFor()
}

export interface Conclusion {
  readonly cause: string
  readonly causeWords: string
  readonly evidence: string
  readonly solution: string
}

/** Opens the report and fills what is not in it yet; the drawer stays where it was refused. */
export async function conclude(screen: Screen, report: Conclusion): Promise<void> {
  const { page } = screen
  await button(screen, '下结论并报告')
  const drawer = page.locator('.ant-drawer')
  await press(screen, drawer.getByText('复杂故障'))
  if ((await drawer.getByText('请选择').count()) > 0) {
    await press(screen, drawer.getByRole('combobox'))
    await press(screen, page.locator(openList).locator('.ant-select-item-option').filter({ hasText: report.cause }))
  }
  await drawer.getByLabel('原因说明').fill(report.causeWords)
  await drawer.getByLabel('依据').fill(report.evidence)
  await drawer.getByLabel('解决方案').fill(report.solution)
  await press(screen, drawer.getByRole('button', { name: '下结论并报告' }))
}

/** A second person reads a complex diagnosis from the list of those that wait for him, and agrees. */
export async function reviewDiagnosis(screen: Screen, plate: string, opinion: string): Promise<void> {
  const { page } = screen
  await screen.go('/diagnoses?state=awaitingSecond')
  const row = page.locator('[data-row]').filter({ hasText: plate.slice(-5) })
  await press(screen, row.getByRole('link').first())
  await page.waitForURL(/diagnoses\/.+/)
  await openTab(screen, '步骤')
  await openTab(screen, '结论')
  await button(screen, '复核')
  const drawer = page.locator('.ant-drawer')
  await drawer.getByLabel('意见').fill(opinion)
  await press(screen, drawer.getByRole('button', { name: '复核', exact: true }))
  await page.getByText('已报告').first().waitFor()
}
