import { parentPort, workerData } from 'node:worker_threads'
import type { PaperContent } from './content.ts'
import { ensureFonts } from './fonts.ts'
import { createPress, type Press } from './pdf.ts'
import type { Recordings } from './recording.ts'

/** What the thread is started with. */
export interface PressSetup {
  cacheDir: string
}

/** What the thread is given to print. */
export interface PressJob {
  content: PaperContent
  recordings: Recordings
}

/** What the thread answers: to one paper, or to the failure to make the small fonts. */
export type PressAnswer =
  | { kind: 'printed'; pdf: Uint8Array; lacking: string[] }
  | { kind: 'failed'; message: string }
  | { kind: 'fonts'; message: string }

const port = parentPort
if (!port) throw new Error('this file is the thread of the paper renderer')
const { cacheDir }: PressSetup = workerData

const answer = (message: PressAnswer, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

let press: Promise<Press> | undefined

async function startPress(): Promise<Press> {
  const fonts = await ensureFonts(cacheDir, (error) => answer({ kind: 'fonts', message: String(error) }))
  return createPress(fonts)
}

async function print({ content, recordings }: PressJob): Promise<void> {
  try {
    press ??= startPress()
    const { pdf, lacking } = await (await press)(content, recordings)
    // A copy of its own, since a small buffer may share its memory with others and could not be handed over.
    const bytes = new Uint8Array(pdf)
    answer({ kind: 'printed', pdf: bytes, lacking }, [bytes.buffer])
  } catch (error) {
    answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}

port.on('message', (job: PressJob) => void print(job))
