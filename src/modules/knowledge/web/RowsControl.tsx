import { Button, Checkbox, Flex, Input, InputNumber } from 'antd'
import { z } from 'zod'
import { useTexts } from '../../../console/texts.ts'
import type { OwnControl } from '../../../console/ui/form/field.ts'

const rowsSchema = z.array(z.record(z.string(), z.unknown()))
type Row = Readonly<Record<string, unknown>>

interface Part {
  readonly name: string
  readonly label: string
  readonly kind: 'text' | 'unit' | 'number' | 'flag'
}

interface RowsControlProps {
  readonly control: OwnControl
  readonly parts: readonly Part[]
}

/** Rows of a few short parts each; an emptied part is left out. */
export function RowsControl({ control, parts }: RowsControlProps) {
  const texts = useTexts()
  const known = rowsSchema.safeParse(control.value)
  const rows: readonly Row[] = known.success ? known.data : []
  const put = (index: number, name: string, value: unknown) =>
    control.onChange(
      rows.map((row, at) => {
        if (at !== index) return row
        const rest = Object.fromEntries(Object.entries(row).filter(([key]) => key !== name))
        return value === '' || value === null ? rest : { ...rest, [name]: value }
      }),
    )
  return (
    <Flex vertical gap={8} id={control.id} role="group">
      {/* Rows have no identity but their place. */}
      {rows.map((row, index) => (
        <Flex key={`row ${index}`} gap={4} wrap align="center">
          {parts.map((part) => (
            <PartControl
              key={part.name}
              part={part}
              value={row[part.name]}
              put={(value) => put(index, part.name, value)}
            />
          ))}
          <Button size="small" onClick={() => control.onChange(rows.filter((_, at) => at !== index))}>
            {texts.c('remove')}
          </Button>
        </Flex>
      ))}
      <Button onClick={() => control.onChange([...rows, {}])}>{texts.t('knowledge.page.addRow')}</Button>
    </Flex>
  )
}

interface PartControlProps {
  readonly part: Part
  readonly value: unknown
  readonly put: (value: unknown) => void
}

function PartControl({ part: { kind, label }, value, put }: PartControlProps) {
  if (kind === 'flag') {
    return (
      <Checkbox checked={value === true} onChange={(event) => put(event.target.checked)}>
        {label}
      </Checkbox>
    )
  }
  if (kind === 'number') {
    return (
      <InputNumber
        controls={false}
        aria-label={label}
        placeholder={label}
        style={{ width: 90 }}
        value={typeof value === 'number' ? value : null}
        onChange={put}
      />
    )
  }
  return (
    <Input
      aria-label={label}
      placeholder={label}
      style={kind === 'unit' ? { width: 90 } : { flex: '1 1 150px', minWidth: 80 }}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => put(event.target.value)}
    />
  )
}
