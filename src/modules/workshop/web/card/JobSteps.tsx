import { KeyOutlined } from '@ant-design/icons'
import { Checkbox, Flex, Tag, theme } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { type FileRow, RecordEvidence, useFiles } from '../../../../console/ui/RecordEvidence.tsx'
import type { UploadPlace } from '../../../../console/upload.ts'
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
  /** The card whose photos stand beside the steps. */
  readonly cardId: string
  /** Whether photos may be taken now. */
  readonly takes: boolean
}

/** What is to be done, step by step; key steps bear a mark. */
export function JobSteps({ jobs, ticks, cardId, takes }: JobStepsProps) {
  const texts = useTexts()
  const files = useFiles('jobCard', cardId) ?? []
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
                  <StepPhotos
                    files={files.filter((row) => row.subjectId === job.lineId && row.position === index)}
                    place={
                      takes && step.key
                        ? { record: 'jobCard', recordId: cardId, kind: 'step', subjectId: job.lineId, position: index }
                        : undefined
                    }
                  />
                </li>
              ))}
            </ol>
          </div>
        ))}
      </Flex>
    </Section>
  )
}

interface StepPhotosProps {
  readonly files: readonly FileRow[]
  readonly place: UploadPlace | undefined
}

function StepPhotos({ files, place }: StepPhotosProps) {
  const texts = useTexts()
  if (files.length === 0 && !place) return null
  return (
    <div style={{ paddingInlineStart: 24, paddingBlockEnd: 4 }}>
      <RecordEvidence small files={files} name={texts.t('workshop.file.step')} place={place} />
    </div>
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
