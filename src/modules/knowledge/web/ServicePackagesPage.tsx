import { Button, Flex, Tag } from 'antd'
import { useMemo, useState } from 'react'
import type { InputOf, RowOf } from '../../../console/endpoints.ts'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { type Texts, useTexts } from '../../../console/texts.ts'
import type { Field } from '../../../console/ui/form/field.ts'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { useVerb } from '../../../console/verbs.ts'
import { powertrains } from '../contract/service-item.ts'

type Pack = RowOf<'servicePackage.list'>

function columnsOf(texts: Texts, nameOf: (code: string) => string): readonly Column<Pack>[] {
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
    {
      key: 'powertrains',
      draw: (row) => row.powertrains.map((one) => texts.value('serviceItem', 'powertrains', one)).join(' · '),
    },
    {
      key: 'itemCodes',
      draw: (row) => (
        <Flex gap={4} wrap>
          {row.itemCodes.map((code) => (
            <Tag key={code} color={row.mandatoryCodes.includes(code) ? 'processing' : 'default'} style={{ margin: 0 }}>
              {nameOf(code)}
              {row.mandatoryCodes.includes(code) ? ' *' : ''}
            </Tag>
          ))}
        </Flex>
      ),
    },
    { key: 'state', draw: (row) => <StateTag record="servicePackage" state={row.state} /> },
  ]
}

const errorsAt = {
  'knowledge.packageUnknownItems': 'itemCodes',
  'knowledge.packageMandatoryOutside': 'mandatoryCodes',
  'knowledge.packageLacks': 'mandatoryCodes',
} as const

function packFields(
  texts: Texts,
  items: readonly RowOf<'serviceItem.list'>[],
): readonly Field<keyof InputOf<'servicePackage.edit'>>[] {
  const options = items.map((item) => ({
    value: item.code,
    label: `${texts.name(item.nameZh, item.nameEn)} ${item.code}`,
  }))
  return [
    { name: 'nameZh', kind: 'text' },
    { name: 'nameEn', kind: 'text' },
    { name: 'powertrains', kind: 'choice', options: powertrains, many: true },
    { name: 'itemCodes', kind: 'choice', options, many: true },
    { name: 'mandatoryCodes', kind: 'choice', options, many: true },
  ]
}

/** Maintenance packages: what belongs to each, and what must be done (marked with a star). */
export default function ServicePackagesPage() {
  const texts = useTexts()
  const { can } = useSession()
  const [adding, setAdding] = useState(false)
  const [editing, setEditing] = useState<Pack>()
  const { data } = useRead('serviceItem.list', { query: { state: 'active', limit: 200 } })
  const items = useMemo(() => data?.rows ?? [], [data])
  const manages = can('serviceItem.manage')
  const columns = useMemo(() => {
    const names = new Map(items.map((item) => [item.code, texts.name(item.nameZh, item.nameEn)]))
    const shown = columnsOf(texts, (code) => names.get(code) ?? code)
    const keys: Column<Pack> = {
      key: 'edit',
      label: 'knowledge.servicePackage.verb.edit',
      draw: (row) => <PackKeys row={row} edit={() => setEditing(row)} />,
    }
    return manages ? [...shown, keys] : shown
  }, [texts, items, manages])
  const fields = packFields(texts, items)
  return (
    <>
      <RecordTable
        read="servicePackage.list"
        title={texts.t('knowledge.servicePackage.title')}
        columns={columns}
        filters={[{ name: 'state', kind: 'choice' }]}
        create={{ verb: 'add', open: () => setAdding(true) }}
        empty={{ text: texts.t('knowledge.servicePackage.none'), next: texts.t('knowledge.servicePackage.noneNext') }}
      />
      <VerbDrawer
        verb="servicePackage.add"
        form={{
          fields: [{ name: 'code', kind: 'text' }, ...fields],
          initial: {
            powertrains: ['ice', 'hev', 'phev'],
            itemCodes: items.filter((item) => item.mandatoryInPackage).map((item) => item.code),
            mandatoryCodes: items.filter((item) => item.mandatoryInPackage).map((item) => item.code),
          },
          errorsAt: { ...errorsAt, 'knowledge.packageCodeTaken': 'code' },
        }}
        open={adding}
        close={() => setAdding(false)}
      />
      {editing && (
        <VerbDrawer
          verb="servicePackage.edit"
          form={{
            fields,
            initial: {
              nameZh: editing.nameZh,
              nameEn: editing.nameEn,
              powertrains: editing.powertrains,
              itemCodes: editing.itemCodes,
              mandatoryCodes: editing.mandatoryCodes,
            },
            errorsAt,
          }}
          target={editing}
          open
          close={() => setEditing(undefined)}
        />
      )}
    </>
  )
}

function PackKeys({ row, edit }: { readonly row: Pack; readonly edit: () => void }) {
  const texts = useTexts()
  const retire = useVerb('servicePackage.retire')
  const restore = useVerb('servicePackage.restore')
  const offered = row.state === 'active'
  return (
    <Flex gap={4}>
      {offered && (
        <Button size="small" onClick={edit}>
          {texts.verb('servicePackage', 'edit')}
        </Button>
      )}
      <Button
        size="small"
        loading={retire.pending || restore.pending}
        onClick={() => void (offered ? retire : restore).run({}, row)}
      >
        {texts.verb('servicePackage', offered ? 'retire' : 'restore')}
      </Button>
    </Flex>
  )
}
