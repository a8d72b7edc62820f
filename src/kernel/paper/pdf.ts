import { readFile } from 'node:fs/promises'
import pdfmake from 'pdfmake'
import { printableContent } from './characters.ts'
import type { PaperContent } from './content.ts'
import { paperDocument } from './document.ts'
import type { FontFiles, PaperFonts } from './fonts.ts'
import { type Coverage, coverageOf } from './glyphs.ts'
import { paperHash } from './hash.ts'
import type { Recordings } from './recording.ts'

export interface PrintedPaper {
  pdf: Buffer
  // Characters that no font has, printed as 〓.
  lacking: string[]
}

export type Press = (content: PaperContent, recordings?: Recordings) => Promise<PrintedPaper>

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

const coverage = (files: FontFiles) => once<Coverage>(async () => coverageOf(await readFile(files.regular)))

/** Sets papers in the given fonts. One per process or thread: pdfmake keeps its fonts in one place. */
export function createPress(fonts: PaperFonts): Press {
  const families = { full: fonts.full, ...(fonts.subset ? { subset: fonts.subset } : {}) }
  const files = Object.values(families).flatMap(({ regular, bold }) => [regular, bold])
  pdfmake.setFonts(
    Object.fromEntries(Object.entries(families).map(([name, { regular, bold }]) => [name, { normal: regular, bold }])),
  )
  // Content comes from what people typed: it must never make the renderer read a file or an address.
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => files.includes(path))

  const fullCoverage = coverage(fonts.full)
  const subsetCoverage = fonts.subset ? coverage(fonts.subset) : undefined
  const choose = async (content: PaperContent, recordings: Recordings | undefined) => {
    if (subsetCoverage) {
      const small = printableContent(content, await subsetCoverage(), recordings)
      if (small.lacking.length === 0) return { ...small, font: 'subset' }
    }
    return { ...printableContent(content, await fullCoverage(), recordings), font: 'full' }
  }
  return async (original, known) => {
    const { content, recordings, lacking, font } = await choose(original, known)
    const pdf = await pdfmake.createPdf(paperDocument(content, paperHash(original), { font, recordings })).getBuffer()
    return { pdf, lacking }
  }
}
