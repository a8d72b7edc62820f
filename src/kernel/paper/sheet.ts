import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import type { FieldsBlock, PaperContent, PaperLanguage, PaperLayout } from './content.ts'
import { paperLabels } from './labels.ts'

/** The page that a paper is laid out on: measures in points. */
export interface Sheet {
  language: PaperLanguage
  labels: (typeof paperLabels)[PaperLanguage]
  page: { width: number; height: number }
  margins: [left: number, top: number, right: number, bottom: number]
  width: number
  // Width of a field's label by the number of field columns, so that the grids of all blocks stand in line.
  labelWidths: Map<number, number>
}

export const sizes = { title: 17, store: 11, body: 8.5, table: 8, caption: 7, small: 6.8, footer: 6.5 } as const
export const colours = {
  rule: '#333333',
  hairline: '#8c8c8c',
  shade: '#eef0f2',
  group: '#f7f8f9',
  quiet: '#595959',
} as const

const outerRule = 0.8
const innerRule = 0.4
const cellPadding = 4
const rowPadding = 2.2

const pages: Record<PaperLayout, Pick<Sheet, 'page' | 'margins'>> = {
  a4: { page: { width: 595.28, height: 841.89 }, margins: [38, 36, 38, 40] },
  a5: { page: { width: 595.28, height: 419.53 }, margins: [34, 30, 34, 36] },
}

/** Width of a line of text, estimated: a Han character is as wide as the type is high, a Latin one a good half. */
export function estimatedWidth(text: string, fontSize: number): number {
  const ems = Array.from(text).reduce(
    (sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.56),
    0,
  )
  return ems * fontSize
}

function fieldLabelWidths(content: PaperContent, width: number): Map<number, number> {
  const widths = new Map<number, number>()
  const blocks = content.blocks.filter((block): block is FieldsBlock => block.kind === 'fields')
  for (const block of blocks) {
    const longest = Math.max(...block.items.map((item) => estimatedWidth(item.label, sizes.table)))
    const wished = Math.min(longest + 2 * cellPadding + 3, (width / block.columns) * 0.42)
    widths.set(block.columns, Math.max(widths.get(block.columns) ?? 0, wished))
  }
  return widths
}

export function sheetFor(content: PaperContent): Sheet {
  const { page, margins } = pages[content.layout]
  const width = page.width - margins[0] - margins[2]
  const labels = paperLabels[content.language]
  return { language: content.language, labels, page, margins, width, labelWidths: fieldLabelWidths(content, width) }
}

/** A table whose columns share the sheet's width in the given proportions, ruled like a form. */
export function ruledTable(
  sheet: Sheet,
  shares: readonly number[],
  body: TableCell[][],
  options: { headerRows?: number; keepWithHeaderRows?: number; dontBreakRows?: boolean; heights?: number } = {},
): Content {
  const sum = shares.reduce((total, share) => total + share, 0)
  const available = sheet.width - outerRule
  const widths = shares.map((share) => (available * share) / sum - 2 * cellPadding - innerRule)
  const layout: CustomTableLayout = {
    hLineWidth: (i, node) => (i === 0 || i === node.table.body.length ? outerRule : innerRule),
    vLineWidth: (i, node) => (i === 0 || i === node.table.body[0]?.length ? outerRule : innerRule),
    hLineColor: (i, node) => (i === 0 || i === node.table.body.length ? colours.rule : colours.hairline),
    vLineColor: (i, node) => (i === 0 || i === node.table.body[0]?.length ? colours.rule : colours.hairline),
    paddingLeft: () => cellPadding,
    paddingRight: () => cellPadding,
    paddingTop: () => rowPadding,
    paddingBottom: () => rowPadding,
  }
  return { table: { widths, body, ...options }, layout, margin: [0, 0, 0, 6] }
}

/** A table that fills a cell of a ruled table with lines of its own: `part` of the hundred is the cell's width. */
export function innerTable(sheet: Sheet, part: number, shares: readonly number[], body: TableCell[][]): TableCell {
  const sum = shares.reduce((total, share) => total + share, 0)
  const available = ((sheet.width - outerRule) * part) / 100 - innerRule
  const layout: CustomTableLayout = {
    hLineWidth: (i, node) => (i === 0 || i === node.table.body.length ? 0 : innerRule),
    vLineWidth: (i) => (i === 0 || i === shares.length ? 0 : innerRule),
    hLineColor: () => colours.hairline,
    vLineColor: () => colours.hairline,
    paddingLeft: () => cellPadding,
    paddingRight: () => cellPadding,
    paddingTop: () => rowPadding,
    paddingBottom: () => rowPadding,
  }
  const widths = shares.map((share) => (available * share) / sum - 2 * cellPadding)
  // The margin takes back the padding of the cell around it.
  return { table: { widths, body }, layout, margin: [-cellPadding, -rowPadding, -cellPadding, -rowPadding] }
}

/**
 * Whether a row with this text may be too high to be kept whole. Such rows break over the page, and are set at the
 * top of the cell: pdfmake loses text that is centred in a row that breaks.
 */
export function mayBreak(text: string): boolean {
  return text.length > 160 || text.split('\n').length > 8
}

/** The cells that a spanning cell covers must be present and empty. */
export function covered(count: number): TableCell[] {
  return Array.from({ length: Math.max(0, count) }, () => ({ text: '' }))
}

/** A shaded row over the whole table: the title of a block. */
export function titleRow(title: string, columns: number): TableCell[] {
  const cell: TableCell = {
    text: title,
    bold: true,
    fontSize: sizes.body,
    fillColor: colours.shade,
    colSpan: columns,
  }
  return [cell, ...covered(columns - 1)]
}
