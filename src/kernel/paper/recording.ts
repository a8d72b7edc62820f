import type { Content } from 'pdfmake/interfaces.js'
import { type Series, type SeriesColumn, saidOf, tellingOf } from '../contract/series.ts'
import { type Drawing, drawingOf } from '../contract/series-drawing.ts'
import type { RecordingBlock } from './content.ts'
import { colours, type Sheet, sizes } from './sheet.ts'

/** What testers recorded, thinned for drawing, by the hash of the file. */
export type Recordings = Readonly<Record<string, Series>>

const ink = { curve: '#1e40af', limit: '#b91c1c', grid: '#d5d9dc' } as const
const perRow = 2
const gap = 14

const markup: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => markup[sign] ?? sign)

/** A recording with its limits, a curve for each value that tells something, two beside each other. */
export function recordingContent(
  block: RecordingBlock,
  sheet: Sheet,
  font: string,
  series: Series | undefined,
): Content[] {
  const title: Content = { text: block.title, bold: true, fontSize: sizes.body, margin: [0, 0, 0, 2] }
  if (!series) {
    const gone: Content = { text: sheet.labels.recording.gone, fontSize: sizes.small, margin: [0, 0, 0, 6] }
    return [{ stack: [title, gone], unbreakable: true }]
  }
  const width = (sheet.width - gap) / perRow
  const columns = tellingOf(series, block.limits)
  const rows = Array.from({ length: Math.ceil(columns.length / perRow) }, (_, row): Content => {
    const own = columns.slice(row * perRow, (row + 1) * perRow)
    const charts = own.map((column) => chart(column, series.seconds, { block, sheet, font, width }))
    return { columns: charts, columnGap: gap, margin: [0, 0, 0, 6] }
  })
  const [first, ...rest] = rows
  return [{ stack: first ? [title, first] : [title], unbreakable: true }, ...rest]
}

interface Place {
  readonly block: RecordingBlock
  readonly sheet: Sheet
  readonly font: string
  readonly width: number
}

function chart(column: SeriesColumn, seconds: number, { block, sheet, font, width }: Place) {
  const words = sheet.labels.recording
  const { title, verdict, bounds, range } = saidOf(column, block.limits)
  const said = [words.verdict[verdict](bounds), words.range(range)].filter(Boolean).join(' ')
  return {
    width,
    unbreakable: true,
    stack: [
      { text: title, fontSize: sizes.table },
      { svg: svgOf(drawingOf(column, seconds, block.limits), sheet, font), width, font },
      { text: said, fontSize: sizes.small, color: colours.quiet },
    ],
  }
}

function svgOf(drawing: Drawing, { labels }: Sheet, font: string): string {
  const { width, height, field, path, valueTicks, timeTicks, limits } = drawing
  const text = (words: string, x: number, y: number, anchor: string, colour: string = colours.quiet) =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}" font-family="${font}" font-size="11" fill="${colour}">${escaped(words)}</text>`
  const across = (y: number, more: string) =>
    `<line x1="${field.left}" x2="${field.right}" y1="${y}" y2="${y}" ${more}/>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    ...valueTicks.flatMap(({ at, text: words }) => [
      across(at, `stroke="${ink.grid}" stroke-width="0.8"`),
      text(words, field.left - 6, at + 4, 'end'),
    ]),
    ...timeTicks.map(({ at, text: words }) => text(words, at, field.bottom + 15, 'middle')),
    text(labels.recording.time, (field.left + field.right) / 2, height - 4, 'middle'),
    ...limits.flatMap(({ kind, at, wrong, text: words }) => [
      `<rect x="${field.left}" y="${wrong.top}" width="${field.right - field.left}" height="${wrong.height}" fill="${ink.limit}" fill-opacity="0.07"/>`,
      across(at, `stroke="${ink.limit}" stroke-width="1" stroke-dasharray="5 4"`),
      text(labels.recording.limit[kind](words), field.right - 2, kind === 'lower' ? at + 12 : at - 4, 'end', ink.limit),
    ]),
    `<path d="M${field.left} ${field.top}V${field.bottom}H${field.right}" fill="none" stroke="${colours.hairline}"/>`,
    `<path d="${path}" fill="none" stroke="${ink.curve}" stroke-width="1.6" stroke-linejoin="round"/>`,
    '</svg>',
  ].join('')
}
