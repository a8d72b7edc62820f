import { theme } from 'antd'
import type { DragEvent, KeyboardEvent } from 'react'
import { clockTime } from '../../../../console/formats.ts'
import { useGo } from '../../../../console/navigation.ts'
import { useTexts } from '../../../../console/texts.ts'
import type { Placed } from './layout.ts'
import type { CalendarBooking } from './use-calendar.ts'

interface BookingBlockProps {
  readonly place: Placed<CalendarBooking>
  readonly rowHeight: number
  readonly movable: boolean
  readonly onDrag: (booking: CalendarBooking | undefined) => void
  /** By half hours and days, with Alt and an arrow. */
  readonly onNudge: (booking: CalendarBooking, halves: number, days: number) => void
}

const nudges: Readonly<Record<string, readonly [halves: number, days: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** A booking in the grid: dragged with the mouse, moved with Alt and the arrows, opened with a click or Enter. */
export function BookingBlock({ place, rowHeight, movable, onDrag, onNudge }: BookingBlockProps) {
  const texts = useTexts()
  const go = useGo()
  const look = useLook(place.row)
  const { row } = place
  const type = texts.value('appointment', 'visitType', row.visitType)
  const open = () => go(row.orderId ? `/repair-orders/${row.orderId}` : `/appointments/${row.id}`)
  const onKeyDown = (event: KeyboardEvent) => {
    const nudge = event.altKey ? nudges[event.key] : undefined
    if (nudge && movable) {
      event.preventDefault()
      onNudge(row, ...nudge)
    } else if (event.key === 'Enter') open()
  }
  const drag = movable
    ? {
        draggable: true,
        onDragStart: (event: DragEvent) => {
          event.dataTransfer.setData('text/plain', row.id)
          event.dataTransfer.effectAllowed = 'move'
          onDrag(row)
        },
        onDragEnd: () => onDrag(undefined),
      }
    : {}
  const notes = [
    texts.state('appointment', row.state),
    ...(row.shortCount > 0 ? [texts.t('service.calendar.short', { count: row.shortCount })] : []),
  ]
  return (
    <div
      role="link"
      tabIndex={0}
      data-booking={row.id}
      aria-label={`${clockTime(row.startsAt)} ${row.plate} ${row.customerName} ${type} ${notes.join(' ')}`}
      title={movable ? texts.t('service.calendar.moveHint') : undefined}
      onClick={open}
      onKeyDown={onKeyDown}
      {...drag}
      style={{
        position: 'absolute',
        top: place.top * rowHeight + 1,
        height: place.height * rowHeight - 2,
        left: `${(place.lane / place.lanes) * 100}%`,
        width: `calc(${100 / place.lanes}% - 3px)`,
        cursor: movable ? 'grab' : 'pointer',
        overflow: 'hidden',
        boxSizing: 'border-box',
        padding: '1px 6px',
        fontSize: 12,
        lineHeight: 1.35,
        borderRadius: 4,
        ...look,
      }}
    >
      <div style={{ whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>
        <strong>{row.plate}</strong> {row.customerName}
      </div>
      {place.height > 1.4 && (
        <div style={{ whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {clockTime(row.startsAt)} {type}
          {row.technicianName ? ` · ${row.technicianName}` : ''}
        </div>
      )}
      {row.shortCount > 0 && <Short count={row.shortCount} />}
    </div>
  )
}

function Short({ count }: { readonly count: number }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  return (
    <strong style={{ color: token.colorError, whiteSpace: 'nowrap' }}>
      {texts.t('service.calendar.short', { count })}
    </strong>
  )
}

/** Booked, waiting, received, missed: a colour and a border each, for eyes that do not tell the colours apart. */
function useLook(row: CalendarBooking) {
  const { token } = theme.useToken()
  const line = (colour: string, style = 'solid') => ({
    border: `1px ${style} ${colour}`,
    borderInlineStart: `4px ${style} ${colour}`,
  })
  if (row.orderId !== null) return { background: token.colorSuccessBg, ...line(token.colorSuccess) }
  if (row.state === 'arrived') return { background: token.colorWarningBg, ...line(token.colorWarning) }
  if (row.state === 'noShow')
    return {
      background: token.colorFillTertiary,
      opacity: 0.7,
      textDecoration: 'line-through',
      ...line(token.colorTextDescription, 'dashed'),
    }
  return { background: token.colorPrimaryBg, ...line(token.colorPrimary) }
}
