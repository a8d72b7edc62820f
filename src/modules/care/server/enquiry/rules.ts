/** The answer is still owed. */
export function isUnanswered(state: string | undefined): boolean {
  return state === 'open'
}
