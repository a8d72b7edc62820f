import { Flex, Tag } from 'antd'
import { useMemo } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { RecordTable } from '../../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import type { Column } from '../../../../console/ui/table/column.ts'
import { When } from '../../../../console/ui/When.tsx'

function columnsOf(texts: Texts): readonly Column<RowOf<'needStudy.list'>>[] {
  return [
    { key: 'customerName', draw: (row) => row.customerName },
    { key: 'state', draw: (row) => <StateTag record="needStudy" state={row.state} /> },
    {
      key: 'dueAt',
      draw: (row) => (
        <Flex gap={8} align="center">
          <When at={row.dueAt} />
          {row.late && <Tag color="error">{texts.field('followUp', 'late')}</Tag>}
        </Flex>
      ),
    },
    {
      key: 'needs',
      draw: (row) => row.needs.map((one) => `${one.words} → ${one.action}`).join('；') || (row.noneBecause ?? '–'),
    },
    { key: 'ownerName', draw: (row) => row.ownerName ?? '–', phone: 'hide' },
    { key: 'studiedAt', draw: (row) => <When at={row.studiedAt} />, phone: 'hide' },
  ]
}

/** New customers' files with what they will need. */
export default function NeedStudiesPage() {
  const texts = useTexts()
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <RecordTable
      read="needStudy.list"
      title={texts.t('care.needStudy.title')}
      columns={columns}
      filters={[
        { name: 'state', kind: 'choice' },
        { name: 'mine', kind: 'flag' },
      ]}
      views={[{ label: 'care.tile.needStudies', search: 'state=due' }]}
      href={(row) => `/need-studies/${row.id}`}
      also={['customer']}
      empty={{ text: texts.t('care.needs.noStudies'), next: texts.t('care.needs.noStudiesNext') }}
    />
  )
}
