import type { Alignment, Content, TableCell } from 'pdfmake/interfaces.js'
import type { ChecklistBlock, FieldsBlock, TableBlock } from './content.ts'
import { colours, covered, estimatedWidth, mayBreak, ruledTable, type Sheet, sizes, titleRow } from './sheet.ts'

type Placed = { verticalAlignment: 'top' | 'middle' }

const place = (breaks: boolean): Placed => ({ verticalAlignment: breaks ? 'top' : 'middle' })

function fieldRows(block: FieldsBlock): FieldsBlock['items'][] {
  const rows: FieldsBlock['items'][] = []
  let row: FieldsBlock['items'] = []
  let used = 0
  for (const item of block.items) {
    const span = Math.min(item.span ?? 1, block.columns)
    if (used + span > block.columns) {
      rows.push(row)
      row = []
      used = 0
    }
    row.push({ ...item, span })
    used += span
  }
  rows.push(row)
  return rows
}

const emphasised = 12
// What padding and rules take of a cell.
const cellRoom = 9

/** The large type where the value fits into its line, else the usual one: a date that breaks is misread. */
function emphasisSize(value: string, width: number): number {
  return estimatedWidth(value, emphasised) <= width ? emphasised : sizes.body
}

function fieldCells(row: FieldsBlock['items'], columns: number, placed: Placed, pair: readonly number[]): TableCell[] {
  const [labelWidth = 0, valueWidth = 0] = pair
  const used = row.reduce((sum, item) => sum + (item.span ?? 1), 0)
  return row.flatMap((item, i) => {
    // The last value of a short row takes the rest of the line: no empty boxes.
    const span = (item.span ?? 1) + (i === row.length - 1 ? columns - used : 0)
    const label: TableCell = {
      text: item.label,
      fontSize: sizes.table,
      color: colours.quiet,
      fillColor: colours.group,
      ...placed,
    }
    const value: TableCell = {
      text: item.value,
      bold: item.emphasis === true,
      fontSize: item.emphasis
        ? emphasisSize(item.value, valueWidth * span + labelWidth * (span - 1) - cellRoom)
        : sizes.body,
      colSpan: span * 2 - 1,
      ...placed,
    }
    return [label, value, ...covered(span * 2 - 2)]
  })
}

/** Label and value in pairs, ruled: who, which car, when. */
export function fieldsContent(block: FieldsBlock, sheet: Sheet): Content {
  const labelWidth = sheet.labelWidths.get(block.columns) ?? 60
  const pair = [labelWidth, sheet.width / block.columns - labelWidth]
  const shares = Array.from({ length: block.columns }, () => pair).flat()
  const head = block.title ? [titleRow(block.title, shares.length)] : []
  const breaks = block.items.some((item) => mayBreak(item.value))
  const rows = fieldRows(block).map((row) => fieldCells(row, block.columns, place(breaks), pair))
  return ruledTable(sheet, shares, [...head, ...rows], {
    headerRows: head.length,
    keepWithHeaderRows: breaks ? 0 : head.length,
    dontBreakRows: !breaks,
  })
}

function headCell(text: string): TableCell {
  const { table: fontSize } = sizes
  return { text, bold: true, fontSize, alignment: 'center', verticalAlignment: 'middle', fillColor: colours.shade }
}

function subtotalCell(text: string, colSpan = 1): TableCell {
  return { text, bold: true, fontSize: sizes.table, alignment: 'right', fillColor: colours.group, colSpan }
}

function bodyCell(text: string, alignment: Alignment, placed = place(false)): TableCell {
  return { text, fontSize: sizes.table, alignment, ...placed }
}

type TableGroup = TableBlock['groups'][number]

// Marks by which the document finds a heading that would stand last on a page.
export const groupHeading = 1
export const underHeading = 2

function groupRows(group: TableGroup, columns: TableBlock['columns'], placed: Placed, key: string): TableCell[][] {
  const rows = group.rows.map((row) => row.map((text, i) => bodyCell(text, columns[i]?.align ?? 'left', placed)))
  if (group.heading) {
    // In a row that is kept whole pdfmake knows the page only of cells with an id.
    const first = key ? rows[0]?.[0] : undefined
    if (first) Object.assign(first, { id: `${key}-first`, headlineLevel: underHeading })
    const heading: TableCell = {
      ...(first ? { id: `${key}-heading`, headlineLevel: groupHeading } : {}),
      text: group.heading,
      bold: true,
      fontSize: sizes.table,
      fillColor: colours.group,
      colSpan: columns.length,
    }
    rows.unshift([heading, ...covered(columns.length - 1)])
  }
  if (group.subtotal) {
    const { label, values } = group.subtotal
    const span = columns.length - values.length
    const amounts = values.map((text) => subtotalCell(text))
    rows.push([subtotalCell(label, span), ...covered(span - 1), ...amounts])
  }
  return rows
}

