import { inflateSync } from 'node:zlib'

/** A piece of text as it stands on the page: origin in points from the page's lower left corner. */
export interface PdfRun {
  text: string
  x: number
  y: number
}

export interface PdfPage {
  width: number
  height: number
  runs: PdfRun[]
  // All text without white space, in the order in which it was set.
  text: string
}

type Matrix = [number, number, number, number, number, number]

function product(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ]
}

interface PdfObject {
  dictionary: string
  stream: () => string
}

function readObjects(pdf: Buffer): Map<number, PdfObject> {
  const file = pdf.toString('latin1')
  const table = Number(/startxref\n(\d+)/.exec(file)?.[1])
  const objects = new Map<number, PdfObject>()
  const entries = file.slice(table).matchAll(/^(\d{10}) \d{5} n/gm)
  for (const [, offset] of entries) {
    const at = Number(offset)
    const id = Number.parseInt(file.slice(at, at + 10), 10)
    const end = file.indexOf('endobj', at)
    const start = file.indexOf('\nstream\n', at)
    const hasStream = start > 0 && start < end
    const dictionary = file.slice(at, hasStream ? start : end)
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0)
    const bytes = () => pdf.subarray(start + 8, start + 8 + length)
    const packed = dictionary.includes('/FlateDecode')
    objects.set(id, { dictionary, stream: () => (packed ? inflateSync(bytes()) : bytes()).toString('latin1') })
  }
  return objects
}

function references(dictionary: string, key: string): number[] {
  const list = new RegExp(`/${key} (?:\\[([^\\]]*)\\]|(\\d+) 0 R)`).exec(dictionary)
  if (list?.[2]) return [Number(list[2])]
  return [...(list?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map((match) => Number(match[1]))
}

function unicodeOf(cmap: string): string[] {
  const entries = [...cmap.matchAll(/\[([^\]]*)\]/g)].flatMap(([, list]) => [...(list ?? '').matchAll(/<([^>]*)>/g)])
  return entries.map(([, hex]) => {
    const units = (hex ?? '').split(' ').map((unit) => Number.parseInt(unit, 16))
    return String.fromCharCode(...units)
  })
}

function readRuns(content: string, fonts: Map<string, string[]>): PdfRun[] {
  const runs: PdfRun[] = []
  const stack: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  let place: Matrix = matrix
  let font: string[] = []
  for (const line of content.split('\n')) {
    const numbers = line.split(' ').slice(0, 6).map(Number)
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers
    if (line === 'q') stack.push(matrix)
    else if (line === 'Q') matrix = stack.pop() ?? matrix
    else if (line.endsWith(' cm')) matrix = product([a, b, c, d, e, f], matrix)
    else if (line.endsWith(' Tm')) place = [a, b, c, d, e, f]
    else if (line.endsWith(' Tf')) font = fonts.get(line.split(' ')[0]?.slice(1) ?? '') ?? []
    else if (line.endsWith(' TJ')) {
      const codes = [...line.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex]) => hex?.match(/.{4}/g) ?? [])
      const text = codes.map((code) => font[Number.parseInt(code, 16)] ?? '\0').join('')
      const at = product(place, matrix)
      runs.push({ text, x: at[4], y: at[5] })
    }
  }
  return runs
}

/** Reads back what the renderer wrote (not PDFs at large): pages with their text and where it stands. */
export function readPdf(pdf: Buffer): PdfPage[] {
  const objects = readObjects(pdf)
  const object = (id: number | undefined) => objects.get(id ?? 0) ?? { dictionary: '', stream: () => '' }
  const tree = [...objects.values()].find(({ dictionary }) => dictionary.includes('/Type /Pages'))
  return references(tree?.dictionary ?? '', 'Kids').map((id) => {
    const { dictionary } = object(id)
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(dictionary) ?? []
    const resources = object(references(dictionary, 'Resources')[0]).dictionary
    const fonts = new Map<string, string[]>()
    for (const [, name, font] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [cmap] = references(object(Number(font)).dictionary, 'ToUnicode')
      fonts.set(name ?? '', unicodeOf(object(cmap).stream()))
    }
    const content = references(dictionary, 'Contents').map((part) => object(part).stream())
    const runs = readRuns(content.join('\n'), fonts)
    const text = runs
      .map((run) => run.text)
      .join('')
      .replace(/\s/gu, '')
    return { width: Number(width), height: Number(height), runs, text }
  })
}
