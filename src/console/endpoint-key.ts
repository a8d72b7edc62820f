/** `appointment.book` → `appointment` */
export function recordOf(key: string): string {
  return key.slice(0, key.indexOf('.'))
}

/** `appointment.book` → `book` */
export function nameOf(key: string): string {
  return key.slice(key.indexOf('.') + 1)
}
