import { Button, Flex } from 'antd'
import { useState } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { RecordTable } from '../../../../console/ui/RecordTable.tsx'
import type { Column } from '../../../../console/ui/table/column.ts'
import { When } from '../../../../console/ui/When.tsx'
import { KindWord } from './KindWord.tsx'
import { drawCountedLines } from './CountedLines.tsx'
import { drawReceivedLines } from './ReceivedLines.tsx'

type Row = RowOf<'stockReceipt.list'>

const columns: readonly Column<Row>[] = [
  { key: 'number', draw: (row) => row.number },
  { key: 'kind', draw: (row) => <KindWord kind={row.kind} /> },
  { key: 'supplier', draw: (row) => row.supplier ?? '–' },
  { key: 'reason', draw: (row) => row.reason ?? '–' },
  { key: 'createdAt', draw: (row) => <When at={row.createdAt} /> },
]

const also = ['part', 'pick']

/** Goods that came, and corrections after counting. */
export default function ReceiptsPage() {
  const texts = useTexts()
  const { can, workStore } = useSession()
  const [open, setOpen] = useState<'receive' | 'correct'>()
  const storeId = workStore?.id ?? ''
  return (
    <Flex vertical gap={12}>
      <RecordTable
        read="stockReceipt.list"
        title={texts.t('parts.menu.receipts')}
        columns={columns}
        create={{ verb: 'receive', open: () => setOpen('receive') }}
        empty={{ text: texts.t('parts.receipts.nothing'), next: texts.t('parts.receipts.nothingNext') }}
      />
      {can('stock.correct') && (
        <Flex gap={8} align="center" wrap>
          <Button onClick={() => setOpen('correct')}>{texts.verb('stockReceipt', 'correct')}</Button>
          <span>{texts.t('parts.receipts.correctHint')}</span>
        </Flex>
      )}
      <VerbDrawer
        verb="stockReceipt.receive"
        form={{
          fields: [
            { name: 'supplier', kind: 'text' },
            { name: 'lines', kind: 'own', draw: drawReceivedLines },
          ],
          initial: { lines: [] },
          fixed: { storeId },
          errorsAt: { 'parts.partRetired': 'lines', 'parts.unknownPart': 'lines' },
        }}
        open={open === 'receive'}
        close={() => setOpen(undefined)}
        also={also}
      />
      <VerbDrawer
        verb="stockReceipt.correct"
        form={{
          fields: [
            { name: 'reason', kind: 'longText', rows: 2 },
            { name: 'lines', kind: 'own', draw: drawCountedLines(storeId) },
          ],
          initial: { lines: [] },
          fixed: { storeId },
          errorsAt: { 'parts.stockReserved': 'lines', 'parts.moreThanStock': 'lines', 'parts.unknownPart': 'lines' },
        }}
        open={open === 'correct'}
        close={() => setOpen(undefined)}
        also={also}
      />
    </Flex>
  )
}
