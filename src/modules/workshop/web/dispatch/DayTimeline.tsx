import { Flex, theme } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import { clockTime } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { skillWords } from '../words.ts'
import { CardBlock } from './CardBlock.tsx'
import { Ghost } from './Ghost.tsx'
import type { Plan } from './move.ts'
import type { Proposal } from './proposal.ts'
import { proposalBlocks } from './proposal-blocks.ts'
import { ProposalBlock } from './ProposalBlock.tsx'
import { useLane } from './use-lane.ts'
import {
  awayOf,
  blocksOf,
  type BoardTechnician,
  daySpan,
  type Forecasts,
  hoursOf,
  placeOf,
  type Span,
} from './day-plan.ts'

const labelWidth = 164
const laneHeight = 48

interface DayTimelineProps {
  readonly technicians: readonly BoardTechnician[]
  readonly plan: Plan | undefined
}

/** The day of the technicians: a row each, time from left to right, cards in the colours of their promises, and hollow what is proposed. */
export function DayTimeline({ technicians, plan }: DayTimelineProps) {
  const now = useNow()
  const forecasts: Forecasts = new Map(plan?.cards.map((card) => [card.id, card]))
  const { token } = theme.useToken()
  const day = daySpan(technicians, now, forecasts)
  return (
    <div data-time-line style={{ overflowX: 'auto' }}>
      <div style={{ minWidth: 760, position: 'relative' }}>
        <Hours day={day} />
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {technicians.map((technician) => (
            <TechnicianRow
              key={technician.id}
              technician={technician}
              day={day}
              now={now}
              forecasts={forecasts}
              proposals={plan?.rows.filter((row) => row.technicianId === technician.id) ?? []}
            />
          ))}
        </ul>
        {now > day.from && now < day.to && (
          <div
            aria-hidden
            style={{ position: 'absolute', insetBlock: 0, left: labelWidth, right: 0, pointerEvents: 'none' }}
          >
            <div
              style={{
                position: 'absolute',
                insetBlock: 0,
                left: placeOf({ from: now, to: now }, day).left,
                borderInlineStart: `2px solid ${token.colorPrimary}`,
              }}
            />
          </div>
        )}
      </div>
    </div>
  )
}

function Hours({ day }: { readonly day: Span }) {
  const { token } = theme.useToken()
  const hours = hoursOf(day)
  return (
    <div
      aria-hidden
      style={{
        display: 'grid',
        gridTemplateColumns: `repeat(${hours.length}, minmax(0, 1fr))`,
        marginInlineStart: labelWidth,
        color: token.colorTextDescription,
        fontSize: token.fontSizeSM,
      }}
    >
      {hours.map((hour) => (
        <span
          key={hour}
          style={{ borderInlineStart: `1px solid ${token.colorBorderSecondary}`, paddingInlineStart: 4 }}
        >
          {clockTime(hour)}
        </span>
      ))}
    </div>
  )
}

interface TechnicianRowProps {
  readonly technician: BoardTechnician
  readonly day: Span
  readonly now: number
  readonly forecasts: Forecasts
  readonly proposals: readonly Proposal[]
}

function TechnicianRow({ technician, day, now, forecasts, proposals }: TechnicianRowProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const blocks = blocksOf(technician.cards, day, now, forecasts)
  const ahead = proposalBlocks(proposals, blocks, day)
  const lanes = Math.max(1, ...[...blocks, ...ahead].map((block) => block.lane + 1))
  const lane = useLane(technician.id, day)
  const away = awayOf(technician, day)
  return (
    <li
      style={{
        display: 'grid',
        gridTemplateColumns: `${labelWidth}px minmax(0, 1fr)`,
        borderTop: `1px solid ${token.colorBorderSecondary}`,
      }}
    >
      <Flex vertical style={{ padding: '6px 8px 6px 0', fontSize: token.fontSizeSM }}>
        <strong style={{ fontSize: token.fontSize }}>{technician.name}</strong>
        <span style={{ color: token.colorTextDescription }}>{skillWords(texts, technician.skills)}</span>
        <span>{texts.t('workshop.board.loadToday', { minutes: technician.loadMinutes })}</span>
      </Flex>
      <div {...lane} style={{ position: 'relative', minHeight: lanes * laneHeight + 8 }}>
        {hoursOf(day).map((hour) => (
          <div
            key={hour}
            aria-hidden
            style={{
              position: 'absolute',
              insetBlock: 0,
              left: placeOf({ from: hour, to: hour }, day).left,
              borderInlineStart: `1px solid ${token.colorBorderSecondary}`,
            }}
          />
        ))}
        {away.map((span) => (
          <Away key={span.from} span={span} day={day} />
        ))}
        {blocks.map((block) => (
          <CardBlock
            key={block.card.id}
            card={block.card}
            place={{ ...placeOf(block, day), top: block.lane * laneHeight + 4, height: laneHeight - 4 }}
          />
        ))}
        {ahead.map((block) => (
          <ProposalBlock
            key={block.proposal.id}
            proposal={block.proposal}
            place={{ ...placeOf(block, day), top: block.lane * laneHeight + 4, height: laneHeight - 4 }}
          />
        ))}
        <Ghost technicianId={technician.id} day={day} />
      </div>
    </li>
  )
}

/** Hatched, with the word where there is room for it. */
function Away({ span, day }: { readonly span: Span; readonly day: Span }) {
  const { t } = useTexts()
  const { token } = theme.useToken()
  return (
    <div
      title={t('workshop.board.away')}
      style={{
        ...placeOf(span, day),
        position: 'absolute',
        insetBlock: 0,
        overflow: 'hidden',
        whiteSpace: 'nowrap',
        fontSize: token.fontSizeSM,
        color: token.colorTextDescription,
        padding: '2px 4px',
        boxSizing: 'border-box',
        background: `repeating-linear-gradient(45deg, ${token.colorFillSecondary} 0 5px, transparent 5px 11px)`,
      }}
    >
      {(span.to - span.from) * 8 > day.to - day.from ? t('workshop.board.away') : null}
    </div>
  )
}
