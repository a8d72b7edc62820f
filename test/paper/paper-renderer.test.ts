import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as nextTurn } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { PaperContent } from '../../src/kernel/paper/content.ts'
import { ensureFonts } from '../../src/kernel/paper/fonts.ts'
import { coverageOf } from '../../src/kernel/paper/glyphs.ts'
import { createPaperRenderer, type PaperRenderer, type PaperRendererOptions } from '../../src/kernel/paper/render.ts'
import { gatePass } from './gate-pass.ts'
import { readPdf } from './read-pdf.ts'

let cacheDir: string
let renderer: PaperRenderer | undefined

beforeAll(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'paper-'))
})
afterEach(() => renderer?.close())
afterAll(() => rm(cacheDir, { recursive: true, force: true }))

function open(options: Partial<PaperRendererOptions> = {}): PaperRenderer {
  renderer = createPaperRenderer({ cacheDir, ...options })
  return renderer
}

const firstPage = (pdf: Buffer) => readPdf(pdf)[0]?.text

// The head of a PNG and nothing after it: passes for an image until it is opened.
const brokenImage = `data:image/png;base64,${Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('base64')}`
const brokenPaper: PaperContent = {
  ...gatePass,
  blocks: [{ kind: 'signatures', items: [{ label: '客户', image: brokenImage }] }],
}

describe('fonts', () => {
  it('the small fonts hold all 8,105 characters of the standard, and forms’ signs', async () => {
    const list = await readFile(new URL('../../src/kernel/paper/standard-characters.txt', import.meta.url), 'utf8')
    const characters = new Set(list.replace(/^#.*$/gm, '').replace(/\s/g, ''))
    expect(characters.size).toBe(8105)
    const { subset, full } = await ensureFonts(cacheDir)
    for (const path of [subset?.regular, subset?.bold, full.regular, full.bold]) {
      const covers = coverageOf(await readFile(path ?? ''))
      const wanted = [...characters, ...'喆堃玥①②⑳℃№¥￥·–—“”…✓□■×±≤≥Ω→㎡（）Àéüñ']
      expect(wanted.filter((character) => !covers(character.codePointAt(0) ?? 0))).toEqual([])
    }
  })

  it('a damaged small font is made again', async () => {
    const { subset } = await ensureFonts(cacheDir)
    const path = subset?.regular ?? ''
    const whole = await readFile(path)
    await writeFile(path, '')
    await ensureFonts(cacheDir)
    expect((await readFile(path)).equals(whole)).toBe(true)
  })

  it('prints with the full font where the small ones cannot be kept, and says so', async () => {
    const notes: string[] = []
    const file = join(cacheDir, 'a-file')
    await writeFile(file, '')
    const pdf = await open({ cacheDir: file, onNote: ({ reason }) => notes.push(reason) }).render(gatePass)
    expect(firstPage(pdf)).toContain('提车人李堃')
    expect(notes).toEqual(['fonts'])
  })
})

describe('the thread', () => {
  it('prints several papers asked for at once, in turn', async () => {
    const papers = ['甲', '乙', '丙'].map((mark) => ({ ...gatePass, number: `CM-${mark}` }))
    const { render } = open()
    const pdfs = await Promise.all(papers.map((paper) => render(paper)))
    pdfs.forEach((pdf, i) => expect(firstPage(pdf)).toContain(papers[i]?.number))
  })

  it('survives a paper that cannot be printed', async () => {
    const { render } = open()
    const [broken, whole] = await Promise.allSettled([render(brokenPaper), render(gatePass)])
    expect(broken.status).toBe('rejected')
    expect(whole.status).toBe('fulfilled')
  })

  it('gives up a paper that takes too long, and starts anew for the next', async () => {
    const slow = open({ timeoutMs: 1 })
    await expect(slow.render(gatePass)).rejects.toMatchObject({ reason: 'timeout' })
    await expect(slow.render(gatePass)).rejects.toMatchObject({ reason: 'timeout' })
  })

  it('refuses papers beyond the queue’s limit', async () => {
    const { render } = open({ queueLimit: 1 })
    const [, , third] = await Promise.allSettled([render(gatePass), render(gatePass), render(gatePass)])
    expect(third).toMatchObject({ status: 'rejected', reason: { reason: 'busy' } })
  })

  it('ends when idle and starts again for the next paper', async () => {
    const { render } = open({ idleMs: 0 })
    const first = await render(gatePass)
    await nextTurn()
    expect((await render(gatePass)).equals(first)).toBe(true)
  })

  it('fails what waits when it is closed', async () => {
    const { render, close } = open()
    const waiting = Promise.allSettled([render(gatePass), render(gatePass)])
    await close()
    for (const result of await waiting) expect(result).toMatchObject({ reason: { reason: 'closed' } })
    await expect(render(gatePass)).rejects.toMatchObject({ reason: 'closed' })
  })
})
