type Roles = Readonly<Record<string, readonly string[]>>

/** Two tables of roles as one: each role with its rights of both. */
export function joinRoles(some: Roles, others: Roles): Record<string, readonly string[]> {
  const names = [...new Set([...Object.keys(some), ...Object.keys(others)])]
  return Object.fromEntries(names.map((name) => [name, [...(some[name] ?? []), ...(others[name] ?? [])]]))
}
