import { Button, Checkbox, Table } from 'antd'
import type { ReactNode } from 'react'
import type { RowOf } from '../endpoints.ts'
import { type Texts, useTexts } from '../texts.ts'
import { Soft } from '../ui/Soft.tsx'
import type { PermissionRow } from './permissions.ts'
import type { RoleDrafts } from './role-drafts.ts'

interface RoleMatrixProps {
  readonly rows: readonly PermissionRow[]
  readonly roles: readonly RowOf<'role.list'>[]
  readonly drafts: RoleDrafts
  readonly may: boolean
}

/** The arrows of the pager, named. */
const turnKey = (texts: Texts) => (page: number, type: string, drawn: ReactNode) =>
  type === 'prev' || type === 'next' ? (
    <Button type="text" aria-label={texts.c(type === 'prev' ? 'table.back' : 'table.next')}>
      {type === 'prev' ? '‹' : '›'}
    </Button>
  ) : type === 'page' ? (
    page
  ) : (
    drawn
  )

export function RoleMatrix({ rows, roles, drafts, may }: RoleMatrixProps) {
  const texts = useTexts()
  const held = new Map(roles.map((role) => [role.id, drafts.of(role)]))
  return (
    <Table
      size="small"
      rowKey="permission"
      sticky
      scroll={{ x: 'max-content' }}
      pagination={{ defaultPageSize: 40, showSizeChanger: false, hideOnSinglePage: true, itemRender: turnKey(texts) }}
      dataSource={[...rows]}
      columns={[
        {
          key: 'permission',
          fixed: 'left' as const,
          title: texts.field('role', 'permissions'),
          render: (_: unknown, row: PermissionRow) => (
            <>
              {`${row.area} · ${row.deed}`}
              <div>
                <span translate="no">
                  <Soft>{row.permission}</Soft>
                </span>
              </div>
            </>
          ),
        },
        ...roles.map((role) => ({
          key: role.id,
          align: 'center' as const,
          title: texts.name(role.nameZh, role.nameEn),
          render: (_: unknown, row: PermissionRow) => (
            <Checkbox
              aria-label={`${texts.name(role.nameZh, role.nameEn)}: ${row.area} · ${row.deed}`}
              disabled={!may}
              checked={held.get(role.id)?.has(row.permission) === true}
              onChange={() => drafts.toggle(role, row.permission)}
            />
          ),
        })),
      ]}
    />
  )
}
