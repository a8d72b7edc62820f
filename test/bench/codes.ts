import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { faultCodes, isGenericFaultCode } from '../../src/modules/knowledge/server/fault-codes.ts'

export interface CodeListCoverage {
  codes: number
  explained: number
  share: number
  generic: number
  genericExplained: number
  genericShare: number
}
export interface CodesBenchResult {
  bench: 'codes'
  table: number
  lists: Record<string, CodeListCoverage>
}

function codesIn(text: string): string[] {
  const codes = [...text.matchAll(/^"?([PCBU][0-9][0-9A-F]{3})\b/gm)].map((match) => match[1] ?? '')
  return [...new Set(codes)]
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000
}

function coverageOf(codes: readonly string[]): CodeListCoverage {
  const generic = codes.filter(isGenericFaultCode)
  const explained = codes.filter((code) => faultCodes.has(code)).length
  const genericExplained = generic.filter((code) => faultCodes.has(code)).length
  return {
    codes: codes.length,
    explained,
    share: shareOf(explained, codes.length),
    generic: generic.length,
    genericExplained,
    genericShare: shareOf(genericExplained, generic.length),
  }
}

/**
 * Which share of the codes in public lists our own table explains. The folder holds the lists as .csv or .txt, or has
 * them in a folder dtc. Throws where it is absent.
 */
export function runCodesBench(dataDir: string): CodesBenchResult {
  const folder = existsSync(join(dataDir, 'dtc')) ? join(dataDir, 'dtc') : dataDir
  const lists: Record<string, CodeListCoverage> = {}
  const all = new Set<string>()
  for (const file of readdirSync(folder).toSorted()) {
    const codes = /\.(?:csv|txt)$/.test(file) ? codesIn(readFileSync(join(folder, file), 'utf8')) : []
    if (codes.length === 0) continue
    lists[file] = coverageOf(codes)
    for (const code of codes) all.add(code)
  }
  lists['all'] = coverageOf([...all])
  return { bench: 'codes', table: faultCodes.size, lists }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { data: { type: 'string' } } })
  if (values.data === undefined || !existsSync(values.data)) {
    console.error('codes: give the folder with the lists of codes as --data DIR')
    process.exit(2)
  }
  console.log(JSON.stringify(runCodesBench(values.data)))
}
