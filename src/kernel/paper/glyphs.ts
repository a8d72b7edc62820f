/** What a TrueType font can print: answers whether it has a glyph for a code point. */
export type Coverage = (codePoint: number) => boolean

function tableOffset(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4)
  for (let i = 0; i < tables; i += 1) {
    const record = 12 + i * 16
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new Error(`font has no ${tag} table`)
}

interface Range {
  first: number
  last: number
}

function groupedRanges(font: Buffer, at: number): Range[] {
  const groups = font.readUInt32BE(at + 12)
  return Array.from({ length: groups }, (_, i) => ({
    first: font.readUInt32BE(at + 16 + i * 12),
    last: font.readUInt32BE(at + 20 + i * 12),
  }))
}

/** Reads the character map in format 12, the only one that also holds the standard's characters beyond U+FFFF. */
export function coverageOf(font: Buffer): Coverage {
  const map = tableOffset(font, 'cmap')
  const subtables = font.readUInt16BE(map + 2)
  const offsets = Array.from({ length: subtables }, (_, i) => map + font.readUInt32BE(map + 8 + i * 8))
  const full = offsets.find((at) => font.readUInt16BE(at) === 12)
  if (full === undefined) throw new Error('font has no character map in format 12')
  const ranges = groupedRanges(font, full)
  ranges.sort((a, b) => a.first - b.first)
  return (codePoint) => {
    let low = 0
    let high = ranges.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const range = ranges[middle]
      if (!range) return false
      if (codePoint < range.first) high = middle - 1
      else if (codePoint > range.last) low = middle + 1
      else return true
    }
    return false
  }
}
