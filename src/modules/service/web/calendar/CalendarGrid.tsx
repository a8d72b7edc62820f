import { Flex, Skeleton, theme } from 'antd'
import { useState } from 'react'
import { useNow } from '../../../../console/clock.ts'
import { clockTime, dayOf } from '../../../../console/formats.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { addDays, halfOf, halfTime, instantAt, weekday } from './days.ts'
import { DayColumn } from './DayColumn.tsx'
import { LoadBars } from './LoadBars.tsx'
import { type CalendarBooking, type CalendarData } from './use-calendar.ts'

interface CalendarGridProps {
  readonly from: string
  readonly days: number
  readonly data: CalendarData
  readonly onMove: (booking: CalendarBooking, startsAt: string) => void
  readonly onNew: (startsAt: string) => void
  readonly onDay: (day: string) => void
}

const rowHeight = 34
const timeWidth = 52
const loadWidth = 132

/** Days by half hours: bookings side by side, beside or above them how much of each skill is used. */
export function CalendarGrid({ from, days, data, onMove, onNew, onDay }: CalendarGridProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { can } = useSession()
  const now = useNow()
  const [dragged, setDragged] = useState<CalendarBooking>()
  const [first, end] = data.span
  const shown = Array.from({ length: days }, (_, i) => addDays(from, i))
  const skills = [...new Set(data.slots.filter((slot) => slot.totalMinutes > 0).map((slot) => slot.skill))]
  const isDay = days === 1
  const nudge = (booking: CalendarBooking, halves: number, by: number) => {
    const passed = Date.parse(booking.startsAt) - Date.parse(instantAt(booking.day, halfOf(booking.startsAt)))
    const start = Date.parse(instantAt(addDays(booking.day, by), halfOf(booking.startsAt) + halves)) + passed
    onMove(booking, new Date(start).toISOString())
  }
  if (data.loading) return <Skeleton active paragraph={{ rows: 12 }} />
  const line = `1px solid ${token.colorBorderSecondary}`
  const columns = `${timeWidth}px ${isDay ? `${loadWidth}px ` : ''}repeat(${days}, minmax(${isDay ? 0 : 118}px, 1fr))`
  return (
    <div
      role="region"
      aria-label={texts.t('service.menu.appointments')}
      style={{ overflowX: 'auto', background: token.colorBgContainer, border: line, borderRadius: token.borderRadius }}
    >
      <div style={{ display: 'grid', gridTemplateColumns: columns, minWidth: isDay ? 0 : timeWidth + days * 118 }}>
        <Corner isDay={isDay} skills={skills} />
        {shown.map((day) => (
          <div key={day} style={{ padding: 6, borderBottom: line, borderInlineStart: line, minWidth: 0 }}>
            <DayHead day={day} isToday={day === dayOf(now)} open={isDay ? undefined : () => onDay(day)} />
            <div style={{ maxWidth: 420 }}>
              <LoadBars slots={data.slots.filter((slot) => slot.day === day)} skills={skills} stacked wide={isDay} />
            </div>
          </div>
        ))}
        <Hours first={first} end={end} />
        {isDay && <LoadColumn data={data} skills={skills} />}
        {shown.map((day) => (
          <DayColumn
            key={day}
            day={day}
            now={dayOf(now) === day ? clockTime(now) : undefined}
            data={data}
            rowHeight={rowHeight}
            dragged={dragged}
            mayBook={can('appointment.book')}
            onDrag={setDragged}
            onNudge={nudge}
            onMove={onMove}
            onNew={onNew}
          />
        ))}
      </div>
    </div>
  )
}

/** The clock at the left of the grid. */
function Hours({ first, end }: { readonly first: number; readonly end: number }) {
  const { token } = theme.useToken()
  return (
    <div>
      {Array.from({ length: end - first }, (_, i) => (
        <div
          key={first + i}
          style={{
            height: rowHeight,
            padding: '0 6px',
            fontSize: 12,
            textAlign: 'end',
            boxSizing: 'border-box',
            borderTop: i > 0 ? `1px solid ${token.colorBorderSecondary}` : 'none',
          }}
        >
          {halfTime(first + i)}
        </div>
      ))}
    </div>
  )
}

/** Beside a day: the load of each half hour. */
function LoadColumn({ data, skills }: { readonly data: CalendarData; readonly skills: readonly string[] }) {
  const { token } = theme.useToken()
  const [first, end] = data.span
  const line = `1px solid ${token.colorBorderSecondary}`
  return (
    <div style={{ borderInlineStart: line }}>
      {Array.from({ length: end - first }, (_, i) => (
        <div
          key={first + i}
          style={{
            height: rowHeight,
            display: 'flex',
            alignItems: 'center',
            padding: '0 6px',
            boxSizing: 'border-box',
            borderTop: i > 0 ? line : 'none',
          }}
        >
          <LoadBars slots={data.slots.filter((slot) => slot.half === first + i)} skills={skills} />
        </div>
      ))}
    </div>
  )
}

function Corner({ isDay, skills }: { readonly isDay: boolean; readonly skills: readonly string[] }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const line = `1px solid ${token.colorBorderSecondary}`
  return (
    <>
      <div style={{ borderBottom: line }} />
      {isDay && (
        <Flex
          vertical
          justify="space-between"
          style={{ borderBottom: line, borderInlineStart: line, padding: 6, fontSize: 11 }}
        >
          <span style={{ color: token.colorTextDescription }}>{texts.t('service.calendar.loadOf')}</span>
          <Flex gap={3}>
            {skills.map((skill) => (
              <span key={skill} style={{ flex: 1, minWidth: 0, overflow: 'hidden', whiteSpace: 'nowrap' }}>
                {texts.value('staff', 'skill', skill).slice(0, texts.language === 'en' ? 2 : 1)}
              </span>
            ))}
          </Flex>
        </Flex>
      )}
    </>
  )
}

interface DayHeadProps {
  readonly day: string
  readonly isToday: boolean
  readonly open: (() => void) | undefined
}

function DayHead({ day, isToday, open }: DayHeadProps) {
  const { token } = theme.useToken()
  const colour = isToday ? token.colorPrimary : token.colorText
  const word = <strong style={{ color: colour }}>{weekday(day)}</strong>
  if (!open) return word
  return (
    <button
      type="button"
      onClick={open}
      style={{
        border: 0,
        background: 'none',
        padding: '2px 0',
        cursor: 'pointer',
        font: 'inherit',
        textDecoration: 'underline',
        color: colour,
      }}
    >
      {word}
    </button>
  )
}
