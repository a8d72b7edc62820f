import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'
import { timeZone } from '../../formats.ts'
import { type Frame, whole } from './frame.ts'

dayjs.extend(utc)
dayjs.extend(timezone)

interface DayControlProps {
  readonly frame?: Frame
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  /** An instant with its clock instead of a plain day. */
  readonly withTime?: boolean
  /** Stands in the field while it is empty (filters). */
  readonly label?: string
}

/** A plain day, or an instant typed as the clock on the store's wall and kept in UTC. */
export function DayControl({ frame, value, onChange, withTime = false, label }: DayControlProps) {
  const shown = value ? (withTime ? dayjs.utc(value).tz(timeZone()) : dayjs(value)) : null
  const change = (next: dayjs.Dayjs | null) => {
    if (!next) onChange(undefined)
    else if (withTime) onChange(dayjs.tz(next.format('YYYY-MM-DDTHH:mm:00'), timeZone()).toISOString())
    else onChange(next.format('YYYY-MM-DD'))
  }
  return (
    <DatePicker
      {...frame}
      // A calendar that opens by itself would hide the rest of the form.
      autoFocus={false}
      style={whole}
      value={shown?.isValid() ? shown : null}
      onChange={change}
      {...(label ? { 'aria-label': label, placeholder: label } : {})}
      {...(withTime ? { showTime: { format: 'HH:mm', minuteStep: 5 as const }, format: 'YYYY-MM-DD HH:mm' } : {})}
    />
  )
}
