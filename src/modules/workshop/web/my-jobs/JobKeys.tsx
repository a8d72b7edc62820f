import { CaretRightOutlined, CheckOutlined, PauseOutlined } from '@ant-design/icons'
import { App, Button, Flex } from 'antd'
import type { ReactNode } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { ReasonButton } from '../../../../console/ui/record/ReasonButton.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { pauseReasons } from '../../contract/job-card.ts'
import { isMissing } from '../card/CardParts.tsx'
import { stepKey } from '../card/JobSteps.tsx'
import type { useTicks } from './use-ticks.ts'

type Card = AnswerOf<'jobCard.get'>

interface JobKeysProps {
  readonly card: Card
  readonly ticks: ReturnType<typeof useTicks>
}

const also = { also: ['repairOrder', 'pick'] }
const key = { minHeight: 56, minWidth: 96 } as const

/** One tap each: finish, or pause with its cause; a paused job goes on. */
export function JobKeys({ card, ticks }: JobKeysProps) {
  const texts = useTexts()
  const pause = useVerb('jobCard.pause', also)
  const resume = useVerb('jobCard.resume', also)
  const finish = useFinish(card, ticks)
  const paused = card.pausedBecause !== null
  return (
    <Flex gap={8} wrap role="toolbar" aria-label={texts.c('record.actions')}>
      {paused && (
        <Key
          card={card}
          verb="resume"
          icon={<CaretRightOutlined />}
          primary
          loading={resume.pending}
          press={() => void resume.run({}, card)}
        />
      )}
      <Key
        card={card}
        verb="finish"
        icon={<CheckOutlined />}
        primary={!paused}
        loading={finish.pending}
        press={finish.press}
      />
      {!paused && <span style={{ alignSelf: 'center' }}>{texts.verb('jobCard', 'pause')}</span>}
      {!paused &&
        pauseReasons.map((reason) => (
          <Button
            key={reason}
            size="large"
            icon={<PauseOutlined />}
            disabled={pause.pending}
            aria-label={texts.t('workshop.mine.pauseFor', {
              reason: texts.value('jobCard', 'pausedBecause', reason),
            })}
            onClick={() => void pause.run({ reason }, card)}
            style={key}
          >
            {texts.value('jobCard', 'pausedBecause', reason)}
          </Button>
        ))}
    </Flex>
  )
}

interface KeyProps {
  readonly card: Card
  readonly verb: 'resume' | 'finish'
  readonly icon: ReactNode
  readonly primary: boolean
  readonly loading: boolean
  readonly press: () => void
}

function Key({ card, verb, icon, primary, loading, press }: KeyProps) {
  const texts = useTexts()
  const refusal = card.actions?.find((action) => action.name === verb)?.refusal
  if (refusal) return <ReasonButton label={texts.verb('jobCard', verb)} reason={texts.refusal(refusal)} />
  return (
    <Button
      size="large"
      type={primary ? 'primary' : 'default'}
      icon={icon}
      loading={loading}
      onClick={press}
      style={{ ...key, minWidth: 150, fontSize: 18 }}
    >
      {texts.verb('jobCard', verb)}
    </Button>
  )
}

/** Finishes at once when nothing is missing; else says what is, and asks. */
function useFinish(card: Card, ticks: JobKeysProps['ticks']) {
  const texts = useTexts()
  const { modal } = App.useApp()
  const { run, pending } = useVerb('jobCard.finish', also)
  const missing = missingOf(card, ticks)
  const finish = async () => {
    const outcome = await run({}, card)
    if (outcome.ok) ticks.drop()
  }
  const press = () => {
    if (missing.parts.length === 0 && missing.steps.length === 0) return void finish()
    modal.confirm({
      title: texts.t('workshop.mine.missingTitle'),
      content: <Missing {...missing} />,
      okText: texts.t('workshop.mine.finishAnyway'),
      cancelText: texts.t('workshop.mine.goOn'),
      okButtonProps: { size: 'large' },
      cancelButtonProps: { size: 'large' },
      onOk: finish,
    })
  }
  return { press, pending }
}

interface MissingThings {
  readonly parts: Card['parts']
  readonly steps: readonly { readonly zh: string; readonly en: string; readonly key: boolean }[]
}

function missingOf(card: Card, ticks: JobKeysProps['ticks']): MissingThings {
  return {
    parts: card.parts.filter(isMissing),
    steps: card.jobs.flatMap((job) => job.steps.filter((_, index) => !ticks.has(stepKey(job, index)))),
  }
}

function Missing({ parts, steps }: MissingThings) {
  const texts = useTexts()
  return (
    <ul style={{ paddingInlineStart: 18, margin: 0, maxHeight: 320, overflowY: 'auto' }}>
      {parts.map((part) => (
        <li key={part.partNo}>
          {texts.t('workshop.mine.partNotIssued', { part: texts.name(part.nameZh, part.nameEn) })}
        </li>
      ))}
      {steps.map((step) => (
        <li key={step.zh}>
          {texts.t(step.key ? 'workshop.mine.keyStepOpen' : 'workshop.mine.stepOpen', {
            step: texts.name(step.zh, step.en),
          })}
        </li>
      ))}
    </ul>
  )
}
