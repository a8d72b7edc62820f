import { existsSync, readFileSync } from 'node:fs'

/** @typedef {import('./coverage.mjs').Run} Run */

/**
 * What the scenarios of a run wrote down, one line each.
 * @param {string} file
 * @returns {Run[]}
 */
export function readRuns(file) {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/**
 * Requirements in the table of `docs/coverage.md` whose test is a scenario, and those that another kind of test shows.
 * @param {string} text
 */
export function readTable(text) {
  const rows = [...text.matchAll(/^\| ([A-W]-\d{2}) \|[^|]*\|[^|]*\|([^|]*)\|/gm)].map((row) => ({
    id: row[1] ?? '',
    test: (row[2] ?? '').trim(),
  }))
  // Scenarios stand in rooms and in test/kernel; a path below src or a single file is a test of another kind.
  const isScenario = (/** @type {string} */ test) => /\bR\/|test\/kernel/.test(test)
  return {
    all: rows.map(({ id }) => id),
    byScenario: rows.filter(({ test }) => isScenario(test)).map(({ id }) => id),
  }
}

/**
 * What a whole run covers, and where table and scenarios disagree.
 * @param {readonly Run[]} runs
 * @param {string} table
 */
export function compare(runs, table) {
  const { all, byScenario } = readTable(table)
  const covered = [...new Set(runs.map(({ id }) => id))].sort()
  return {
    covered,
    problems: [
      ...runs.filter(({ calls }) => calls.length === 0).map(({ id, title }) => `${id} ${title}: calls no verb`),
      ...byScenario
        .filter((id) => !covered.includes(id))
        .map((id) => `${id}: docs/coverage.md names it, no scenario ran`),
      ...covered
        .filter((id) => !all.includes(id))
        .map((id) => `${id}: a scenario shows it, docs/coverage.md does not name it`),
      ...(all.length === 0 ? ['docs/coverage.md has no table'] : []),
    ],
  }
}
