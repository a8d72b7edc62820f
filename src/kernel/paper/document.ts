import type { Column, Content, Node, NodeQueries, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { type ClosingBlock, closingContent, isClosing, isShort, textContent, totalsContent } from './closing.ts'
import type { PaperBlock, PaperContent } from './content.ts'
import { checklistContent, fieldsContent, groupHeading, tableContent, underHeading } from './grids.ts'
import { shortHash } from './hash.ts'
import { recordingContent, type Recordings } from './recording.ts'
import { colours, type Sheet, sheetFor, sizes } from './sheet.ts'

function headContent(content: PaperContent, { labels, width }: Sheet): Content[] {
  const { store } = content
  const lines = [
    `${labels.address} ${store.address}`,
    [`${labels.phone} ${store.phone}`, store.licence ? `${labels.licence} ${store.licence}` : '']
      .filter(Boolean)
      .join('　'),
  ]
  const left: Column = {
    width: '*',
    stack: [
      { text: store.name, bold: true, fontSize: sizes.store },
      { text: lines.join('\n'), fontSize: sizes.caption, color: colours.quiet },
    ],
  }
  const right: Column = {
    width: 'auto',
    alignment: 'right',
    stack: [
      { text: [`${labels.number} `, { text: content.number, bold: true, fontSize: 10 }], fontSize: sizes.table },
      { text: `${labels.date} ${content.issuedAt}`, fontSize: sizes.table, margin: [0, 1, 0, 0] },
    ],
  }
  const rule: Content = {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 1.2, lineColor: colours.rule }],
    margin: [0, 4, 0, 6],
  }
  const han = content.language === 'zh-CN'
  const title: Content = {
    text: content.title,
    bold: true,
    alignment: 'center',
    fontSize: sizes.title,
    ...(han ? { characterSpacing: 3 } : {}),
    margin: [0, 0, 0, content.subtitle ? 0 : 6],
  }
  const subtitle: Content[] = content.subtitle
    ? [
        {
          text: content.subtitle,
          alignment: 'center',
          fontSize: sizes.table,
          color: colours.quiet,
          margin: [0, 0, 0, 5],
        },
      ]
    : []
  return [{ columns: [left, right], columnGap: 12 }, rule, title, ...subtitle]
}

function footContent(content: PaperContent, sheet: Sheet, hash: string, page: number, pages: number): Content {
  const [left, , right] = sheet.margins
  return {
    margin: [left, 8, right, 0],
    stack: [
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: sheet.width, y2: 0, lineWidth: 0.4, lineColor: colours.hairline }],
        margin: [0, 0, 0, 3],
      },
      {
        fontSize: sizes.footer,
        color: colours.quiet,
        columnGap: 10,
        columns: [
          { text: content.footer ?? '', width: '*' },
          { text: `${sheet.labels.checksum} ${shortHash(hash)}`, width: 'auto' },
          { text: sheet.labels.page(page, pages), width: 'auto' },
        ],
      },
    ],
  }
}

function runningHead(content: PaperContent, sheet: Sheet, page: number): Content | null {
  if (page === 1) return null
  const [left, , right] = sheet.margins
  return {
    margin: [left, 19, right, 0],
    fontSize: sizes.caption,
    color: colours.quiet,
    columns: [
      { text: `${content.store.name}　${content.title}`, width: '*' },
      { text: `${sheet.labels.number} ${content.number}`, width: 'auto' },
    ],
  }
}

/** What a paper is set with. */
export interface Setting {
  readonly font: string
  readonly recordings: Recordings
}

function blockContent(
  block: Exclude<PaperBlock, ClosingBlock>,
  sheet: Sheet,
  index: number,
  { font, recordings }: Setting,
): Content[] {
  switch (block.kind) {
    case 'fields':
      return [fieldsContent(block, sheet)]
    case 'table':
      return [tableContent(block, sheet, `table-${index}`)]
    case 'totals':
      return [totalsContent(block, sheet)]
    case 'checklist':
      return [checklistContent(block, sheet)]
    case 'text':
      return textContent(block)
    case 'recording':
      return recordingContent(block, sheet, font, recordings[block.sha256])
  }
}

/** Signatures never stand alone on a page: the totals or the last clause before them goes with them. */
function joinClosing(body: Content[], closing: Content, before: PaperBlock | undefined): void {
  const joins = before?.kind === 'totals' || (before?.kind === 'text' && isShort(before.paragraphs.at(-1)))
  const last = joins ? body.pop() : undefined
  body.push(last ? { stack: [last, closing], unbreakable: true } : closing)
}

function bodyContent(content: PaperContent, sheet: Sheet, setting: Setting): Content[] {
  const body: Content[] = []
  let closing: ClosingBlock[] = []
  let before: PaperBlock | undefined
  const flush = () => {
    if (closing.length > 0) joinClosing(body, closingContent(closing, sheet), before)
    closing = []
  }
  for (const [index, block] of content.blocks.entries()) {
    if (isClosing(block)) {
      // A second row of signatures starts a new line; a stamp or QR joins the row before it.
      if (block.kind === 'signatures' && closing.length > 0) {
        flush()
        before = undefined
      }
      closing.push(block)
    } else {
      flush()
      body.push(...blockContent(block, sheet, index, setting))
      before = block
    }
  }
  flush()
  return body
}

/** A group's heading whose first row has gone to the next page goes there too. */
function isOrphan(node: Node, { getFollowingNodesOnPage }: NodeQueries): boolean {
  if (node.headlineLevel !== groupHeading) return false
  const { pageNumber } = node.startPosition
  return !getFollowingNodesOnPage().some(
    (following) => following.headlineLevel === underHeading && following.startPosition.pageNumber === pageNumber,
  )
}

/** The paper as pdfmake wants it, with the hash of the content as it was stored. */
export function paperDocument(content: PaperContent, hash: string, setting: Setting): TDocumentDefinitions {
  const sheet = sheetFor(content)
  const madeAt = new Date(content.madeAt)
  return {
    pageSize: sheet.page,
    pageMargins: sheet.margins,
    language: content.language,
    info: {
      title: `${content.title} ${content.number}`,
      author: content.store.name,
      subject: hash,
      creator: 'Open4S',
      producer: 'Open4S',
      creationDate: madeAt,
      modDate: madeAt,
    },
    defaultStyle: { font: setting.font, fontSize: sizes.body, lineHeight: 0.94 },
    pageBreakBefore: isOrphan,
    header: (page) => runningHead(content, sheet, page),
    footer: (page, pages) => footContent(content, sheet, hash, page, pages),
    content: [...headContent(content, sheet), ...bodyContent(content, sheet, setting)],
  }
}
