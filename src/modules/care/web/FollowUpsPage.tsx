import { Flex, Tag } from 'antd'
import { useMemo } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { Plate } from '../../../console/ui/Plate.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { When } from '../../../console/ui/When.tsx'
import { NextCallButton } from './NextCallButton.tsx'
import { OnTime } from './OnTime.tsx'

type Row = RowOf<'followUp.list'>

function columnsOf(texts: Texts): readonly Column<Row>[] {
  return [
    { key: 'customerName', draw: (row) => row.customerName },
    { key: 'plate', draw: (row) => <Plate plate={row.plate} colour={row.plateColour} /> },
    { key: 'dueAt', draw: (row) => <Due row={row} texts={texts} /> },
    { key: 'state', draw: (row) => <StateTag record="followUp" state={row.state} /> },
    { key: 'attempts', draw: (row) => row.attempts, numeric: true },
    { key: 'callBackAt', draw: (row) => <When at={row.callBackAt} /> },
    { key: 'calledAt', draw: (row) => <When at={row.calledAt} />, phone: 'hide' },
    { key: 'score', draw: (row) => row.score ?? '–', numeric: true, phone: 'hide' },
    { key: 'agentName', draw: (row) => row.agentName ?? '–', phone: 'hide' },
    { key: 'orderNumber', draw: (row) => row.orderNumber, phone: 'hide' },
    { key: 'phoneMasked', draw: (row) => row.phoneMasked, optional: true },
  ]
}

function Due({ row, texts }: { readonly row: Row; readonly texts: Texts }) {
  return (
    <Flex gap={8} align="center">
      <When at={row.dueAt} />
      {row.late && <Tag color="error">{texts.field('followUp', 'late')}</Tag>}
    </Flex>
  )
}

/** Calls after the visit: whom, how far, and how many were made in time. */
export default function FollowUpsPage() {
  const texts = useTexts()
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <OnTime />
        <NextCallButton />
      </Flex>
      <RecordTable
        read="followUp.list"
        title={texts.t('care.followUp.title')}
        columns={columns}
        filters={[
          { name: 'state', kind: 'choice' },
          { name: 'mine', kind: 'flag' },
          { name: 'late', kind: 'flag' },
        ]}
        views={[
          { label: 'care.tile.mine', search: 'state=due&mine=true' },
          { label: 'care.tile.late', search: 'state=due&late=true' },
        ]}
        href={(row) => `/follow-ups/${row.id}`}
        empty={{ text: texts.t('care.page.empty'), next: texts.t('care.page.emptyNext') }}
      />
    </Flex>
  )
}
