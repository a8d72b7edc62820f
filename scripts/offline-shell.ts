import { createHash } from 'node:crypto'
import type { Plugin, Rolldown } from 'vite'

/** What the console needs to open reception and workshop tablet without connection; other pages' own code is left out. */
const entry = 'src/console/index.html'
const offlinePages = ['ReceptionPage', 'MyJobsPage', 'HomePage', 'NotFoundPage', 'FailurePage']

interface Bundle {
  readonly [file: string]: Rolldown.OutputAsset | Rolldown.OutputChunk
}

function wanted(chunk: Rolldown.OutputChunk): boolean {
  const page = /\/(\w+Page)\.tsx$/.exec(chunk.facadeModuleId ?? '')?.[1]
  return page === undefined || offlinePages.includes(page)
}

function filesOf(bundle: Bundle, from: string, seen: Set<string>): void {
  const chunk = bundle[from]
  if (chunk?.type !== 'chunk' || seen.has(from) || !wanted(chunk)) return
  seen.add(from)
  for (const style of chunk.viteMetadata?.importedCss ?? []) seen.add(style)
  for (const next of [...chunk.imports, ...chunk.dynamicImports]) filesOf(bundle, next, seen)
}

/** Writes into the service worker which built files belong to these pages. */
export function offlineShell(): Plugin {
  return {
    name: 'offline-shell',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle['sw.js']
      const first = Object.values(bundle).find(
        (one) => one.type === 'chunk' && one.isEntry && one.facadeModuleId?.endsWith(entry),
      )
      if (worker?.type !== 'chunk' || !first) throw new Error('The console or its service worker is not in the build')
      const seen = new Set<string>()
      filesOf(bundle, first.fileName, seen)
      const files = [...seen].toSorted().map((file) => `/${file}`)
      const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12)
      if (!worker.code.includes('__SHELL__')) throw new Error('The service worker has no place for its list')
      worker.code = worker.code.replace('__SHELL__', JSON.stringify({ version, files }))
    },
  }
}
