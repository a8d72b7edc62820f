import { Alert, Flex, Skeleton, theme } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { asProblem } from '../../../../console/problem.ts'
import { useRead } from '../../../../console/queries.ts'
import { useNarrow } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Countdown } from '../../../../console/ui/Countdown.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PromisedTime } from '../../../../console/ui/PromisedTime.tsx'
import { AdvisorNote } from '../card/AdvisorNote.tsx'
import { CardParts } from '../card/CardParts.tsx'
import { CardModel, PauseTag } from '../card/CardWords.tsx'
import { Concerns } from '../card/Concerns.tsx'
import { JobSteps } from '../card/JobSteps.tsx'
import { JobKeys } from './JobKeys.tsx'
import { useTicks } from './use-ticks.ts'

type Card = AnswerOf<'jobCard.get'>

/** The job in hand: car, place, the customer's words, steps, parts, and the keys below. */
export function CurrentJob({ id }: { readonly id: string }) {
  const texts = useTexts()
  const { data, error } = useRead('jobCard.get', { id, also: ['repairOrder', 'pick'] })
  if (data) return <JobInHand card={data} />
  return error ? (
    <Alert type="error" showIcon title={texts.problem(asProblem(error))} />
  ) : (
    <Skeleton active paragraph={{ rows: 10 }} />
  )
}

function JobInHand({ card }: { readonly card: Card }) {
  const { t } = useTexts()
  const narrow = useNarrow()
  const ticks = useTicks(card.id, card.reworkRound)
  return (
    <Flex vertical gap={12}>
      <JobHead card={card} />
      {card.reworkCause && (
        <Alert type="error" showIcon title={t('workshop.card.rework')} description={card.reworkCause} />
      )}
      <JobKeys card={card} ticks={ticks} />
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
        <JobSteps jobs={card.jobs} ticks={ticks} cardId={card.id} takes={card.finishedAt === null} />
        <CardParts parts={card.parts} />
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
            <strong style={{ fontSize: 24 }}>
              {texts.t('workshop.paper.minutes', { minutes: card.workedMinutes })}
            </strong>
          )}
          <span style={{ color: token.colorTextDescription }}>
            {texts.t('workshop.mine.planned', { minutes: card.plannedMinutes })}
          </span>
        </Flex>
      </Flex>
    </header>
  )
}
