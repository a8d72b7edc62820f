import { Flex } from 'antd'
import { useState } from 'react'
import { useGo } from '../../../../console/navigation.ts'
import { useNotice } from '../../../../console/notice.tsx'
import type { ProblemError } from '../../../../console/problem.ts'
import { useTexts } from '../../../../console/texts.ts'
import { useVerb } from '../../../../console/verbs.ts'
import { dayTime } from '../../../../console/formats.ts'
import { now } from '../../../../console/clock.ts'
import { Alternatives } from '../booking/Alternatives.tsx'
import { CalendarGrid } from './CalendarGrid.tsx'
import { type CalendarBooking, useCalendar } from './use-calendar.ts'

interface CalendarProps {
  readonly from: string
  readonly days: number
  readonly onDay: (day: string) => void
}

interface Refused {
  readonly booking: CalendarBooking
  readonly problem: ProblemError
}

/** The grid with what happens when a booking is moved: done and undone, or refused with other times to take. */
export function Calendar({ from, days, onDay }: CalendarProps) {
  const texts = useTexts()
  const go = useGo()
  const data = useCalendar(from, days)
  const [refused, setRefused] = useState<Refused>()
  const notice = useNotice()
  const change = useVerb('appointment.change', { quiet: true, also: ['bay'], say: null })
  const move = async (booking: CalendarBooking, startsAt: string) => {
    if (booking.startsAt === startsAt) return
    setRefused(undefined)
    const { minutes, skill, plate } = booking
    const outcome = await change.run({ startsAt, minutes, skill }, booking)
    if (!outcome.ok) return setRefused({ booking, problem: outcome.problem })
    const { record } = outcome
    const back = () => void change.run({ startsAt: booking.startsAt, minutes, skill }, record)
    notice.done(texts.t('service.calendar.moved', { plate, time: dayTime(record.startsAt, now()) }), back)
  }
  return (
    <Flex vertical gap={8}>
      {refused && (
        <Alternatives problem={refused.problem} choose={(startsAt) => void move(refused.booking, startsAt)} />
      )}
      <CalendarGrid
        from={from}
        days={days}
        data={data}
        onMove={(booking, startsAt) => void move(booking, startsAt)}
        onNew={(startsAt) => go(`/appointments/new?at=${encodeURIComponent(startsAt)}`)}
        onDay={onDay}
      />
    </Flex>
  )
}
