import { Flex, theme, Tooltip } from 'antd'
import { plainNumber } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { type Slot, usedShare } from './layout.ts'

interface LoadBarsProps {
  readonly slots: readonly Slot[]
  readonly skills: readonly string[]
  /** One bar under the other with its word, for a day's head; else one beside the other. */
  readonly stacked?: boolean
  /** With room for the whole word. */
  readonly wide?: boolean
}

/** How much of each skill's time is used: full is full, red is more than there are people for. */
export function LoadBars({ slots, skills, stacked = false, wide = false }: LoadBarsProps) {
  return (
    <Flex vertical={stacked} gap={stacked ? 2 : 3} style={{ width: '100%' }}>
      {skills.map((skill) => (
        <Bar
          key={skill}
          skill={skill}
          slots={slots.filter((slot) => slot.skill === skill)}
          stacked={stacked}
          wide={wide}
        />
      ))}
    </Flex>
  )
}

interface BarProps {
  readonly skill: string
  readonly slots: readonly Slot[]
  readonly stacked: boolean
  readonly wide: boolean
}

function Bar({ skill, slots, stacked, wide }: BarProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const share = usedShare(slots)
  const isOver = slots.some((slot) => slot.freeMinutes < 0)
  const word = texts.value('staff', 'skill', skill)
  const total = slots.reduce((sum, slot) => sum + slot.totalMinutes, 0)
  const used = slots.reduce((sum, slot) => sum + slot.totalMinutes - slot.freeMinutes, 0)
  const tip = texts.t(isOver ? 'service.calendar.over' : 'service.calendar.load', {
    skill: word,
    used: plainNumber(used),
    total: plainNumber(total),
  })
  const percent = share === undefined ? 0 : Math.min(100, Math.round(share * 100))
  const colour = isOver ? token.colorError : percent >= 90 ? token.colorWarning : token.colorPrimary
  return (
    <Tooltip title={tip}>
      <Flex gap={4} align="center" style={{ flex: 1, minWidth: 0 }} aria-label={tip} role="img">
        {stacked && (
          <span style={{ width: wide ? 88 : 44, flex: 'none', fontSize: 11, whiteSpace: 'nowrap', overflow: 'hidden' }}>
            {word}
          </span>
        )}
        <span
          style={{
            flex: 1,
            height: stacked ? 6 : 10,
            borderRadius: 3,
            background: share === undefined ? 'transparent' : token.colorFillSecondary,
            overflow: 'hidden',
            outline: isOver ? `1px solid ${token.colorError}` : 'none',
          }}
        >
          <span style={{ display: 'block', height: '100%', width: `${percent}%`, background: colour }} />
        </span>
        {stacked && (
          <span style={{ width: 30, flex: 'none', fontSize: 11, textAlign: 'end' }}>
            {isOver ? '!' : ''}
            {percent}%
          </span>
        )}
      </Flex>
    </Tooltip>
  )
}
