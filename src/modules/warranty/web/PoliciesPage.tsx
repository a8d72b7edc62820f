import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { plainNumber } from '../../../console/formats.ts'
import { useSession } from '../../../console/session.tsx'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { powertrains } from '../../knowledge/contract/service-item.ts'
import { coverScopes } from '../contract/policy.ts'

type Policy = RowOf<'warrantyPolicy.list'>

const fields = [
  { name: 'code', kind: 'text' },
  { name: 'nameZh', kind: 'text' },
  { name: 'nameEn', kind: 'text' },
  { name: 'scope', kind: 'choice', options: coverScopes, keys: true },
  { name: 'years', kind: 'number' },
  { name: 'km', kind: 'number' },
  { name: 'powertrains', kind: 'choice', options: powertrains, many: true },
  { name: 'soldFrom', kind: 'day' },
  { name: 'soldUntil', kind: 'day' },
] as const

const errorsAt = { 'warranty.policyCodeTaken': 'code', 'warranty.belowLaw': 'years' } as const

function columnsOf(texts: Texts): readonly Column<Policy>[] {
  return [
    {
      key: 'nameZh',
      draw: (row) => (
        <>
          <strong>{texts.name(row.nameZh, row.nameEn)}</strong> <span translate="no">{row.code}</span>
        </>
      ),
    },
    { key: 'scope', draw: (row) => texts.value('warrantyPolicy', 'scope', row.scope) },
    {
      key: 'years',
      label: 'warranty.warrantyPolicy.field.period',
      draw: (row) =>
        row.km === null
          ? texts.t('warranty.page.years', { years: row.years })
          : texts.t('warranty.page.yearsKm', { years: row.years, km: plainNumber(row.km) }),
    },
    {
      key: 'powertrains',
      draw: (row) =>
        row.powertrains.map((one) => texts.value('serviceItem', 'powertrains', one)).join(' · ') ||
        texts.t('warranty.page.all'),
    },
    { key: 'soldFrom', draw: (row) => row.soldFrom },
    { key: 'soldUntil', draw: (row) => row.soldUntil ?? '—' },
    { key: 'state', draw: (row) => <StateTag record="warrantyPolicy" state={row.state} /> },
  ]
}

/** How long the maker stands for a car, by the day of its sale. */
export default function PoliciesPage() {
  const texts = useTexts()
  const { can } = useSession()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Policy>()
  const manages = can('warrantyPolicy.manage')
  const columns = useMemo(() => {
    const shown = columnsOf(texts)
    const keys: Column<Policy> = {
      key: 'end',
      label: 'warranty.warrantyPolicy.verb.end',
      draw: (row) =>
        row.state === 'active' && (
          <Button size="small" onClick={() => setEnding(row)}>
            {texts.verb('warrantyPolicy', 'end')}
          </Button>
        ),
    }
    return manages ? [...shown, keys] : shown
  }, [texts, manages])
  return (
    <>
      <RecordTable
        read="warrantyPolicy.list"
        title={texts.t('warranty.warrantyPolicy.title')}
        columns={columns}
        filters={[{ name: 'state', kind: 'choice' }]}
        create={{ verb: 'add', open: () => setAdding(true) }}
        empty={{ text: texts.t('warranty.warrantyPolicy.none'), next: texts.t('warranty.warrantyPolicy.noneNext') }}
      />
      <VerbDrawer
        verb="warrantyPolicy.add"
        form={{
          fields,
          initial: { scope: 'vehicle', years: 3, km: 100_000, powertrains: [], soldUntil: null },
          errorsAt,
        }}
        open={adding}
        close={() => setAdding(false)}
      />
      {ending && (
        <VerbDrawer
          verb="warrantyPolicy.end"
          form={{ fields: [{ name: 'soldUntil', kind: 'day' }], initial: {} }}
          target={ending}
          open
          close={() => setEnding(undefined)}
        />
      )}
    </>
  )
}
