/** What every control of a form carries. */
export interface Frame {
  readonly id: string
  readonly autoFocus: boolean
  readonly status?: 'error'
  readonly 'aria-invalid': boolean
  readonly 'aria-required': boolean
}

export const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
export const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)
export const wordsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

export const whole = { width: '100%' } as const
