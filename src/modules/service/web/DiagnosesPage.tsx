import { Flex, Tag } from 'antd'
import { useMemo } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { useNarrow } from '../../../console/screen.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { Heading } from '../../../console/ui/Heading.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { When } from '../../../console/ui/When.tsx'
import { symptoms } from '../../knowledge/contract/symptom.ts'
import { faultClasses } from '../contract/diagnosis-shapes.ts'
import { FaultMix } from './diagnosis/FaultMix.tsx'
import { SeverityTag } from './diagnosis/SeverityTag.tsx'
import { WaitingCars } from './diagnosis/WaitingCars.tsx'

function columnsOf(texts: Texts): readonly Column<RowOf<'diagnosis.list'>>[] {
  return [
    { key: 'plate', draw: (row) => <Plate plate={row.plate} colour={row.plateColour} /> },
    { key: 'state', draw: (row) => <StateTag record="diagnosis" state={row.state} /> },
    { key: 'symptom', draw: (row) => (row.symptom ? texts.value('diagnosis', 'symptom', row.symptom) : '–') },
    {
      key: 'codes',
      draw: (row) => (
        <Flex gap={4} wrap>
          {row.codes.length === 0 ? '–' : row.codes.map((code) => <Tag key={code}>{code}</Tag>)}
        </Flex>
      ),
    },
    { key: 'severity', draw: (row) => (row.severity ? <SeverityTag severity={row.severity} /> : '–') },
    {
      key: 'faultClass',
      draw: (row) => (row.faultClass ? texts.value('diagnosis', 'faultClass', row.faultClass) : '–'),
    },
    { key: 'causeWords', draw: (row) => row.causeWords ?? '–', phone: 'hide' },
    { key: 'technicianName', draw: (row) => row.technicianName },
    { key: 'createdAt', draw: (row) => <When at={row.createdAt} /> },
    { key: 'orderNumber', draw: (row) => row.orderNumber, optional: true },
  ]
}

/** Cars that wait, the mix of what was found, and every diagnosis, found by plate, order or fault code. */
export default function DiagnosesPage() {
  const texts = useTexts()
  const narrow = useNarrow()
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <Flex vertical gap={16}>
      <Heading level={1}>{texts.t('service.diagnosis.title')}</Heading>
      <div
        style={{
          display: 'grid',
          gap: 12,
          alignItems: 'start',
          gridTemplateColumns: narrow ? 'minmax(0, 1fr)' : 'minmax(0, 3fr) minmax(0, 2fr)',
        }}
      >
        <WaitingCars />
        <FaultMix />
      </div>
      <RecordTable
        read="diagnosis.list"
        title={texts.t('service.diag.all')}
        columns={columns}
        filters={[
          { name: 'state', kind: 'choice' },
          { name: 'faultClass', kind: 'choice', options: faultClasses },
          { name: 'symptom', kind: 'choice', options: symptoms },
          { name: 'mine', kind: 'flag' },
        ]}
        href={(row) => `/diagnoses/${row.id}`}
        also={['repairOrder']}
      />
    </Flex>
  )
}
