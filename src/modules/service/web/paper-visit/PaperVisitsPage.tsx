import { useMemo, useState } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useSession } from '../../../../console/session.tsx'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { RecordTable } from '../../../../console/ui/RecordTable.tsx'
import type { Column } from '../../../../console/ui/table/column.ts'
import { Unbroken } from '../order/Unbroken.tsx'
import { EnterPaperVisit } from './EnterPaperVisit.tsx'

function columnsOf(texts: Texts): readonly Column<RowOf<'paperVisit.list'>>[] {
  const comma = texts.t('service.page.comma')
  return [
    { key: 'paperNo', draw: (row) => <Unbroken text={row.paperNo} /> },
    { key: 'visitedOn', draw: (row) => <Unbroken text={row.visitedOn} /> },
    { key: 'plate', draw: (row) => <Plate plate={row.plate} colour={row.plateColour} /> },
    {
      key: 'customerName',
      draw: (row) => (
        <AppLink href={`/customers/${row.customerId}`}>
          <Unbroken text={row.customerName} />
        </AppLink>
      ),
    },
    { key: 'channel', draw: (row) => texts.value('paperVisit', 'channel', row.channel) },
    { key: 'visitType', draw: (row) => texts.value('repairOrder', 'visitType', row.visitType) },
    { key: 'work', draw: (row) => row.work.join(comma) },
    { key: 'amountFen', numeric: true, draw: (row) => <Money fen={row.amountFen} /> },
    { key: 'enteredByName', draw: (row) => row.enteredByName, phone: 'hide' },
  ]
}

/** Visits that were kept on paper, entered into the files afterwards. */
export default function PaperVisitsPage() {
  const texts = useTexts()
  const { workStore } = useSession()
  const [entering, setEntering] = useState(false)
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <>
      <RecordTable
        read="paperVisit.list"
        title={texts.t('service.paperVisit.title')}
        columns={columns}
        create={{ verb: 'enter', open: () => setEntering(true) }}
        bulk={[{ verb: 'void', fields: [{ name: 'reason', kind: 'text' }] }]}
        also={['customer', 'vehicle']}
        empty={{ text: texts.t('service.page.noPaperVisits'), next: texts.t('service.page.noPaperVisitsNext') }}
      />
      {entering && workStore && <EnterPaperVisit storeId={workStore.id} close={() => setEntering(false)} />}
    </>
  )
}
