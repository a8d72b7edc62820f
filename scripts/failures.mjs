import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

/** @typedef {{ name: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }} TestFile */

const linesOfMessage = 8

/**
 * The failed tests of a run by file, name and the head of their messages, for the end of a long log.
 * @param {string} report What vitest's JSON reporter wrote.
 * @param {string} root
 * @returns {string[]}
 */
export function failures(report, root) {
  if (!existsSync(report)) return []
  /** @type {{ testResults: TestFile[] }} */
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    const file = relative(root, name)
    // A file that could not be loaded has a message and no tests.
    if (failed.length === 0) return message ? [`${file}\n${head(message)}`] : []
    return failed.map(({ fullName, failureMessages }) => `${file} > ${fullName}\n${head(failureMessages.join('\n'))}`)
  })
}

/** @param {string} message */
function head(message) {
  return message
    .split('\n')
    .slice(0, linesOfMessage)
    .map((line) => `    ${line.slice(0, 300)}`)
    .join('\n')
}
