import { Checkbox, Flex } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { arrivalCourtesy } from '../../contract/courtesy.ts'
import type { StepProps } from './visit-notes.ts'

/** How the guest was received, ticked as it is done. */
export function Welcome({ noted, say }: StepProps) {
  const texts = useTexts()
  return (
    <Flex gap={16} wrap style={{ marginTop: 12 }}>
      {arrivalCourtesy.map((step) => (
        <Checkbox
          key={step}
          checked={noted.courtesy.includes(step)}
          onChange={(event) => say({ [`courtesy.${step}`]: event.target.checked ? true : null })}
        >
          {texts.t(`service.value.courtesy.${step}`)}
        </Checkbox>
      ))}
    </Flex>
  )
}
