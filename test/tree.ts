import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = new URL('..', import.meta.url).pathname

export interface SourceFile {
  /** Path from the project's root, with slashes. */
  readonly path: string
  readonly text: string
  /** Relative imports, resolved to paths from the root; packages by name. */
  readonly imports: readonly { readonly to: string; readonly typeOnly: boolean }[]
}

/** All source files below some folders of the project. */
export function sources(...folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => walk(join(root, folder)))
    .filter((path) => /\.(ts|tsx)$/.test(path))
    .map(read)
}

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : [path]
  })
}

function read(absolute: string): SourceFile {
  const text = readFileSync(absolute, 'utf8')
  const path = relative(root, absolute)
  const imports = [...text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'"]*?from\s*)?['"]([^'"]+)['"]/gms)].map(
    (match) => ({
      to: match[2]!.startsWith('.') ? relative(root, join(absolute, '..', match[2]!)) : match[2]!,
      typeOnly: match[1] !== undefined,
    }),
  )
  return { path, text, imports }
}

/** Text without comments and string contents, for rules about code. */
export function codeOf(file: SourceFile): string {
  return file.text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}
