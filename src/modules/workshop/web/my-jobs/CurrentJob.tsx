import { Alert, Flex, Skeleton, theme } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import type { WaitingItem } from '../../../../console/device/queue/item.ts'
import { useWaitingIn } from '../../../../console/device/queue/use-outbox.ts'
import { useKeptRead } from '../../../../console/device/use-kept-read.ts'
import { asProblem } from '../../../../console/problem.ts'
import { useNarrow } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Countdown } from '../../../../console/ui/Countdown.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PromisedTime } from '../../../../console/ui/PromisedTime.tsx'
import { AdvisorNote } from '../card/AdvisorNote.tsx'
import { CardParts } from '../card/CardParts.tsx'
import { CardModel, PauseTag } from '../card/CardWords.tsx'
import { Concerns } from '../card/Concerns.tsx'
import { JobSteps } from '../card/JobSteps.tsx'
import { JobKeys } from './JobKeys.tsx'
import { ClockQuestion } from './ClockQuestion.tsx'
import { lineOf, withWaiting } from './overlay.ts'
import { PartKeys } from './PartKeys.tsx'
import { photosWaiting } from './missing.ts'
import { PlanChanges } from './PlanChanges.tsx'
import { useCardVerbs } from './use-card-verbs.ts'

type Card = AnswerOf<'jobCard.get'>

/** The job in hand: car, place, the customer's words, steps, parts, and the keys below. */
export function CurrentJob({ id }: { readonly id: string }) {
  const texts = useTexts()
  const { data, error } = useKeptRead('jobCard.get', { id, also: ['repairOrder', 'pick'] })
  const waiting = useWaitingIn(lineOf(id))
  if (data) return <JobInHand card={withWaiting(data, waiting)} waiting={waiting} />
  return error ? (
    <Alert type="error" showIcon title={texts.problem(asProblem(error))} />
  ) : (
    <Skeleton active paragraph={{ rows: 10 }} />
  )
}

function JobInHand({ card, waiting }: { readonly card: Card; readonly waiting: readonly WaitingItem[] }) {
  const { t } = useTexts()
  const narrow = useNarrow()
  const { run, photo } = useCardVerbs(card)
  const photos = photosWaiting(waiting)
  const open = card.finishedAt === null
  return (
    <Flex vertical gap={12}>
      <JobHead card={card} />
      {card.reworkCause && (
        <Alert
          type="error"
          showIcon
          title={t('workshop.card.rework')}
          description={card.reworkCause}
          action={<AppLink href={`/inspections/queue/${card.orderId}`}>{t('workshop.card.reworkSheet')}</AppLink>}
        />
      )}
      <ClockQuestion card={card} />
      <PlanChanges card={card} />
      <JobKeys card={card} waiting={photos} />
      {card.planNote && <Alert type="info" showIcon title={card.planNote} />}
      <AdvisorNote card={card} />
      <Concerns concerns={card.concerns} large />
      <div
        style={{
          display: 'grid',
          gap: 12,
          alignItems: 'start',
          gridTemplateColumns: narrow ? 'minmax(0, 1fr)' : 'minmax(0, 3fr) minmax(0, 2fr)',
        }}
      >
        <JobSteps
          jobs={card.jobs}
          ticks={{ by: card.ticks, ...(open ? { set: (step, done) => run('tick', { ...step, done }) } : {}) }}
          cardId={card.id}
          waiting={photos}
          {...(open ? { take: photo } : {})}
        />
        <Flex vertical gap={12}>
          <CardParts parts={card.parts} calledAt={card.partsCalledAt} />
          <PartKeys card={card} />
        </Flex>
      </div>
    </Flex>
  )
}

/** Since when the clock would have run without the pauses: what was worked before is counted in. */
function runningSince(card: Card): string | undefined {
  const running = card.clocks.find((clock) => clock.endedAt === null)
  if (!running) return undefined
  return new Date(Date.parse(running.startedAt) - card.workedMinutes * 60_000).toISOString()
}

function JobHead({ card }: { readonly card: Card }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const since = runningSince(card)
  return (
    <header
      style={{
        background: token.colorBgContainer,
        border: `1px solid ${token.colorBorderSecondary}`,
        borderRadius: token.borderRadius,
        padding: 16,
      }}
    >
      <Flex justify="space-between" align="center" gap={16} wrap>
        <Flex gap={12} align="center" wrap>
          <Plate plate={card.plate} colour={card.plateColour} large />
          <strong style={{ fontSize: 20 }}>
            <CardModel car={card} />
          </strong>
          {card.bayCode && (
            <strong style={{ fontSize: 20 }}>{texts.t('workshop.reason.bay', { bay: card.bayCode })}</strong>
          )}
          <PromisedTime promisedAt={card.promisedAt} state={card.state} />
          <PauseTag reason={card.pausedBecause} />
        </Flex>
        <Flex gap={8} align="baseline">
          {since ? (
            <Countdown since={since} limitSeconds={card.plannedMinutes * 60} large />
          ) : (
            <strong style={{ fontSize: 24 }}>{texts.t('workshop.minutes', { minutes: card.workedMinutes })}</strong>
          )}
          <span style={{ color: token.colorTextDescription }}>
            {texts.t('workshop.mine.planned', { minutes: card.plannedMinutes })}
          </span>
        </Flex>
      </Flex>
    </header>
  )
}
