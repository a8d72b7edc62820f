import { Input } from 'antd'
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
  vinList,
] as const satisfies readonly Field[]
