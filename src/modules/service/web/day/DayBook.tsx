import { Button, Flex, Skeleton, theme } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import type { RowOf } from '../../../../console/endpoints.ts'
import { clockTime, dayOf } from '../../../../console/formats.ts'
import { useGo } from '../../../../console/navigation.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { ArrivalQueue } from './ArrivalQueue.tsx'
import { BookingRow } from './BookingRow.tsx'

type Booking = RowOf<'appointment.list'>

interface DayBookProps {
  readonly day: string
  readonly state: 'booked' | 'arrived' | 'cancelled' | 'noShow' | undefined
}

/** Arrived and not yet received: with them the greeting clock runs. */
export const waits = (row: Booking) => row.arrivedAt !== null && row.orderId === null

/** A day's bookings: who waits on top, below the time line with the hour that it is. */
export function DayBook({ day, state }: DayBookProps) {
  const texts = useTexts()
  const go = useGo()
  const { store, can } = useSession()
  const { data } = useRead('appointment.list', {
    query: { from: day, to: day, limit: 200, ...(state ? { state } : {}), ...(store ? { store: store.id } : {}) },
    also: ['customer', 'vehicle', 'repairOrder'],
  })
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />
  const waiting = data.rows.filter(waits)
  const others = data.rows.filter((row) => !waits(row))
  const book = (
    <Button type="primary" onClick={() => go('/appointments/new')}>
      {texts.verb('appointment', 'book')}
    </Button>
  )
  if (data.rows.length === 0) {
    return (
      <Empty text={texts.t('service.page.noBookings')} next={texts.t('service.page.noBookingsNext')}>
        {can('appointment.book') ? book : null}
      </Empty>
    )
  }
  return (
    <Flex vertical gap={12}>
      {waiting.length > 0 && (
        <Section title={texts.t('service.page.waiting', { count: waiting.length })}>
          <ArrivalQueue booked={waiting} walkIns={[]} />
        </Section>
      )}
      <Section title={texts.t('service.page.dayLine', { count: others.length })}>
        <DayLine rows={others} day={day} />
      </Section>
    </Flex>
  )
}

function DayLine({ rows, day }: { readonly rows: readonly Booking[]; readonly day: string }) {
  const now = useNow()
  const isToday = dayOf(now) === day
  const next = isToday ? rows.findIndex((row) => Date.parse(row.startsAt) > now) : -1
  return (
    <Flex vertical gap={4}>
      {rows.map((row, index) => (
        <div key={row.id}>
          {index === next && <NowLine at={now} />}
          <BookingRow row={row} />
        </div>
      ))}
      {isToday && next === -1 && rows.length > 0 && <NowLine at={now} />}
    </Flex>
  )
}

function NowLine({ at }: { readonly at: number }) {
  const { token } = theme.useToken()
  const texts = useTexts()
  return (
    <Flex align="center" gap={8} style={{ color: token.colorPrimary, margin: '4px 0' }}>
      <strong>{texts.t('service.page.nowIs', { time: clockTime(at) })}</strong>
      <span style={{ flex: 1, borderTop: `2px solid ${token.colorPrimary}` }} />
    </Flex>
  )
}
