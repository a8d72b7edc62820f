import type { Texts } from '../texts.ts'

export interface PermissionRow {
  readonly permission: string
  readonly area: string
  readonly deed: string
}

/** A permission in words: what it is about, and what one may do with it. */
export function permissionRow(texts: Texts, permission: string): PermissionRow {
  const [record = '', rest = ''] = permission.split('.')
  const [verb = '', own] = rest.split(':')
  const word = `kernel.admin.permission.${verb}`
  const area = `kernel.admin.area.${record}`
  const deed = texts.maybe(record, `verb.${verb}`) ?? (texts.has(word) ? texts.t(word) : verb)
  return {
    permission,
    area: texts.maybe(record, 'name') ?? (texts.has(area) ? texts.t(area) : record),
    deed: own ? texts.t('kernel.admin.ownOnly', { deed }) : deed,
  }
}
