import { Flex, Input } from 'antd'
import { checkPlate, normalisePlate } from '../../../modules/vehicles/contract/plate.ts'
import { normaliseVin } from '../../../modules/vehicles/contract/vin.ts'
import { useTexts } from '../../texts.ts'
import { Plate } from '../Plate.tsx'
import type { Frame } from './frame.ts'
import { Soft } from '../Soft.tsx'

interface CodeControlProps {
  readonly frame: Frame
  readonly value: string
  readonly onChange: (value: unknown) => void
}

/** A plate as it is typed, drawn beside it as soon as it is one. */
export function PlateControl({ frame, value, onChange }: CodeControlProps) {
  const { c } = useTexts()
  const verdict = value === '' ? undefined : checkPlate(value)
  return (
    <Flex vertical gap={4}>
      <Input
        {...frame}
        autoCapitalize="characters"
        autoComplete="off"
        value={value}
        placeholder={c('form.plate')}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => onChange(normalisePlate(value))}
      />
      {verdict?.ok && (
        // A plate is as wide as its number, not as the form.
        <div>
          <Plate plate={verdict.plate} colour={verdict.colour} />
        </div>
      )}
      {verdict && !verdict.ok && <Soft>{c(`plateProblem.${verdict.code}`)}</Soft>}
    </Flex>
  )
}

const vinLength = 17

/** A VIN: counts what is still missing. */
export function VinControl({ frame, value, onChange }: CodeControlProps) {
  const vin = normaliseVin(value)
  return (
    <Input
      {...frame}
      autoCapitalize="characters"
      autoComplete="off"
      value={value}
      maxLength={24}
      suffix={`${vin.length}/${vinLength}`}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => onChange(vin)}
    />
  )
}
