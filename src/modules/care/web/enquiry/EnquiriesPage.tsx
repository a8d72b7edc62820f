import { Flex, Tag } from 'antd'
import { useMemo, useState } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useSession } from '../../../../console/session.tsx'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { RecordTable } from '../../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import type { Column } from '../../../../console/ui/table/column.ts'
import { When } from '../../../../console/ui/When.tsx'
import { enquiryChannels, enquiryTopics } from '../../contract/enquiry.ts'
import { LogEnquiry } from './LogEnquiry.tsx'

function columnsOf(texts: Texts): readonly Column<RowOf<'enquiry.list'>>[] {
  return [
    { key: 'number', draw: (row) => <span style={{ whiteSpace: 'nowrap' }}>{row.number}</span> },
    { key: 'state', draw: (row) => <StateTag record="enquiry" state={row.state} /> },
    { key: 'topic', draw: (row) => texts.value('enquiry', 'topic', row.topic) },
    { key: 'question', draw: (row) => row.question },
    { key: 'customerName', draw: (row) => row.customerName ?? '–' },
    { key: 'channel', draw: (row) => texts.value('enquiry', 'channel', row.channel) },
    {
      key: 'dueAt',
      draw: (row) => (
        <Flex gap={8} align="center">
          <When at={row.dueAt} />
          {row.late && <Tag color="error">{texts.field('enquiry', 'late')}</Tag>}
        </Flex>
      ),
    },
    { key: 'ownerName', draw: (row) => row.ownerName ?? '–', phone: 'hide' },
    { key: 'firstResponseAt', draw: (row) => <When at={row.firstResponseAt} />, phone: 'hide' },
    { key: 'createdAt', draw: (row) => <When at={row.createdAt} />, optional: true },
  ]
}

/** What was asked at the desk, on the phone and online, and what was answered. */
export default function EnquiriesPage() {
  const texts = useTexts()
  const { workStore } = useSession()
  const [logging, setLogging] = useState(false)
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <>
      <RecordTable
        read="enquiry.list"
        title={texts.t('care.enquiry.title')}
        columns={columns}
        filters={[
          { name: 'state', kind: 'choice' },
          { name: 'channel', kind: 'choice', options: enquiryChannels },
          { name: 'topic', kind: 'choice', options: enquiryTopics },
          { name: 'mine', kind: 'flag' },
          { name: 'late', kind: 'flag' },
        ]}
        views={[{ label: 'care.tile.enquiries', search: 'state=open' }]}
        href={(row) => `/enquiries/${row.id}`}
        create={{ verb: 'log', open: () => setLogging(true) }}
        also={['customer']}
        empty={{ text: texts.t('care.enquiries.none'), next: texts.t('care.enquiries.noneNext') }}
      />
      {logging && workStore && <LogEnquiry storeId={workStore.id} close={() => setLogging(false)} />}
    </>
  )
}
