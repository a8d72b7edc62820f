import { textOf } from '../../../kernel/i18n.ts'
import type { PaperBlock, PaperLanguage } from '../../../kernel/paper/content.ts'
import { checkPoints, type Noted } from '../contract/reception-content.ts'
import type { Words } from './agreement-paper.ts'

/** 环检: what the walk around the car found, as the customer signs for it; nothing where there was none. `alone`: he was not there. */
export function walkAroundBlocks(
  noted: Noted | undefined,
  words: Words,
  language: PaperLanguage,
  alone: boolean,
): PaperBlock[] {
  if (!noted) return []
  const console = (key: string) => textOf(language, `kernel.console.${key}`)
  const marks = noted.marks.map(({ panel, kind, note }, index) => ({
    label: words('mark', { no: index + 1 }),
    value: [console(`panel.${panel}`), console(`damage.${kind}`), note ?? ''].filter((text) => text !== '').join(' '),
  }))
  const points = Object.values(checkPoints)
    .flat()
    .flatMap((point) => {
      const check = noted.checks.get(point)
      if (!check) return []
      const mark = check.good ? ('tick' as const) : ('cross' as const)
      return [{ item: words(`point.${point}`), mark, ...(check.note ? { remark: check.note } : {}) }]
    })
  const port = noted.chargePort && { label: words('chargePort'), value: words(`port.${noted.chargePort}`) }
  const fields = [...marks, ...(port ? [port] : [])]
  return [
    ...(fields.length > 0
      ? [
          {
            kind: 'fields' as const,
            title: words(alone ? 'walkAroundAlone' : 'walkAround'),
            columns: 2,
            items: fields.slice(0, 80),
          },
        ]
      : []),
    ...(points.length > 0 ? [{ kind: 'checklist' as const, title: words('points'), columns: 3, items: points }] : []),
  ]
}
