import { Button, Flex, Input, Select } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useRead } from '../queries.ts'
import { useSession } from '../session.tsx'
import { PageSkeleton } from '../shell/PageSkeleton.tsx'
import { useTexts } from '../texts.ts'
import { VerbDrawer } from '../ui/form/VerbDrawer.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Soft } from '../ui/Soft.tsx'
import { useVerb } from '../verbs.ts'
import { permissionRow } from './permissions.ts'
import { useRoleDrafts } from './role-drafts.ts'
import { ClearIcon } from '../ui/ClearIcon.tsx'

// Its table scrolls both ways with headings that stay, which needs the heavy one.
const RoleMatrix = lazy(() => import('./RoleMatrix.tsx').then((file) => ({ default: file.RoleMatrix })))

/** Who may do what: permissions down, roles across. What was ticked counts once it is saved. */
export default function RolesPage() {
  const texts = useTexts()
  const { can } = useSession()
  const { data } = useRead('role.list')
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [adding, setAdding] = useState(false)
  const drafts = useRoleDrafts()
  const edit = useVerb('role.edit')
  const rows = useMemo(
    () => (data?.permissions ?? []).map((permission) => permissionRow(texts, permission)),
    [data, texts],
  )
  if (!data) return <PageSkeleton />
  const may = can('role.manage')
  const shown = rows.filter((row) => `${row.permission} ${row.area} ${row.deed}`.toLowerCase().includes(words))
  const roles = chosen.length === 0 ? data.rows : data.rows.filter((role) => chosen.includes(role.code))
  const changed = data.rows.filter((role) => drafts.changed(role))
  const save = async () => {
    for (const role of changed) {
      const outcome = await edit.run({ permissions: [...drafts.of(role)] }, role)
      if (!outcome.ok) return
      drafts.forget(role.id)
    }
  }
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Heading level={1}>{texts.t('kernel.role.title')}</Heading>
        {may && <Button onClick={() => setAdding(true)}>{texts.verb('role', 'add')}</Button>}
      </Flex>
      <Flex gap={8} align="center" wrap>
        <Input
          allowClear={{ clearIcon: <ClearIcon /> }}
          style={{ width: 240 }}
          aria-label={texts.c('table.filter')}
          placeholder={texts.c('table.filter')}
          onChange={(event) => setWords(event.target.value.trim().toLowerCase())}
        />
        <Select
          mode="multiple"
          allowClear
          style={{ minWidth: 240, maxWidth: '100%' }}
          aria-label={texts.t('kernel.admin.whichRoles')}
          placeholder={texts.t('kernel.admin.whichRoles')}
          options={data.rows.map((role) => ({ value: role.code, label: texts.name(role.nameZh, role.nameEn) }))}
          onChange={(codes: string[]) => setChosen(codes)}
        />
        {changed.length > 0 && (
          <>
            <Button type="primary" loading={edit.pending} onClick={() => void save()}>
              {texts.t('kernel.admin.saveRoles', { count: changed.length })}
            </Button>
            <Button onClick={drafts.clear}>{texts.c('form.cancel')}</Button>
            <Soft>{texts.t('kernel.admin.unsaved')}</Soft>
          </>
        )}
      </Flex>
      <Suspense fallback={<PageSkeleton />}>
        <RoleMatrix rows={shown} roles={roles} drafts={drafts} may={may} />
      </Suspense>
      <NewRole open={adding} close={() => setAdding(false)} />
    </Flex>
  )
}

function NewRole({ open, close }: { readonly open: boolean; readonly close: () => void }) {
  return (
    <VerbDrawer
      verb="role.add"
      open={open}
      close={close}
      form={{
        fields: [
          { name: 'code', kind: 'text' },
          { name: 'nameZh', kind: 'text' },
          { name: 'nameEn', kind: 'text' },
        ],
        fixed: { permissions: [] },
      }}
    />
  )
}
