import { Button, Flex } from 'antd'
import { useMemo, useState } from 'react'
import { askRows } from '../../../../console/client.ts'
import type { RowOf } from '../../../../console/endpoints.ts'
import { quantity } from '../../../../console/formats.ts'
import { useSession } from '../../../../console/session.tsx'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { RecordTable } from '../../../../console/ui/RecordTable.tsx'
import type { Column } from '../../../../console/ui/table/column.ts'
import { drawKitLines } from './KitLines.tsx'

type Kit = RowOf<'partKit.list'>

const columnsOf = (texts: Texts, edit: ((row: Kit) => void) | undefined): readonly Column<Kit>[] => [
  {
    key: 'itemCode',
    draw: (row) => (
      <>
        <strong>{texts.name(row.itemZh, row.itemEn) || row.itemCode}</strong> {row.itemCode}
      </>
    ),
  },
  {
    key: 'modelId',
    draw: (row) => texts.name(row.modelZh, row.modelEn) || texts.t('parts.kit.allModels'),
  },
  {
    key: 'lines',
    draw: (row) => (
      <Flex vertical gap={2}>
        {row.parts.map((part) => (
          <span key={part.partId}>
            {part.partNo} {texts.name(part.nameZh, part.nameEn)} × {quantity(part.quantityThousandths)}{' '}
            {texts.value('part', 'unit', part.unit)}
          </span>
        ))}
        {edit && (
          <Button size="small" style={{ alignSelf: 'start' }} onClick={() => edit(row)}>
            {texts.verb('partKit', 'edit')}
          </Button>
        )}
      </Flex>
    ),
  },
]

/** Which parts a service item usually takes: by it tomorrow's bookings are checked for what is missing. */
export default function KitsPage() {
  const texts = useTexts()
  const { can } = useSession()
  const [adding, setAdding] = useState(false)
  const [editing, setEditing] = useState<Kit>()
  const manages = can('part.manage')
  const columns = useMemo(() => columnsOf(texts, manages ? setEditing : undefined), [texts, manages])
  const items = {
    key: 'serviceItem',
    find: async (q: string, signal: AbortSignal) =>
      (await askRows('serviceItem.list', { q, state: 'active', limit: 20 }, signal)).rows.map((row) => ({
        value: row.code,
        label: `${texts.name(row.nameZh, row.nameEn)} ${row.code}`,
      })),
  }
  const models = {
    key: 'model',
    find: async (q: string, signal: AbortSignal) =>
      (await askRows('model.list', { q, limit: 20 }, signal)).rows.map((row) => ({
        value: row.id,
        label: texts.name(`${row.brandZh} ${row.nameZh}`, `${row.brandEn} ${row.nameEn}`),
      })),
  }
  const lines = { name: 'lines', kind: 'own', draw: drawKitLines } as const
  return (
    <>
      <RecordTable
        read="partKit.list"
        title={texts.t('parts.menu.kits')}
        columns={columns}
        create={{ verb: 'add', open: () => setAdding(true) }}
        also={['part']}
        empty={{ text: texts.t('parts.kit.none'), next: texts.t('parts.kit.noneNext') }}
      />
      <VerbDrawer
        verb="partKit.add"
        form={{
          fields: [
            { name: 'itemCode', kind: 'pick', from: items },
            { name: 'modelId', kind: 'pick', from: models },
            lines,
          ],
          initial: { modelId: null, lines: [] },
          errorsAt: { 'parts.kitExists': 'itemCode' },
        }}
        open={adding}
        close={() => setAdding(false)}
      />
      {editing && (
        <VerbDrawer
          verb="partKit.edit"
          form={{ fields: [lines], initial: { lines: editing.lines } }}
          target={editing}
          open
          close={() => setEditing(undefined)}
        />
      )}
    </>
  )
}
