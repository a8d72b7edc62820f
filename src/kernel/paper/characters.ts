import type { PaperContent } from './content.ts'
import type { Coverage } from './glyphs.ts'
import type { Recordings } from './recording.ts'

// Signs that Noto Sans SC lacks, and what a Chinese form prints in their place (■ marks the chosen box).
const standIns: Record<string, string> = {
  '✔': '✓',
  '✗': '×',
  '✘': '×',
  '☐': '□',
  '☑': '■',
  '☒': '■',
}

// The printer's mark for a character that the type case lacks.
const lackingMark = '〓'

const invisible = /[\p{Cf}\p{Variation_Selector}]|(?!\n)\p{Cc}/gu

export interface PrintableContent {
  content: PaperContent
  recordings: Recordings
  // Characters that no font has, printed as 〓.
  lacking: string[]
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.startsWith('data:image/')
}

/** The content with every character printable: invisible ones gone, known signs replaced, the rest marked. */
export function printableContent(
  content: PaperContent,
  covers: Coverage,
  recordings: Recordings = {},
): PrintableContent {
  const lacking = new Set<string>()
  const printable = (character: string): string => {
    const standIn = standIns[character]
    if (standIn) return standIn
    if (character === '\n' || covers(character.codePointAt(0) ?? 0)) return character
    if (/\s/u.test(character)) return ' '
    // A foreign name keeps its letters where the font lacks the accent.
    const [letter = ''] = character.normalize('NFD')
    if (letter !== character && covers(letter.codePointAt(0) ?? 0)) return letter
    lacking.add(character)
    return lackingMark
  }
  const clean = (text: string): string =>
    Array.from(
      text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(invisible, ''),
      printable,
    ).join('')
  const all: Pick<PrintableContent, 'content' | 'recordings'> = JSON.parse(
    JSON.stringify({ content, recordings }, (_key, held: unknown) => (isText(held) ? clean(held) : held)),
  )
  const cleaned = all.content
  const blocks = cleaned.blocks.map((block, i) => {
    const original = content.blocks[i]
    // A QR is read by machines: its text stays as it was.
    return block.kind === 'qr' && original?.kind === 'qr' ? { ...block, text: original.text } : block
  })
  return { content: { ...cleaned, blocks }, recordings: all.recordings, lacking: [...lacking] }
}
