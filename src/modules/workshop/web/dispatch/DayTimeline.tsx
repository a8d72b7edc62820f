import { Flex, theme } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import { clockTime } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { skillWords } from '../words.ts'
import { CardBlock } from './CardBlock.tsx'
import { awayOf, blocksOf, type BoardTechnician, daySpan, hoursOf, placeOf, type Span } from './day-plan.ts'

const labelWidth = 164
const laneHeight = 48

/** The day of the technicians: a row each, time from left to right, cards in the colours of their promises. */
export function DayTimeline({ technicians }: { readonly technicians: readonly BoardTechnician[] }) {
  const now = useNow()
  const { token } = theme.useToken()
  const day = daySpan(technicians, now)
  return (
    <div style={{ overflowX: 'auto' }}>
      <div style={{ minWidth: 760, position: 'relative' }}>
        <Hours day={day} />
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {technicians.map((technician) => (
            <TechnicianRow key={technician.id} technician={technician} day={day} now={now} />
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
}

function TechnicianRow({ technician, day, now }: TechnicianRowProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const blocks = blocksOf(technician.cards, day, now)
  const lanes = Math.max(1, ...blocks.map((block) => block.lane + 1))
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
      <div style={{ position: 'relative', minHeight: lanes * laneHeight + 8 }}>
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
