import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PaperContent, paperContent } from '../../src/kernel/paper/content.ts'
import { ensureFonts } from '../../src/kernel/paper/fonts.ts'
import { paperHash, shortHash } from '../../src/kernel/paper/hash.ts'
import { createPress, type Press } from '../../src/kernel/paper/pdf.ts'
import { englishSettlement } from './english-settlement.ts'
import { englishGatePass, gatePass } from './gate-pass.ts'
import { jobCard } from './job-card.ts'
import { type PdfPage, readPdf } from './read-pdf.ts'
import { serviceAgreement } from './service-agreement.ts'
import { settlement } from './settlement.ts'
import { drawnSignature } from './signature.ts'

let cacheDir: string
let press: Press
let agreement: PaperContent

beforeAll(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'paper-'))
  press = createPress(await ensureFonts(cacheDir))
  agreement = serviceAgreement(await drawnSignature())
})
afterAll(() => rm(cacheDir, { recursive: true, force: true }))

async function printed(content: PaperContent): Promise<PdfPage[]> {
  return readPdf((await press(paperContent.parse(content))).pdf)
}

// Not printed as they are: keys of the form, dates of the file, text of the QR, and signs that have stand-ins.
const unprinted = ['format', 'layout', 'language', 'kind', 'madeAt', 'mark', 'align', 'image', 'size']

function wordsOf(value: unknown, key = ''): string[] {
  if (unprinted.includes(key)) return []
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((held) => wordsOf(held))
  if (typeof value !== 'object' || value === null) return []
  if ('kind' in value && value.kind === 'qr') return 'caption' in value ? wordsOf(value.caption) : []
  return Object.entries(value).flatMap(([name, held]) => wordsOf(held, name))
}

const bare = (text: string) => text.replace(/\s/gu, '').replaceAll('☐', '□').replaceAll('☑', '■')

describe('every paper prints all its words inside the page', () => {
  it.each([
    ['委托书', () => agreement, 1],
    ['派工单', () => jobCard, 1],
    ['结算单', () => settlement, 2],
    ['出门证', () => gatePass, 1],
    ['gate pass', () => englishGatePass, 1],
    ['settlement sheet', () => englishSettlement, 1],
  ] as const)('%s', async (_name, content, pages) => {
    const pdf = await printed(content())
    const text = pdf.map((page) => page.text).join('')
    expect(pdf).toHaveLength(pages)
    expect(wordsOf(content()).filter((word) => !text.includes(bare(word)))).toEqual([])
    expect(text).toContain(bare(shortHash(paperHash(content()))))
    for (const { runs, width, height } of pdf) {
      const outside = runs.filter(({ x, y }) => x < 34 || x > width - 36 || y < 15 || y > height - 20)
      expect(outside).toEqual([])
    }
  })

  it('is A4 upright or A5 across', async () => {
    expect((await printed(jobCard))[0]).toMatchObject({ width: 595.28, height: 841.89 })
    expect((await printed(gatePass))[0]).toMatchObject({ width: 595.28, height: 419.53 })
  })

  it('numbers the pages and names the paper on every one', async () => {
    const [first, second] = await printed(settlement)
    expect(first?.text).toContain('第1页/共2页')
    expect(second?.text).toContain('第2页/共2页')
    expect(second?.text).toContain(settlement.number)
    expect(second?.text).toContain('配件编码配件名称')
  })
})

describe('characters', () => {
  it('prints names with rare characters, also beyond the standard list', async () => {
    const names = '王喆 李堃 陈玥 赵㛃 孙䶮 周𬸚 吴堯 鄭龜'
    const [page] = await printed({ ...gatePass, blocks: [{ kind: 'text', paragraphs: [names] }] })
    expect(page?.text).toContain(bare(names))
  })

  it('marks what no font has, and says so', async () => {
    const { pdf, lacking } = await press({
      ...gatePass,
      blocks: [{ kind: 'text', paragraphs: ['张👍三\u200b丰✗ Žižek'] }],
    })
    expect(readPdf(pdf)[0]?.text).toContain('张〓三丰×Zizek')
    expect(lacking).toEqual(['👍'])
  })
})

