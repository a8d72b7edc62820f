import { theme } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { BookingBlock } from './BookingBlock.tsx'
import { halfOf, halfTime, instantAt } from './days.ts'
import { fits, placed } from './layout.ts'
import type { CalendarBooking, CalendarData } from './use-calendar.ts'

interface DayColumnProps {
  readonly day: string
  /** The clock, on today's column. */
  readonly now: string | undefined
  readonly data: CalendarData
  readonly rowHeight: number
  readonly dragged: CalendarBooking | undefined
  readonly mayBook: boolean
  readonly onDrag: (booking: CalendarBooking | undefined) => void
  readonly onNudge: (booking: CalendarBooking, halves: number, days: number) => void
  readonly onMove: (booking: CalendarBooking, startsAt: string) => void
  readonly onNew: (startsAt: string) => void
}

/** A day of the grid: half hours to drop on or to book in, and what is booked. */
export function DayColumn(props: DayColumnProps) {
  const { day, now, data, rowHeight, dragged, mayBook, onDrag, onNudge } = props
  const { token } = theme.useToken()
  const [first, end] = data.span
  const own = dragged ? ownMinutes(dragged) : new Map<string, number>()
  const rows = data.rows.filter((row) => row.day === day)
  return (
    <div style={{ position: 'relative', borderInlineStart: `1px solid ${token.colorBorderSecondary}`, minWidth: 0 }}>
      {Array.from({ length: end - first }, (_, i) => (
        <HalfHour key={first + i} {...props} half={first + i} top={i === 0} own={own} />
      ))}
      <div style={{ position: 'absolute', inset: 0, pointerEvents: 'none' }}>
        <div style={{ position: 'relative', height: '100%', marginInline: 2 }}>
          {placed(rows, Date.parse(instantAt(day, first))).map((place) => (
            <div key={place.row.id} style={{ pointerEvents: dragged && dragged.id !== place.row.id ? 'none' : 'auto' }}>
              <BookingBlock
                place={place}
                rowHeight={rowHeight}
                movable={mayBook && place.row.state === 'booked'}
                onDrag={onDrag}
                onNudge={onNudge}
              />
            </div>
          ))}
        </div>
      </div>
      {now && <NowLine top={(minutesOf(now) / 30 - first) * rowHeight} below={(end - first) * rowHeight} />}
    </div>
  )
}

function NowLine({ top, below }: { readonly top: number; readonly below: number }) {
  const { token } = theme.useToken()
  if (top < 0 || top > below) return null
  return (
    <div
      style={{
        position: 'absolute',
        top,
        insetInline: 0,
        borderTop: `2px solid ${token.colorError}`,
        pointerEvents: 'none',
      }}
    />
  )
}

interface HalfHourProps extends DayColumnProps {
  readonly half: number
  readonly top: boolean
  readonly own: ReadonlyMap<string, number>
}

/** While something is dragged the half hour shows whether it fits there; else a click books here. */
function HalfHour({ day, half, top, data, rowHeight, dragged, own, mayBook, onDrag, onMove, onNew }: HalfHourProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const room = dragged && fits(data.free, { day, half, skill: dragged.skill, minutes: dragged.minutes }, own)
  const ground = room === undefined ? 'transparent' : room ? token.colorSuccessBg : token.colorErrorBg
  const startsAt = instantAt(day, half)
  return (
    <button
      type="button"
      tabIndex={-1}
      disabled={!mayBook}
      data-half={`${day}/${half}`}
      aria-label={texts.t('service.calendar.bookAt', { day, time: halfTime(half) })}
      onClick={() => onNew(startsAt)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        if (dragged) onMove(dragged, startsAt)
        onDrag(undefined)
      }}
      style={{
        display: 'block',
        width: '100%',
        height: rowHeight,
        padding: 0,
        border: 0,
        borderTop: top ? 'none' : `1px solid ${token.colorBorderSecondary}`,
        boxSizing: 'border-box',
        background: ground,
        cursor: mayBook ? 'cell' : 'default',
      }}
    />
  )
}

/** What a booking takes of each half hour: free again for itself when it moves. */
function ownMinutes(booking: CalendarBooking): Map<string, number> {
  const out = new Map<string, number>()
  const passed = minutesOfInstant(booking.startsAt) % 30
  let left = booking.minutes
  for (let half = halfOf(booking.startsAt), at = passed; left > 0; half++, at = 0) {
    const minutes = Math.min(left, 30 - at)
    out.set(`${booking.day}/${half}`, minutes)
    left -= minutes
  }
  return out
}

const minutesOfInstant = (instant: string) => new Date(instant).getUTCMinutes()

function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':')
  return Number(hours) * 60 + Number(minutes)
}
