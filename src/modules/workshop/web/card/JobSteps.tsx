import { KeyOutlined } from '@ant-design/icons'
import { Checkbox, Flex, Tag, theme } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'

type Job = AnswerOf<'jobCard.get'>['jobs'][number]
type Step = Job['steps'][number]

export interface Ticks {
  readonly has: (key: string) => boolean
  readonly set: (key: string, done: boolean) => void
}

export function stepKey(job: Pick<Job, 'lineId'>, index: number): string {
  return `${job.lineId}.${index}`
}

interface JobStepsProps {
  readonly jobs: readonly Job[]
  /** For who works on them; nothing for who only reads. */
  readonly ticks: Ticks | undefined
}

/** What is to be done, step by step; key steps bear a mark. */
export function JobSteps({ jobs, ticks }: JobStepsProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  return (
    <Section title={texts.t('workshop.card.jobs')}>
      <Flex vertical gap={16}>
        {jobs.map((job) => (
          <div key={job.lineId}>
            <Flex justify="space-between" gap={8}>
              <strong>{texts.name(job.nameZh, job.nameEn)}</strong>
              <span style={{ color: token.colorTextDescription, whiteSpace: 'nowrap' }}>
                {texts.t('workshop.paper.minutes', { minutes: job.standardMinutes })}
              </span>
            </Flex>
            <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {job.steps.map((step, index) => (
                <li key={stepKey(job, index)}>
                  <OneStep step={step} no={index + 1} name={stepKey(job, index)} ticks={ticks} />
                </li>
              ))}
            </ol>
          </div>
        ))}
      </Flex>
    </Section>
  )
}

interface OneStepProps {
  readonly step: Step
  readonly no: number
  readonly name: string
  readonly ticks: Ticks | undefined
}

function OneStep({ step, no, name, ticks }: OneStepProps) {
  const texts = useTexts()
  const words = (
    <>
      {texts.name(step.zh, step.en)}
      {step.key && (
        <Tag color="processing" icon={<KeyOutlined />} style={{ marginInlineStart: 8 }}>
          {texts.t('workshop.card.keyStep')}
        </Tag>
      )}
    </>
  )
  if (!ticks) {
    return (
      <Flex gap={8} style={{ paddingBlock: 4 }}>
        <span>{no}</span>
        <span>{words}</span>
      </Flex>
    )
  }
  return (
    <Checkbox
      checked={ticks.has(name)}
      onChange={(event) => ticks.set(name, event.target.checked)}
      style={{ minHeight: 44, alignItems: 'center', width: '100%', fontSize: 16 }}
    >
      {words}
    </Checkbox>
  )
}
