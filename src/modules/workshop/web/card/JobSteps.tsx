import {
  BookOutlined,
  CameraOutlined,
  CheckOutlined,
  CloudUploadOutlined,
  KeyOutlined,
  SafetyOutlined,
  ToolOutlined,
} from '@ant-design/icons'
import { Button, Checkbox, Flex, Tag, theme } from 'antd'
import { type ChangeEvent, useRef } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { type FileRow, RecordEvidence, useFiles } from '../../../../console/ui/RecordEvidence.tsx'
import { WaitingPhotos } from '../../../../console/ui/WaitingPhotos.tsx'
import type { UploadPlace } from '../../../../console/upload.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { When } from '../../../../console/ui/When.tsx'

type Job = AnswerOf<'jobCard.get'>['jobs'][number]
type Step = Job['steps'][number]

export interface Ticks {
  /** Who signed a step, and when. */
  readonly by: Readonly<Record<string, { readonly at: string; readonly name: string }>>
  /** Nothing for who only reads. */
  readonly set?: (step: { readonly lineId: string; readonly position: number }, done: boolean) => void
}

export function stepKey(job: Pick<Job, 'lineId'>, index: number): string {
  return `${job.lineId}.${index}`
}

interface JobStepsProps {
  readonly jobs: readonly Job[]
  readonly ticks: Ticks
  /** The card whose photos stand beside the steps. */
  readonly cardId: string
  /** Photos that have not reached the server, by step. */
  readonly waiting?: ReadonlyMap<string, number>
  /** Takes photos of a step; nothing where none may be taken. */
  readonly take?: (files: Iterable<File>, place: UploadPlace) => void
}

/** What is to be done, step by step; key steps bear a mark. */
export function JobSteps({ jobs, ticks, cardId, waiting, take }: JobStepsProps) {
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
                {texts.t('workshop.minutes', { minutes: job.standardMinutes })}
              </span>
            </Flex>
            <GuideInUse guide={job.guide} />
            <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {job.steps.map((step, index) => (
                <li key={stepKey(job, index)}>
                  <OneStep step={step} no={index + 1} at={{ lineId: job.lineId, position: index }} ticks={ticks} />
                  <StepPhotos
                    files={files.filter((row) => row.subjectId === job.lineId && row.position === index)}
                    waiting={waiting?.get(stepKey(job, index)) ?? 0}
                    place={{
                      record: 'jobCard',
                      recordId: cardId,
                      kind: 'step',
                      subjectId: job.lineId,
                      position: index,
                    }}
                    take={step.key ? take : undefined}
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

/** The maker's or the model's edition that the steps are from; nothing where they are the catalogue's. */
function GuideInUse({ guide }: { readonly guide: Job['guide'] }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  if (!guide) return null
  const { edition, source } = guide
  const name = guide.modelZh === null ? guide.maker : `${guide.maker} ${texts.name(guide.modelZh, guide.modelEn)}`
  return (
    <span style={{ color: token.colorTextDescription }}>
      <BookOutlined aria-hidden /> {texts.t('workshop.card.guide', { name, edition, source })}
    </span>
  )
}

interface StepPhotosProps {
  readonly files: readonly FileRow[]
  readonly waiting: number
  readonly place: UploadPlace
  readonly take: JobStepsProps['take'] | undefined
}

function StepPhotos({ files, waiting, place, take }: StepPhotosProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  if (files.length === 0 && waiting === 0 && !take) return null
  return (
    <Flex gap={8} wrap align="center" style={{ paddingInlineStart: 24, paddingBlockEnd: 4 }}>
      {files.length > 0 && <RecordEvidence small files={files} name={texts.t('workshop.file.step')} />}
      {waiting > 0 && <WaitingPhotos place={place} side={56} />}
      {waiting > 0 && (
        <span role="status" style={{ color: token.colorWarning }}>
          <CloudUploadOutlined aria-hidden /> {texts.t('workshop.card.photosWaiting', { count: waiting })}
        </span>
      )}
      {take && <CameraKey take={(taken) => take(taken, place)} />}
    </Flex>
  )
}

/** Straight to the camera; on a desk to a file. */
function CameraKey({ take }: { readonly take: (files: Iterable<File>) => void }) {
  const texts = useTexts()
  const input = useRef<HTMLInputElement>(null)
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    take([...(event.target.files ?? [])])
    event.target.value = ''
  }
  return (
    <>
      <input ref={input} type="file" accept="image/*,video/*" capture="environment" hidden onChange={change} />
      <Button icon={<CameraOutlined />} style={{ minHeight: 44 }} onClick={() => input.current?.click()}>
        {texts.c('evidence.take')}
      </Button>
    </>
  )
}

interface OneStepProps {
  readonly step: Step
  readonly no: number
  readonly at: { readonly lineId: string; readonly position: number }
  readonly ticks: Ticks
}

function OneStep({ step, no, at, ticks }: OneStepProps) {
  const { set } = ticks
  const signed = ticks.by[`${at.lineId}.${at.position}`]
  const words = <StepWords step={step} signed={signed} />
  if (!set) {
    return (
      <Flex gap={8} style={{ paddingBlock: 4 }}>
        <span>{signed ? <CheckOutlined /> : no}</span>
        <span>{words}</span>
      </Flex>
    )
  }
  return (
    <Checkbox
      checked={signed !== undefined}
      onChange={(event) => set(at, event.target.checked)}
      style={{ minHeight: 44, alignItems: 'center', width: '100%', fontSize: 16, paddingBlock: 4 }}
    >
      {words}
    </Checkbox>
  )
}

/** The step, what the guide prescribes for it, and who signed it. */
function StepWords({ step, signed }: { readonly step: Step; readonly signed: Ticks['by'][string] | undefined }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const tool = texts.name(step.toolZh ?? null, step.toolEn ?? null)
  const soft = { color: token.colorTextDescription, fontSize: token.fontSize } as const
  return (
    <>
      {texts.name(step.zh, step.en)}
      {step.setting && <strong style={{ marginInlineStart: 8, whiteSpace: 'nowrap' }}>{step.setting}</strong>}
      {step.critical && (
        <Tag color="error" icon={<SafetyOutlined />} style={{ marginInlineStart: 8 }}>
          {texts.t('workshop.card.criticalStep')}
        </Tag>
      )}
      {step.key && (
        <Tag color="processing" icon={<KeyOutlined />} style={{ marginInlineStart: 8 }}>
          {texts.t('workshop.card.keyStep')}
        </Tag>
      )}
      {step.toolZh && (
        <span style={{ ...soft, display: 'block' }}>
          <ToolOutlined aria-hidden /> {tool}
        </span>
      )}
      {signed && (
        <span style={{ ...soft, display: 'block' }}>
          {signed.name} <When at={signed.at} />
        </span>
      )}
    </>
  )
}
