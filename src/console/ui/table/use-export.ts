import { useState } from 'react'
import { endpoint } from '../../endpoints.ts'
import { useNotice } from '../../notice.tsx'
import { asProblem } from '../../problem.ts'
import { useTexts } from '../../texts.ts'
import { send } from '../../transport.ts'

function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** Everything that a list shows under its filter, as a workbook. */
async function exportList(read: string, query: object): Promise<Blob> {
  const response = await send('GET', `${endpoint(read).path}/export.xlsx`, { query })
  return response.blob()
}

/** Fetches a list as a workbook, with the filters as they stand on the screen; a large one must be asked for first. */
export function useExport(read: string, query: Readonly<Record<string, unknown>>) {
  const texts = useTexts()
  const notice = useNotice()
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      const filter = Object.fromEntries(
        Object.entries(query).filter(([name]) => !['after', 'limit', 'total'].includes(name)),
      )
      download(await exportList(read, filter), `${texts.record(read.split('.')[0] ?? read)}.xlsx`)
    } catch (error) {
      const problem = asProblem(error)
      notice.problem(problem)
      setAsking(problem.code === 'kernel.exportNeedsApproval')
    } finally {
      setBusy(false)
    }
  }
  return { run, busy, asking, asked: () => setAsking(false) }
}
