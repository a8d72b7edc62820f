/**
 * A value that the first trip does not know yet, because it hangs on a record of which only the id is known: a subselect
 * with the group as `$1` and that id as `$2`. The caller names its own table, so that a room further left can look
 * without knowing it.
 */
export interface Found {
  readonly select: string
  readonly id: string
}

/** What stands in the statement for the value; its parameter is `parameterOf(value)` at `$2`. */
export function markOf(value: string | Found): string {
  return typeof value === 'string' ? '$2' : `(${value.select})`
}

export function parameterOf(value: string | Found): string {
  return typeof value === 'string' ? value : value.id
}
