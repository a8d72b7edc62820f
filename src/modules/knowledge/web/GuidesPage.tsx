import { useMemo, useState } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { plainNumber } from '../../../console/formats.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { symptoms } from '../contract/symptom.ts'
import { guideErrorsAt, guideFields } from './guide-fields.tsx'

function columnsOf(texts: Texts): readonly Column<RowOf<'guide.list'>>[] {
  return [
    { key: 'code', draw: (row) => <strong>{row.code}</strong> },
    { key: 'nameZh', label: 'kernel.console.nameOf', draw: (row) => texts.name(row.nameZh, row.nameEn) },
    { key: 'symptom', draw: (row) => texts.value('guide', 'symptom', row.symptom) },
    { key: 'stepCount', draw: (row) => plainNumber(row.steps.length), numeric: true },
    {
      key: 'causes',
      draw: (row) =>
        row.causes.map((cause) => texts.value('guide', 'cause', cause)).join(texts.language === 'en' ? ', ' : '、'),
    },
  ]
}

/** How faults are traced, by what the driver notices. */
export default function GuidesPage() {
  const texts = useTexts()
  const [open, setOpen] = useState(false)
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <>
      <RecordTable
        read="guide.list"
        title={texts.t('knowledge.guide.title')}
        columns={columns}
        filters={[
          { name: 'symptom', kind: 'choice', options: symptoms },
          { name: 'state', kind: 'choice' },
        ]}
        href={(row) => `/guides/${row.id}`}
        create={{ verb: 'add', open: () => setOpen(true) }}
      />
      <VerbDrawer
        verb="guide.add"
        open={open}
        close={() => setOpen(false)}
        form={{
          fields: [{ name: 'code', kind: 'text' }, ...guideFields(texts)],
          initial: { steps: [], causes: [], powertrains: [] },
          errorsAt: { ...guideErrorsAt, 'knowledge.guideCodeTaken': 'code' },
        }}
      />
    </>
  )
}
