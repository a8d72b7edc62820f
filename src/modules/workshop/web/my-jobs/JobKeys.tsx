import { CaretRightOutlined, CheckOutlined, PauseOutlined } from '@ant-design/icons'
import { App, Button, Flex } from 'antd'
import type { ReactNode } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { ReasonButton } from '../../../../console/ui/record/ReasonButton.tsx'
import { useFiles } from '../../../../console/ui/RecordEvidence.tsx'
import { pauseReasons } from '../../contract/job-card.ts'
import { type Missing, missingOf } from './missing.ts'
import { isUnread } from './PlanChanges.tsx'
import { useCardVerbs } from './use-card-verbs.ts'

type Card = AnswerOf<'jobCard.get'>

interface JobKeysProps {
  readonly card: Card
  /** Photos on their way, by step. */
  readonly waiting: ReadonlyMap<string, number>
}

const key = { minHeight: 56, minWidth: 96 } as const

/** One tap each: finish, or pause with its cause; a paused job goes on. */
export function JobKeys({ card, waiting }: JobKeysProps) {
  const texts = useTexts()
  const { run } = useCardVerbs(card)
  const finish = useFinish(card, waiting)
  const paused = card.pausedBecause !== null
  const unread = isUnread(card)
  const away = paused || unread
  return (
    <Flex gap={8} wrap align="center" role="toolbar" aria-label={texts.c('record.actions')}>
      {paused && (
        <Key
          label={texts.verb('jobCard', 'resume')}
          icon={<CaretRightOutlined />}
          primary
          reason={unread ? texts.t('workshop.refusal.planUnread') : undefined}
          press={() => run('resume')}
        />
      )}
      <Key
        label={texts.verb('jobCard', 'finish')}
        icon={<CheckOutlined />}
        primary={!paused}
        reason={away ? texts.t(unread ? 'workshop.refusal.planUnread' : 'workshop.refusal.stillPaused') : undefined}
        press={finish}
      />
      {!paused && <span>{texts.verb('jobCard', 'pause')}</span>}
      {!paused &&
        pauseReasons.map((reason) => (
          <Button
            key={reason}
            size="large"
            icon={<PauseOutlined />}
            aria-label={texts.t('workshop.mine.pauseFor', {
              reason: texts.value('jobCard', 'pausedBecause', reason),
            })}
            onClick={() => run('pause', { reason })}
            style={key}
          >
            {texts.value('jobCard', 'pausedBecause', reason)}
          </Button>
        ))}
    </Flex>
  )
}

interface KeyProps {
  readonly label: string
  readonly icon: ReactNode
  readonly primary: boolean
  /** Why not now. */
  readonly reason: string | undefined
  readonly press: () => void
}

function Key({ label, icon, primary, reason, press }: KeyProps) {
  if (reason) return <ReasonButton label={label} reason={reason} />
  return (
    <Button
      size="large"
      type={primary ? 'primary' : 'default'}
      icon={icon}
      onClick={press}
      style={{ ...key, minWidth: 150, fontSize: 18 }}
    >
      {label}
    </Button>
  )
}

/** Finishes at once when nothing is missing; else says what is: what must be done first, or what may be left. */
function useFinish(card: Card, waiting: JobKeysProps['waiting']) {
  const texts = useTexts()
  const { modal } = App.useApp()
  const { run } = useCardVerbs(card)
  const files = useFiles('jobCard', card.id) ?? []
  const missing = missingOf(card, files, waiting)
  const must = missing.unsigned.length + missing.photos.length > 0
  return () => {
    if (!must && missing.parts.length === 0 && missing.steps.length === 0) return run('finish')
    const big = { size: 'large' } as const
    const content = <MissingList {...missing} />
    if (must) {
      modal.warning({
        title: texts.t('workshop.mine.mustTitle'),
        content,
        okText: texts.t('workshop.mine.goOn'),
        okButtonProps: big,
      })
      return
    }
    modal.confirm({
      title: texts.t('workshop.mine.missingTitle'),
      content,
      okText: texts.t('workshop.mine.finishAnyway'),
      cancelText: texts.t('workshop.mine.goOn'),
      okButtonProps: big,
      cancelButtonProps: big,
      onOk: () => run('finish'),
    })
  }
}

function MissingList({ unsigned, photos, parts, steps }: Missing) {
  const texts = useTexts()
  const line = (word: string, step: { readonly zh: string; readonly en: string }) => (
    <li key={`${word} ${step.zh}`}>{texts.t(`workshop.mine.${word}`, { step: texts.name(step.zh, step.en) })}</li>
  )
  return (
    <ul style={{ paddingInlineStart: 18, margin: 0, maxHeight: 320, overflowY: 'auto', fontSize: 16 }}>
      {unsigned.map((step) => line('unsigned', step))}
      {photos.map((step) => line('photoMissing', step))}
      {parts.map((part) => (
        <li key={part.partNo}>
          {texts.t('workshop.mine.partNotIssued', { part: texts.name(part.nameZh, part.nameEn) })}
        </li>
      ))}
      {steps.map((step) => line('stepOpen', step))}
    </ul>
  )
}
