import { Progress } from 'antd'
import { useMemo, useState } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { recallFields, vinErrors } from './recall-fields.tsx'

type Recall = RowOf<'recallCampaign.list'>

function columnsOf(texts: Texts): readonly Column<Recall>[] {
  return [
    { key: 'number', draw: (row) => <AppLink href={`/recalls/${row.id}`}>{row.number}</AppLink> },
    { key: 'titleZh', label: 'kernel.console.nameOf', draw: (row) => texts.name(row.titleZh, row.titleEn) },
    { key: 'startsOn', draw: (row) => row.startsOn },
    {
      key: 'doneCount',
      label: 'warranty.recallCampaign.field.rate',
      draw: (row) => <DoneRate done={row.doneCount} count={row.carCount} />,
    },
    { key: 'state', draw: (row) => <StateTag record="recallCampaign" state={row.state} /> },
  ]
}

/** How many of a recall's cars are done. */
export function DoneRate({ done, count }: { readonly done: number; readonly count: number }) {
  const texts = useTexts()
  const words = texts.t('warranty.page.doneOf', { done, count })
  return (
    <Progress
      percent={count === 0 ? 0 : Math.floor((done * 100) / count)}
      size="small"
      style={{ width: 160, margin: 0 }}
      format={() => words}
      aria-label={words}
    />
  )
}

/** Cars called back by the maker: each campaign with its rate of completion. */
export default function RecallsPage() {
  const texts = useTexts()
  const [adding, setAdding] = useState(false)
  const columns = useMemo(() => columnsOf(texts), [texts])
  return (
    <>
      <RecordTable
        read="recallCampaign.list"
        title={texts.t('warranty.recallCampaign.title')}
        columns={columns}
        filters={[{ name: 'state', kind: 'choice' }]}
        create={{ verb: 'add', open: () => setAdding(true) }}
        empty={{ text: texts.t('warranty.recallCampaign.none'), next: texts.t('warranty.recallCampaign.noneNext') }}
      />
      <VerbDrawer
        verb="recallCampaign.add"
        form={{
          fields: recallFields,
          initial: { stopUse: false, itemCodes: [], vins: [] },
          errorsAt: { ...vinErrors, 'warranty.notARecallItem': 'itemCodes', 'warranty.campaignNumberTaken': 'number' },
        }}
        open={adding}
        close={() => setAdding(false)}
      />
    </>
  )
}