/** A ruled table with its head repeated on every page, groups with headings and subtotals. */
export function tableContent(block: TableBlock, sheet: Sheet, key: string): Content {
  const count = block.columns.length
  const head = [
    ...(block.title ? [titleRow(block.title, count)] : []),
    block.columns.map((column) => headCell(column.label)),
  ]
  const breaks = block.groups.some((group) => group.rows.flat().some(mayBreak))
  const rows = block.groups.flatMap((group, i) =>
    groupRows(group, block.columns, place(breaks), i > 0 && !breaks ? `${key}-${i}` : ''),
  )
  if (rows.length === 0 && !block.blankRows) {
    rows.push([
      { text: sheet.labels.nothing, fontSize: sizes.table, alignment: 'center', colSpan: count },
      ...covered(count - 1),
    ])
  }
  // The head never stands alone: the first row, or the first heading with its first row, goes with it.
  const keptRows = Math.min(block.groups[0]?.heading ? 2 : 1, rows.length + (block.blankRows ?? 0))
  const blank = Array.from({ length: block.blankRows ?? 0 }, () => block.columns.map(() => bodyCell(' ', 'left')))
  const shares = block.columns.map((column) => column.weight)
  return ruledTable(sheet, shares, [...head, ...rows, ...blank], {
    headerRows: head.length,
    keepWithHeaderRows: breaks ? 0 : keptRows,
    dontBreakRows: !breaks,
  })
}

const boxSide = 7

/** A ticked, crossed or empty box, drawn: the type has no such signs. */
function markCell(mark: ChecklistBlock['items'][number]['mark']): TableCell {
  const line = { type: 'line', lineWidth: 0.9, lineColor: colours.rule } as const
  const strokes =
    mark === 'tick'
      ? [
          { ...line, x1: 1.4, y1: 3.6, x2: 2.9, y2: 5.4 },
          { ...line, x1: 2.9, y1: 5.4, x2: 5.7, y2: 1.4 },
        ]
      : [
          { ...line, x1: 1.6, y1: 1.6, x2: 5.4, y2: 5.4 },
          { ...line, x1: 5.4, y1: 1.6, x2: 1.6, y2: 5.4 },
        ]
  const box = { type: 'rect', x: 0, y: 0, w: boxSide, h: boxSide, lineWidth: 0.6, lineColor: colours.rule } as const
  return {
    canvas: mark === 'blank' ? [box] : [box, ...strokes],
    alignment: 'center',
    margin: [0, 1.5, 0, 0],
    verticalAlignment: 'middle',
  }
}

/** Points looked at, each with a box and a remark, in one to three columns, read line by line. */
export function checklistContent(block: ChecklistBlock, sheet: Sheet): Content {
  const remarks = block.items.some((item) => item.remark)
  const oneHead = [sheet.labels.item, sheet.labels.result, ...(remarks ? [sheet.labels.remark] : [])].map((text) =>
    headCell(text),
  )
  const result = estimatedWidth(sheet.labels.result, sizes.table) + 13
  const others = sheet.width / block.columns - result
  const oneShares = remarks ? [others * 0.58, result, others * 0.42] : [others, result]
  const repeat = <T>(list: readonly T[]): T[] => Array.from({ length: block.columns }, () => list).flat()
  const cells = block.items.map((item): TableCell[] => [
    bodyCell(item.item, 'left'),
    markCell(item.mark),
    ...(remarks ? [bodyCell(item.remark ?? '', 'left')] : []),
  ])
  const empty = (): TableCell[] => oneHead.map(() => bodyCell('', 'left'))
  const rows: TableCell[][] = []
  for (let i = 0; i < cells.length; i += block.columns) {
    rows.push(Array.from({ length: block.columns }, (_, column) => cells[i + column] ?? empty()).flat())
  }
  const heads = Array.from({ length: block.columns }, () => oneHead.map((cell) => structuredClone(cell))).flat()
  const shares = repeat(oneShares)
  const head = [...(block.title ? [titleRow(block.title, shares.length)] : []), heads]
  return ruledTable(sheet, shares, [...head, ...rows], {
    headerRows: head.length,
    keepWithHeaderRows: 1,
    dontBreakRows: true,
  })
}
