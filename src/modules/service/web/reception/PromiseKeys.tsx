import { Button, Flex, Radio } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import { dayTime } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { DayControl } from '../../../../console/ui/form/late.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { quarterAfter, type StepProps } from './visit-notes.ts'

const hours = [1, 2, 3, 5, 24] as const

/** When the car is promised, by one key for the usual times. */
export function PromiseKeys({ noted, say }: StepProps) {
  const texts = useTexts()
  return (
    <div id="step-promise">
      <Section title={texts.t('service.page.step.promise')}>
        <Flex gap={16} wrap align="center">
          <PromiseTimes value={noted.promisedAt} onChange={(promisedAt) => say({ promisedAt: promisedAt ?? null })} />
          <Radio.Group
            optionType="button"
            aria-label={texts.field('repairOrder', 'waiting')}
            value={noted.waiting}
            onChange={(event) => say({ waiting: event.target.value === true })}
            options={[
              { value: true, label: texts.t('service.page.waits') },
              { value: false, label: texts.t('service.page.leaves') },
            ]}
          />
        </Flex>
      </Section>
    </div>
  )
}

interface PromiseTimesProps {
  readonly value: string | undefined
  readonly onChange: (promisedAt: string | undefined) => void
}

/** Keys for the next hours and a calendar for the rest. */
export function PromiseTimes({ value, onChange }: PromiseTimesProps) {
  const texts = useTexts()
  const now = useNow()
  return (
    <Flex gap={8} wrap align="center">
      {hours.map((after) => {
        const at = quarterAfter(now, after * 60)
        return (
          <Button key={after} type={at === value ? 'primary' : 'default'} onClick={() => onChange(at)}>
            {dayTime(at, now)}
          </Button>
        )
      })}
      <div style={{ width: 190 }}>
        <DayControl withTime value={value} onChange={onChange} label={texts.field('repairOrder', 'promisedAt')} />
      </div>
    </Flex>
  )
}
