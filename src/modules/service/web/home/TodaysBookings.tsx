import { Flex, Skeleton } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import { dayOf } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { ArrivalQueue, useWalkIns, WalkInKey } from '../day/ArrivalQueue.tsx'
import { BookingRow } from '../day/BookingRow.tsx'
import { waits } from '../day/DayBook.tsx'

/** Today by the clock; who has arrived stands on top with the greeting clock. */
export function TodaysBookings() {
  const texts = useTexts()
  const { store } = useSession()
  const today = dayOf(useNow())
  const { data } = useRead('appointment.list', {
    query: { from: today, to: today, limit: 200, ...(store ? { store: store.id } : {}) },
    also: ['repairOrder', 'customer', 'vehicle'],
  })
  const walkIns = useWalkIns()
  const waiting = data?.rows.filter(waits) ?? []
  const coming = data?.rows.filter((row) => row.state === 'booked') ?? []
  const rest = (data?.rows.length ?? 0) - waiting.length - coming.length
  return (
    <Section
      title={texts.t('service.page.todays', { count: data?.rows.length ?? 0 })}
      extra={
        <Flex gap={12} align="center">
          <WalkInKey />
          <AppLink href="/appointments">{texts.t('service.page.all')}</AppLink>
        </Flex>
      }
    >
      {!data && <Skeleton active />}
      {data?.rows.length === 0 && walkIns.length === 0 && (
        <Empty text={texts.t('service.page.noBookings')} next={texts.t('service.page.noBookingsNext')} />
      )}
      <Flex vertical>
        {waiting.length + walkIns.length > 0 && <ArrivalQueue booked={waiting} walkIns={walkIns} />}
        {coming.map((row) => (
          <BookingRow key={row.id} row={row} brief />
        ))}
      </Flex>
      {rest > 0 && <div style={{ padding: 8 }}>{texts.t('service.page.received', { count: rest })}</div>}
    </Section>
  )
}
