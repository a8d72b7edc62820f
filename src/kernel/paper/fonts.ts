import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { coverageOf } from './glyphs.ts'

/** Paths of the two weights that a paper is set in. */
export interface FontFiles {
  regular: string
  bold: string
}

/** The small fonts for nearly every paper, and the full ones for a paper with a character outside them. */
export interface PaperFonts {
  subset?: FontFiles
  full: FontFiles
}

const require = createRequire(import.meta.url)
const fontPackage = '@expo-google-fonts/noto-sans-sc'

const weights = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '600SemiBold/NotoSansSC_600SemiBold.ttf',
} as const

// Latin with accents, Greek, punctuation, currency, letterlike (℃ № ™), numerals (Ⅳ), arrows, mathematics,
// enclosed numbers (①), geometric shapes and marks (□ ■ ✓), Chinese punctuation, unit signs (㎡), full-width forms.
const symbolRanges = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x370, 0x3ff],
  [0x2000, 0x206f],
  [0x20a0, 0x20bf],
  [0x2100, 0x22ff],
  [0x2460, 0x24ff],
  [0x2500, 0x27bf],
  [0x3000, 0x303f],
  [0x3200, 0x33ff],
  [0xff00, 0xffef],
] as const

async function subsetText(): Promise<string> {
  const list = await readFile(new URL('./standard-characters.txt', import.meta.url), 'utf8')
  const characters = list.split('\n').filter((line) => !line.startsWith('#'))
  const symbols = symbolRanges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
  )
  return [...characters, ...symbols].join('')
}

async function packageVersion(): Promise<string> {
  const manifest = await readFile(require.resolve(`${fontPackage}/package.json`), 'utf8')
  return /"version":\s*"([\w.-]+)"/.exec(manifest)?.[1] ?? 'unknown'
}

async function isUsable(path: string): Promise<boolean> {
  try {
    return coverageOf(await readFile(path))('喆'.charCodeAt(0))
  } catch {
    return false
  }
}

async function ensureSubset(source: string, target: string, text: string): Promise<void> {
  if (await isUsable(target)) return
  // Loaded only here: after the first start no process needs the subsetter.
  const { default: subsetFont } = await import('subset-font')
  const subset = await subsetFont(await readFile(source), text, {
    targetFormat: 'truetype',
    keepFeatures: ['kern'],
    noHinting: true,
  })
  // Several processes may make the same file at once: each writes its own and puts it in place whole.
  const draft = `${target}.${randomUUID()}`
  try {
    await writeFile(draft, subset)
    await rename(draft, target)
  } finally {
    await rm(draft, { force: true })
  }
}

/**
 * Makes the small fonts in `cacheDir` unless they are there, keyed by the font package's version and the list of
 * characters. Where they cannot be made (a read-only disk, say), answers the full fonts alone: slower, but right.
 */
export async function ensureFonts(cacheDir: string, onFailure?: (error: unknown) => void): Promise<PaperFonts> {
  const full = {
    regular: require.resolve(`${fontPackage}/${weights.regular}`),
    bold: require.resolve(`${fontPackage}/${weights.bold}`),
  }
  try {
    const text = await subsetText()
    const key = `${await packageVersion()}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
    const subset = {
      regular: join(cacheDir, `noto-sans-sc-${key}-regular.ttf`),
      bold: join(cacheDir, `noto-sans-sc-${key}-bold.ttf`),
    }
    await mkdir(cacheDir, { recursive: true })
    await ensureSubset(full.regular, subset.regular, text)
    await ensureSubset(full.bold, subset.bold, text)
    return { subset, full }
  } catch (error) {
    onFailure?.(error)
    return { full }
  }
}
