import type { Column, Content, TableCell } from 'pdfmake/interfaces.js'
import QRCode from 'qrcode'
import type { PaperBlock, QrBlock, SignaturesBlock, StampBlock, TextBlock, TotalsBlock } from './content.ts'
import { colours, innerTable, ruledTable, type Sheet, sizes } from './sheet.ts'

function amountRows(block: TotalsBlock): TableCell[][] {
  return block.rows.map((row): TableCell[] => {
    const bold = row.emphasis === true
    const fill = bold ? { fillColor: colours.shade } : {}
    return [
      { text: row.label, bold, fontSize: bold ? 9.5 : sizes.body, alignment: 'right', ...fill },
      { text: row.amount, bold, fontSize: bold ? 10.5 : sizes.body, alignment: 'right', ...fill },
    ]
  })
}

/** The amounts at the right, amount in words and a note at the left: one box, kept whole. */
export function totalsContent(block: TotalsBlock, sheet: Sheet): Content {
  const left: Content[] = []
  if (block.inWords) {
    left.push({ text: block.inWords.label, fontSize: sizes.table, color: colours.quiet, margin: [0, 1, 0, 1] })
    left.push({ text: block.inWords.text, bold: true, fontSize: 10.5, margin: [0, 0, 0, 3] })
  }
  if (block.note) left.push({ text: block.note, fontSize: sizes.caption, color: colours.quiet })
  return ruledTable(sheet, [52, 48], [[{ stack: left }, innerTable(sheet, 48, [54, 46], amountRows(block))]], {
    dontBreakRows: true,
  })
}

/** Clauses and remarks, one element for each paragraph, the title with the first. */
export function textContent(block: TextBlock): Content[] {
  const fontSize = block.size === 'normal' ? sizes.body : sizes.small
  const last = block.paragraphs.length - 1
  const paragraphs = block.paragraphs.map((text, i): Content => {
    const margin: [number, number, number, number] = [0, 0, 0, i === last ? 6 : 1]
    if (!block.numbered) return { text, fontSize, margin }
    const number: Column = { text: `${i + 1}.`, width: fontSize * 1.9, alignment: 'right' }
    return { columns: [number, { text, width: '*' }], columnGap: 3, fontSize, margin }
  })
  if (!block.title) return paragraphs
  const title: Content = { text: block.title, bold: true, fontSize: fontSize + 1, margin: [0, 0, 0, 2] }
  const [first = title, ...rest] = paragraphs
  return [{ stack: [title, first], unbreakable: isShort(block.paragraphs[0]) }, ...rest]
}

/** Whether a text is surely lower than a page, so that it may be kept whole. */
export function isShort(text = ''): boolean {
  return text.length < 600 && text.split('\n').length < 12
}

function signatureCell(item: SignaturesBlock['items'][number], sheet: Sheet): TableCell {
  const room = 30
  const drawn: Content = item.image
    ? { image: item.image, fit: [110, room - 2], margin: [0, 1, 0, 1] }
    : { text: ' ', fontSize: 1, margin: [0, room - 1.5, 0, 0] }
  const date = item.date ?? sheet.labels.blankDate
  const evidence: Content[] = item.evidence
    ? [{ text: item.evidence, fontSize: 5.8, color: colours.quiet, margin: [0, 1, 0, 0] }]
    : []
  return {
    stack: [
      { text: item.label, fontSize: sizes.table, bold: true },
      drawn,
      { text: item.name ?? ' ', fontSize: sizes.table },
      { text: `${sheet.labels.signedOn} ${date}`, fontSize: sizes.caption, color: colours.quiet },
      ...evidence,
    ],
  }
}

function stampCell(block: StampBlock): TableCell {
  return {
    text: block.caption,
    alignment: 'center',
    verticalAlignment: 'middle',
    fontSize: sizes.caption,
    color: '#a6a6a6',
  }
}

const qrSide = 62

/** The code as rectangles, one for each run of dark modules in a line: sharp at any size. */
function qrCell(block: QrBlock): TableCell {
  const { modules } = QRCode.create(block.text, { errorCorrectionLevel: 'M' })
  const module = qrSide / modules.size
  const rects = [{ type: 'rect' as const, x: 0, y: 0, w: qrSide, h: qrSide, color: '#ffffff' }]
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      const start = x
      while (x < modules.size && modules.get(y, x)) x += 1
      // A hair of overlap closes the white seams that viewers draw between touching rectangles.
      if (x > start) {
        const w = (x - start) * module
        rects.push({ type: 'rect', x: start * module, y: y * module, w, h: module + 0.05, color: '#000000' })
      }
    }
  }
  const caption: Content[] = block.caption
    ? [{ text: block.caption, alignment: 'center', fontSize: 6.2, color: colours.quiet, margin: [0, 2, 0, 0] }]
    : []
  return { stack: [{ canvas: rects, alignment: 'center', margin: [0, 2, 0, 0] }, ...caption] }
}

export type ClosingBlock = SignaturesBlock | StampBlock | QrBlock

export function isClosing(block: PaperBlock): block is ClosingBlock {
  return block.kind === 'signatures' || block.kind === 'stamp' || block.kind === 'qr'
}

/** Signatures, stamp and QR in one row that never breaks over the page. */
export function closingContent(blocks: readonly ClosingBlock[], sheet: Sheet): Content {
  const fixed = { stamp: 92, qr: 84 }
  const cells: TableCell[] = []
  const shares: number[] = []
  const taken = blocks.reduce((sum, block) => sum + (block.kind === 'signatures' ? 0 : fixed[block.kind]), 0)
  const signers = blocks.reduce((sum, block) => sum + (block.kind === 'signatures' ? block.items.length : 0), 0)
  if (signers === 0) {
    cells.push({ text: '', border: [false, false, true, false] })
    shares.push(sheet.width - taken)
  }
  for (const block of blocks) {
    if (block.kind === 'signatures') {
      cells.push(...block.items.map((item) => signatureCell(item, sheet)))
      shares.push(...block.items.map(() => (sheet.width - taken) / signers))
    } else {
      cells.push(block.kind === 'stamp' ? stampCell(block) : qrCell(block))
      shares.push(fixed[block.kind])
    }
  }
  return ruledTable(sheet, shares, [cells], { dontBreakRows: true, heights: qrSide })
}
