import { Flex, Tag } from 'antd'
import { useMemo, useState } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { Soft } from '../../../console/ui/Soft.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { symptoms } from '../contract/symptom.ts'
import { caseFields } from './case-fields.ts'

function columnsOf(texts: Texts): readonly Column<RowOf<'faultCase.list'>>[] {
  return [
    {
      key: 'symptomWords',
      draw: (row) => (
        <Flex vertical>
          <strong>{row.symptomWords}</strong>
          <Soft>{texts.value('faultCase', 'symptom', row.symptom)}</Soft>
        </Flex>
      ),
    },
    { key: 'modelZh', draw: (row) => texts.name(row.modelZh, row.modelEn) || '–' },
    {
      key: 'faultCodes',
      draw: (row) => (
        <Flex gap={4} wrap>
          {row.faultCodes.length === 0 ? '–' : row.faultCodes.map((code) => <Tag key={code}>{code}</Tag>)}
        </Flex>
      ),
    },
    {
      key: 'causeWords',
      draw: (row) => (
        <Flex vertical>
          <span>{row.causeWords}</span>
          <Soft>{texts.value('faultCase', 'cause', row.cause)}</Soft>
        </Flex>
      ),
    },
    { key: 'fix', draw: (row) => row.fix },
    { key: 'state', draw: (row) => <StateTag record="faultCase" state={row.state} /> },
  ]
}

/** Faults that were found before: by what was noticed, by code, by model. */
export default function FaultCasesPage() {
  const texts = useTexts()
  const [open, setOpen] = useState(false)
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <>
      <RecordTable
        read="faultCase.list"
        title={texts.t('knowledge.faultCase.title')}
        columns={columns}
        filters={[
          { name: 'symptom', kind: 'choice', options: symptoms },
          { name: 'state', kind: 'choice' },
        ]}
        views={[{ label: 'knowledge.page.toReview', search: 'state=draft' }]}
        href={(row) => `/fault-cases/${row.id}`}
        create={{ verb: 'write', open: () => setOpen(true) }}
        empty={{ text: texts.t('knowledge.page.casesEmpty'), next: texts.t('knowledge.page.casesEmptyNext') }}
      />
      <VerbDrawer
        verb="faultCase.write"
        open={open}
        close={() => setOpen(false)}
        form={{ fields: caseFields, initial: { faultCodes: [] } }}
      />
    </>
  )
}
