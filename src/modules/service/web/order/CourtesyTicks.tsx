import { Checkbox, Flex } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import type { courtesySteps } from '../../contract/courtesy.ts'

type Step = (typeof courtesySteps)[number]

interface CourtesyTicksProps {
  readonly steps: readonly Step[]
  readonly ticked: readonly Step[]
  readonly onChange: (ticked: Step[]) => void
}

/** Steps of courtesy to be ticked as they are done. */
export function CourtesyTicks({ steps, ticked, onChange }: CourtesyTicksProps) {
  const { t } = useTexts()
  return (
    <Flex vertical gap={8}>
      {steps.map((step) => (
        <Checkbox
          key={step}
          checked={ticked.includes(step)}
          onChange={(event) =>
            onChange(event.target.checked ? [...ticked, step] : ticked.filter((other) => other !== step))
          }
        >
          {t(`service.value.courtesy.${step}`)}
        </Checkbox>
      ))}
    </Flex>
  )
}
