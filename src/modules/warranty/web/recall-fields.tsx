import { Input, Select } from 'antd'
import { useRead } from '../../../console/queries.ts'
import { useTexts } from '../../../console/texts.ts'
import type { Field, OwnControl } from '../../../console/ui/form/field.ts'

const parts = (text: string) =>
  text
    .toUpperCase()
    .split(/[\s,，;；]+/)
    .filter(Boolean)

function VinList({ id, value, onChange, invalid }: OwnControl) {
  return (
    <Input.TextArea
      id={id}
      rows={6}
      status={invalid ? 'error' : ''}
      spellCheck={false}
      style={{ fontFamily: 'monospace' }}
      defaultValue={Array.isArray(value) ? value.join('\n') : ''}
      onChange={(event) => onChange(parts(event.target.value))}
    />
  )
}

const strings = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])

/** Items of the catalogue for recalls and upgrades. */
function ItemChoice({ id, value, onChange, invalid }: OwnControl) {
  const texts = useTexts()
  const { data } = useRead('serviceItem.list', { query: { state: 'active', limit: 200 } })
  const items = (data?.rows ?? []).filter((item) => item.kind === 'recall' || item.kind === 'upgrade')
  return (
    <Select
      id={id}
      mode="multiple"
      status={invalid ? 'error' : ''}
      style={{ width: '100%' }}
      showSearch={{ optionFilterProp: 'label' }}
      value={strings(value)}
      options={items.map((item) => ({
        value: item.code,
        label: `${texts.name(item.nameZh, item.nameEn)} ${item.code}`,
      }))}
      onChange={onChange}
    />
  )
}

export const itemsField = {
  name: 'itemCodes',
  kind: 'own',
  draw: (control: OwnControl) => <ItemChoice {...control} />,
} as const

/** Models of the catalogue, for a policy that is for some alone. */
function ModelChoice({ id, value, onChange, invalid }: OwnControl) {
  const texts = useTexts()
  const { data } = useRead('model.list')
  const nameOf = (zh: string, en: string) => texts.name(zh, en)
  return (
    <Select
      id={id}
      mode="multiple"
      status={invalid ? 'error' : ''}
      style={{ width: '100%' }}
      showSearch={{ optionFilterProp: 'label' }}
      value={strings(value)}
      options={(data?.rows ?? []).map((row) => ({
        value: row.id,
        label: `${nameOf(row.brandZh, row.brandEn)} ${nameOf(row.nameZh, row.nameEn)}`,
      }))}
      onChange={onChange}
    />
  )
}

export const modelsField = {
  name: 'modelIds',
  kind: 'own',
  draw: (control: OwnControl) => <ModelChoice {...control} />,
} as const

export const vinList = { name: 'vins', kind: 'own', draw: (control: OwnControl) => <VinList {...control} /> } as const

export const vinErrors = { 'warranty.notAVin': 'vins', 'warranty.vinListed': 'vins' } as const

export const recallFields = [
  { name: 'number', kind: 'text' },
  { name: 'titleZh', kind: 'text' },
  { name: 'titleEn', kind: 'text' },
  { name: 'dangerZh', kind: 'longText', rows: 2 },
  { name: 'dangerEn', kind: 'longText', rows: 2 },
  { name: 'remedyZh', kind: 'longText', rows: 2 },
  { name: 'remedyEn', kind: 'longText', rows: 2 },
  { name: 'stopUse', kind: 'flag' },
  { name: 'startsOn', kind: 'day' },
  itemsField,
  vinList,
] as const satisfies readonly Field[]