describe('page breaks', () => {
  const columns = [
    { label: '序号', weight: 1 },
    { label: '名称', weight: 4 },
  ]
  const rows = (count: number, name: string) => Array.from({ length: count }, (_, i) => [`${i}`, name])

  it('never leaves a group heading alone at the foot of a page', async () => {
    let breaksSeen = 0
    for (let count = 34; count < 46; count += 1) {
      const [first, second] = [{ rows: rows(count, '甲') }, { heading: '第二组', rows: rows(3, '乙') }]
      const together = await printed({ ...jobCard, blocks: [{ kind: 'table', columns, groups: [first, second] }] })
      const apart = await printed({
        ...jobCard,
        blocks: [
          { kind: 'table', columns, groups: [first] },
          { kind: 'table', columns, groups: [second] },
        ],
      })
      for (const [pages, whole] of [
        [together, '第二组0乙'],
        [apart, '序号名称第二组0乙'],
      ] as const) {
        const page = pages.find(({ text }) => text.includes('第二组'))
        expect(page?.text).toContain(whole)
        if (page !== pages[0]) breaksSeen += 1
      }
    }
    expect(breaksSeen).toBeGreaterThan(3)
  })

  it('never leaves signatures alone on a page', async () => {
    for (let count = 38; count < 50; count += 1) {
      const groups = [{ rows: rows(count, '甲') }]
      const pages = await printed({
        ...jobCard,
        blocks: [
          { kind: 'table', columns, groups },
          { kind: 'totals', rows: [{ label: '合计金额', amount: '1.00' }] },
          { kind: 'signatures', items: [{ label: '客户签字' }] },
        ],
      })
      expect(pages.find(({ text }) => text.includes('客户签字'))?.text).toContain('合计金额')
    }
  })

  it('loses nothing of rows that are higher than a page', async () => {
    const long = (mark: string) => Array.from({ length: 130 }, (_, i) => `${mark}${i}号`).join('')
    const narrow = [...columns, ...columns, ...columns].map((column) => ({ ...column, weight: 1 }))
    const cells = ['甲', '乙', '丙'].map((mark) => [mark, '', long(mark).slice(0, 400), '', '', ''])
    const items = ['丁', '戊', '己'].map((mark) => ({ label: mark, value: long(mark) + long(mark) + long(mark) }))
    const pages = await printed({
      ...gatePass,
      blocks: [
        { kind: 'fields', columns: 3, title: '说明', items },
        { kind: 'table', columns: narrow, groups: [{ rows: cells }] },
      ],
    })
    const text = pages.map((page) => page.text).join('')
    expect(pages.length).toBeGreaterThan(3)
    for (const mark of ['丁', '戊', '己']) expect(text.split(`${mark}129号`)).toHaveLength(4)
    for (const mark of ['甲', '乙', '丙']) expect(text).toContain(`${mark}80号`)
  })
})

describe('the same content is the same paper', () => {
  it('gives the same bytes twice', async () => {
    const [first, second] = [await press(settlement), await press(settlement)]
    expect(first.pdf.equals(second.pdf)).toBe(true)
  })

  it('hashes alike whatever the order of keys, and differently after one changed character', () => {
    const reordered: PaperContent = paperContent.parse(Object.fromEntries(Object.entries(settlement).reverse()))
    expect(paperHash(reordered)).toBe(paperHash(settlement))
    expect(paperHash({ ...settlement, number: `${settlement.number}0` })).not.toBe(paperHash(settlement))
  })
})

describe('what a paper may hold', () => {
  it('refuses rows that do not fit their table', () => {
    const table = { kind: 'table', columns: [{ label: 'a', weight: 1 }], groups: [{ rows: [['1', '2']] }] } as const
    expect(paperContent.safeParse({ ...jobCard, blocks: [table] }).success).toBe(false)
  })

  it.each(['/etc/passwd', 'https://example.cn/a.png', 'data:image/svg+xml;base64,PHN2Zz4='])(
    'refuses %s as a signature',
    (image) => {
      const blocks = [{ kind: 'signatures', items: [{ label: '客户', image }] }]
      expect(paperContent.safeParse({ ...jobCard, blocks }).success).toBe(false)
    },
  )
})
