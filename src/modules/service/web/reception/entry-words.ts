import { fullTime, plainNumber } from '../../../../console/formats.ts'
import type { Texts } from '../../../../console/texts.ts'
import { readEntries } from '../../contract/reception-content.ts'
import type { Arrival } from './device/arrivals.ts'

const worded = new Set(['visitType', 'oldParts'])

/** One thing that was noted, in words, so that two of them can be told apart. */
export function wordsOfEntry(texts: Texts, key: string, value: unknown, { people }: Pick<Arrival, 'people'>): string {
  if (value === null || value === undefined) return texts.t('service.page.takenBack')
  const noted = readEntries({ [key]: value })
  const [word] = noted.words
  const [mark] = noted.marks
  const [check] = noted.checks.values()
  if (word) return texts.t('service.page.quoted', { words: word.text })
  if (mark) return [texts.c(`panel.${mark.panel}`), texts.c(`damage.${mark.kind}`), mark.note ?? ''].join(' ').trim()
  if (check) return [texts.t(`service.page.${check.good ? 'good' : 'notGood'}`), check.note ?? ''].join(' ').trim()
  if (key === 'customerId') return people.find((person) => person.id === value)?.name ?? String(value)
  if (key === 'promisedAt') return fullTime(String(value))
  if (key === 'chargePort') return texts.t(`service.value.chargePort.${String(value)}`)
  if (worded.has(key)) return texts.value('repairOrder', key, String(value))
  if (typeof value === 'boolean') return texts.c(value ? 'yes' : 'no')
  if (typeof value === 'number') return key === 'energyPercent' ? `${value} %` : plainNumber(value)
  return typeof value === 'string' ? value : key.slice(key.indexOf('.') + 1)
}
