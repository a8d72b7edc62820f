import { plain } from '../counter/scan.ts'

export interface ReceivedLine {
  readonly partId: string
  readonly quantityThousandths: number
  readonly unitCost: number
  readonly bin?: string | undefined
}

interface Part {
  readonly id: string
  readonly partNo: string
  readonly barcode: string | null
  readonly averageCost: number
  readonly bin: string | null
}

const piece = 1000

/** The part that a scanner means: by its whole number or barcode, never by a piece of it. */
export function scanned<P extends Pick<Part, 'partNo' | 'barcode'>>(found: readonly P[], text: string): P | undefined {
  const code = plain(text)
  return found.find((part) => plain(part.partNo) === code || plain(part.barcode ?? '') === code)
}

/** One more of a part: a new line has the last cost and the bin, one that is there counts on. */
export function withOneMore(
  lines: readonly ReceivedLine[],
  part: Pick<Part, 'id' | 'averageCost' | 'bin'>,
): ReceivedLine[] {
  const before = lines.find((line) => line.partId === part.id)
  if (!before) {
    const line = { partId: part.id, quantityThousandths: piece, unitCost: part.averageCost }
    return [...lines, part.bin ? { ...line, bin: part.bin } : line]
  }
  const more = { ...before, quantityThousandths: before.quantityThousandths + piece }
  return lines.map((line) => (line === before ? more : line))
}
