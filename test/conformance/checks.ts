import type { SourceFile } from '../tree.ts'
import { codeOf } from '../tree.ts'

/** Rules about the sources, as functions from files to what is wrong in them, so that each can be shown to bite. */
export type File = Pick<SourceFile, 'path' | 'text'>

const code = (file: File) => codeOf({ ...file, imports: [] })

/**
 * Doors that write and are no verb: they open a session, found the group, take a file before its record, or tick off
 * one's own mail. Everything else that writes is a verb, so that it is checked, locked and kept in the ledger.
 */
export const otherWrites: readonly string[] = [
  "'/api/setup/first-administrator'",
  "'/api/portal/code'",
  "'/api/portal/sign-in'",
  "'/api/session/sign-in'",
  "'/api/session/sign-out'",
  "'/api/terminal/people'",
  "'/api/terminal/sign-on'",
  "'/api/terminal/keep'",
  "'/api/files'",
  "'/api/files/pieces'",
  '`${inboxPath}/read`',
]

export function strangeWrites(files: readonly File[]): string[] {
  const routes = /\bapp\.(?:post|put|patch|delete|route|all)(?:<[^(]*>)?\(\s*([^,]+),/g
  return files.flatMap((file) => {
    const known = file.path === 'src/kernel/http.ts' ? ['url'] : otherWrites
    return [...code(file).matchAll(routes)].flatMap((match) => {
      const path = (match[1] ?? '').trim()
      return known.includes(path) ? [] : [`${file.path}: ${path}`]
    })
  })
}

/** Tables with sealed values or a person's id that no room lists, exports and erases for the person. */
export function orphanedData(
  tables: readonly { readonly name: string; readonly sealed: boolean; readonly person: boolean }[],
  declared: readonly string[],
  erasedOtherwise: readonly string[],
): string[] {
  const known = new Set([...declared, ...erasedOtherwise])
  return tables.filter(({ name, sealed, person }) => (sealed || person) && !known.has(name)).map(({ name }) => name)
}

/** SQL text or a query that touches a table of the groups without naming the group. */
export function ungroupedStatements(files: readonly File[], grouped: ReadonlySet<string>): string[] {
  return files.flatMap((file) => {
    const text = code(file)
    return [...rawStatements(text), ...builtStatements(text)]
      .filter(({ table, statement }) => grouped.has(table) && !/group_id|groupId/.test(statement))
      .map(({ table, statement }) => `${file.path}: ${table}: ${statement.replaceAll(/\s+/g, ' ').slice(0, 80)}`)
  })
}

function rawStatements(text: string) {
  const literals = text.matchAll(/`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*'/g)
  return [...literals].flatMap(([statement]) => {
    const touched = /\b(?:from|update|into)\s+([a-z]+\.[a-z_]+)\b/.exec(statement)
    const whole = /^.\s*(?:select|with|update|insert|delete)\b/.test(statement)
    return touched && whole ? [{ table: touched[1] ?? '', statement }] : []
  })
}

function builtStatements(text: string) {
  return [...text.matchAll(/\.(?:selectFrom|updateTable|deleteFrom)\('([a-z]+\.[a-z_]+)[^']*'\)/g)].map((match) => ({
    table: match[1] ?? '',
    statement: text.slice(match.index, match.index + 900),
  }))
}

/**
 * Spans of time and shares written as numbers in a room's decisions: they belong into parameters or the law's table.
 * `searches` says how far a page or a search looks, which promises nothing to anybody.
 */
export function literalLimits(files: readonly File[], searches: readonly string[] = []): string[] {
  const span = /\b(?:[2-9]|\d{2,}) \* (?:60_000|3_600_000|86_400_000|(?:minute|hour|day)s?(?:Ms)?)\b/i
  const added = /\b(?:add|plus)(?:Working)?(?:Minutes|Hours|Days|Months|Years)\([^)\n]*, -?(?:[2-9]|\d{2,})\)/
  const named = /\b(?:const|let) \w*(?:Days|Hours|Years|Months|Km|BasisPoints)\w* = \d/
  return files.flatMap((file) =>
    code(file)
      .split('\n')
      .filter((line) => span.test(line) || added.test(line) || named.test(line))
      .filter((line) => !searches.some((name) => line.includes(`const ${name} =`)))
      .map((line) => `${file.path}: ${line.trim()}`),
  )
}

/** Articles of laws stand with numbers in the migrations' table; a comment that cites one has no number in the code below it. */
export function citedNumbers(files: readonly File[]): string[] {
  const cited =
    /(?:第[一二三四五六七八九十百\d]+条|\bart(?:icle|\.) \d+)[\s\S]{0,200}?\*\/\s*(?:export )?const (\w+)[^=\n]*= (\d[\d_.]*)/g
  return files.flatMap((file) =>
    [...file.text.matchAll(cited)].map((match) => `${file.path}: ${match[1]} = ${match[2]}`),
  )
}

/** Keys of texts that the sources name outright and that no message file has. */
export function unknownKeys(files: readonly File[], rooms: readonly string[], keys: ReadonlySet<string>): string[] {
  const named = new RegExp(`['"\`]((?:${rooms.join('|')})\\.[a-z]\\w*(?:\\.\\w+)+)['"\`]`, 'g')
  return files.flatMap((file) =>
    [...code(file).matchAll(named)]
      .map((match) => match[1] ?? '')
      .filter(
        (key) =>
          !keys.has(key) && ![...keys].some((known) => known.startsWith(`${key}.`) || known.startsWith(`${key}_`)),
      )
      .map((key) => `${file.path}: ${key}`),
  )
}

/** Keys that nothing names: neither by the word at their end nor by a template that begins with the words before it. */
export function unusedKeys(files: readonly File[], keys: readonly string[]): string[] {
  const all = files.map((file) => file.text).join('\n')
  const words = new Set(all.match(/[A-Za-z]\w*/g))
  const heads = new Set([...all.matchAll(/[`.]([a-z]\w*)\.\$\{/g)].map((match) => match[1]))
  return keys.filter((key) => {
    const [last = '', ...before] = key.split('.').toReversed()
    return !words.has(last) && !before.some((part) => heads.has(part))
  })
}
