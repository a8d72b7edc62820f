import { useState } from 'react'

interface Role {
  readonly id: string
  readonly permissions: readonly string[]
}

export interface RoleDrafts {
  /** The role's permissions as they stand on the screen. */
  readonly of: (role: Role) => ReadonlySet<string>
  readonly changed: (role: Role) => boolean
  readonly toggle: (role: Role, permission: string) => void
  readonly forget: (id: string) => void
  readonly clear: () => void
}

/** What was ticked in the matrix and not saved yet. */
export function useRoleDrafts(): RoleDrafts {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, ReadonlySet<string>>>(new Map())
  const of = (role: Role) => drafts.get(role.id) ?? new Set(role.permissions)
  return {
    of,
    changed(role) {
      const draft = drafts.get(role.id)
      if (!draft) return false
      return draft.size !== role.permissions.length || role.permissions.some((permission) => !draft.has(permission))
    },
    toggle(role, permission) {
      const next = new Set(of(role))
      if (!next.delete(permission)) next.add(permission)
      setDrafts(new Map(drafts).set(role.id, next))
    },
    forget: (id) => setDrafts((old) => new Map([...old].filter(([key]) => key !== id))),
    clear: () => setDrafts(new Map()),
  }
}
