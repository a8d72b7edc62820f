import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { messageKeys, textOf } from '../../src/kernel/i18n.ts'
import type { Screen } from './screen.ts'

/** Latin words that a Chinese interface may show: abbreviations and brands that nobody translates. */
const known = new Set(
  'VIN PDF Excel OBD DTC Open4S English PIN ID SMS PDI Ctrl VAT DOT POE YX App km mm kWh kPa Pa Ah Alt'
    .split(' ')
    .map((word) => word.toLowerCase()),
)

interface Shown {
  readonly texts: readonly string[]
  readonly widest: number
  readonly width: number
}

/** What a person reads on the page, text by text; what is data is marked as such in the page and left out. */
function readPage(): Shown {
  const texts: string[] = []
  const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true })
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!parent || parent.closest('script, style, [lang="en"], [translate="no"]') || !isSeen(parent)) continue
    texts.push(node.textContent ?? '')
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
    if (element.closest('[lang="en"], [translate="no"]') || !isSeen(element)) continue
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) texts.push(element.getAttribute(name) ?? '')
  }
  return {
    texts: texts.map((text) => text.trim()).filter((text) => text !== ''),
    widest: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
  }
}

const rawKey =
  /\b(?:kernel|people|knowledge|customers|vehicles|money|parts|capacity|service|workshop|quality|care)\.\w+\.\w+/
const latinWord = /(?<![\w@./-])[A-Za-z]{2,}(?![\w@/-]|\.\w)/g

/** The interface's own Chinese texts: names and other data are Chinese in English, too. */
const chineseTexts = new Set<string>()
function isChineseText(text: string): boolean {
  if (chineseTexts.size === 0)
    for (const key of messageKeys('zh-CN')) {
      const own = textOf('zh-CN', key)
      if (own.length > 1 && own !== textOf('en', key)) chineseTexts.add(own)
    }
  return chineseTexts.has(text.replace(/[：:]$/, ''))
}

/** Faults of the words on a page: keys without a text, and words of the other language in the interface. */
function wordFaults(shown: Shown, language: 'zh-CN' | 'en'): string[] {
  const faults: string[] = []
  for (const text of shown.texts) {
    if (rawKey.test(text) || /^[a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)+$/.test(text)) faults.push(`raw key: ${text}`)
    if (/undefined|\[object|NaN|Invalid Date|\{\{/.test(text)) faults.push(`raw value: ${text}`)
    if (language === 'en' && isChineseText(text)) faults.push(`not English: ${text}`)
    if (language !== 'zh-CN') continue
    const foreign = (text.match(latinWord) ?? []).filter((word) => !known.has(word.toLowerCase()))
    if (foreign.length > 0) faults.push(`not Chinese: ${text}`)
  }
  return [...new Set(faults)]
}

async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    })
    // Long lists repeat themselves.
    .exclude('[data-row]:nth-child(n+11)')
    .setLegacyMode()
    .analyze()
  return violations.map((found) => {
    const where = found.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.html.slice(0, 160)}`)
    return `${found.id} (${found.nodes.length}): ${found.help}\n      ${where.join('\n      ')}`
  })
}

export interface CheckOptions {
  /** Accessibility takes the longest; a second language has the same structure. */
  readonly accessible?: boolean
}

/** Everything that must hold for any page, in whatever state it is. Answers the faults in words. */
export async function faultsOf(screen: Screen, { accessible = true }: CheckOptions = {}): Promise<string[]> {
  const { page, language } = screen
  const shown = await page.evaluate(readPage)
  return [
    ...screen.takeComplaints(),
    ...wordFaults(shown, language),
    ...(shown.widest > shown.width ? [`wider than the screen: ${shown.widest} > ${shown.width}`] : []),
    ...(accessible ? await axeFaults(page) : []),
  ]
}
