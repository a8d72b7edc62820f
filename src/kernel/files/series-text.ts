/** The rows of a text file, and how its columns are parted. */
export interface Rows {
  readonly rows: readonly Row[]
  /** Where columns are parted by something else, a comma may stand for the decimal point. */
  readonly isCommaFree: boolean
}

export interface Row {
  /** As an editor counts it. */
  readonly line: number
  readonly cells: readonly string[]
}

/** The text of a file as testers write it: with or without a mark, and the older ones in the Chinese set. */
export function textIn(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

const separators = ['\t', ';', ','] as const

/** Cut where most lines have the same number of columns; empty lines are left out. */
export function rowsOf(text: string): Rows {
  const lines = text.split(/\r\n|\r|\n/)
  const sample = lines.filter((line) => line.trim() !== '').slice(0, 60)
  const widest = separators.map((separator) => ({ separator, score: scoreOf(sample, separator) }))
  const best = widest.toSorted((one, other) => other.score - one.score)[0]?.separator ?? ','
  const rows = lines.flatMap((line, index) => (line.trim() === '' ? [] : [{ line: index + 1, cells: cut(line, best) }]))
  return { rows, isCommaFree: best !== ',' }
}

/** How many lines share the most frequent number of columns, two or more of them. */
function scoreOf(lines: readonly string[], separator: string): number {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const columns = cut(line, separator).length
    if (columns > 1) counts.set(columns, (counts.get(columns) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values())
}

function cut(line: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at]
    if (sign === '"' && quoted && line[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (sign === '"') quoted = !quoted
    else if (sign === separator && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += sign
  }
  return [...cells, cell.trim()]
}
