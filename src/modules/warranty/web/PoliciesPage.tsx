import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { RowOf } from '../../../console/endpoints.ts'
import { plainNumber } from '../../../console/formats.ts'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { type Texts, useTexts } from '../../../console/texts.ts'
import type { OwnControl } from '../../../console/ui/form/field.ts'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { partCategories } from '../../knowledge/contract/part-category.ts'
import { powertrains } from '../../knowledge/contract/service-item.ts'
import { modelsField } from './recall-fields.tsx'
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
  modelsField,
  { name: 'partGroups', kind: 'own', draw: (control: OwnControl) => <PartGroups {...control} /> },
  { name: 'soldFrom', kind: 'day' },
  { name: 'soldUntil', kind: 'day' },
] as const

const errorsAt = { 'warranty.policyCodeTaken': 'code', 'warranty.belowLaw': 'years' } as const

/** Models and groups of parts for which alone it counts. */
function AppliesTo({ row }: { readonly row: Policy }) {
  const texts = useTexts()
  const { data } = useRead('model.list', { enabled: row.modelIds.length > 0 })
  const models = row.modelIds.map((id) => {
    const model = data?.rows.find((one) => one.id === id)
    return model ? texts.name(model.nameZh, model.nameEn) : '…'
  })
  const groups = row.partGroups.map((group) => texts.value('part', 'category', group))
  return <>{[...models, ...groups].join(' · ') || '–'}</>
}

function PartGroups({ id, value, onChange, invalid }: OwnControl) {
  const texts = useTexts()
  return (
    <Select
      id={id}
      mode="tags"
      status={invalid ? 'error' : ''}
      style={{ width: '100%' }}
      value={Array.isArray(value) ? value.map(String) : []}
      options={partCategories.map((group) => ({ value: group, label: texts.value('part', 'category', group) }))}
      onChange={onChange}
    />
  )
}

function columnsOf(texts: Texts): readonly Column<Policy>[] {
  return [
    {
      key: 'nameZh',
      label: 'kernel.console.nameOf',
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
    { key: 'appliesTo', draw: (row) => <AppliesTo row={row} /> },
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
          initial: {
            scope: 'vehicle',
            years: 3,
            km: 100_000,
            powertrains: [],
            modelIds: [],
            partGroups: [],
            soldUntil: null,
          },
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
