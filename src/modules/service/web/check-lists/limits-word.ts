import type { Texts } from '../../../../console/texts.ts'
import type { CheckList } from '../../contract/check-lists.ts'

/** Between what a reading must lie: `1.6–8 mm`; undefined where a point is only ticked. */
export function limitsWord(texts: Texts, { kind, min, max, unit }: CheckList['items'][number]): string | undefined {
  if (kind !== 'reading') return undefined
  if (min !== undefined && max !== undefined)
    return texts.t('service.checkLists.limits', { min, max, unit: unit ?? '' })
  if (min !== undefined) return `≥ ${min} ${unit ?? ''}`
  if (max !== undefined) return `≤ ${max} ${unit ?? ''}`
  return unit
}
