import { Checkbox, Table } from 'antd'
import type { RowOf } from '../endpoints.ts'
import { useTexts } from '../texts.ts'
import { Soft } from '../ui/Soft.tsx'
import type { PermissionRow } from './permissions.ts'
import type { RoleDrafts } from './role-drafts.ts'

interface RoleMatrixProps {
  readonly rows: readonly PermissionRow[]
  readonly roles: readonly RowOf<'role.list'>[]
  readonly drafts: RoleDrafts
  readonly may: boolean
}

export function RoleMatrix({ rows, roles, drafts, may }: RoleMatrixProps) {
  const texts = useTexts()
  const held = new Map(roles.map((role) => [role.id, drafts.of(role)]))
  return (
    <Table
      size="small"
      rowKey="permission"
      sticky
      scroll={{ x: 'max-content' }}
      pagination={{ defaultPageSize: 40, showSizeChanger: false, hideOnSinglePage: true }}
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
                <Soft>{row.permission}</Soft>
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
