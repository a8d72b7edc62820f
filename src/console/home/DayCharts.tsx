import { Flex } from 'antd'
import { useGo } from '../navigation.ts'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { Chart } from '../ui/Chart.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Section } from '../ui/Section.tsx'
import { When } from '../ui/When.tsx'
import { carStates, standstillHref } from './in-shop.ts'
import { type Day, sumOf } from './use-day.ts'

interface PartProps {
  readonly day: Day
}

/** Where the cars are; a bar opens its cars. */
export function CarsByState({ day }: PartProps) {
  const texts = useTexts()
  const go = useGo()
  const title = texts.c('day.byState')
  return (
    <Section title={title}>
      <Chart
        label={title}
        height={230}
        spec={{
          kind: 'bars',
          unit: 'count',
          lying: true,
          categories: carStates.map((state) => texts.state('repairOrder', state)),
          series: [
            {
              name: texts.c('day.cars'),
              values: carStates.map((state) => sumOf(day.service, (row) => row.states[state] ?? 0) ?? null),
            },
          ],
        }}
        onPick={(index) => go(`/repair-orders?state=${carStates[index] ?? ''}`)}
      />
    </Section>
  )
}

/** Cars on which nobody works, and why. */
export function Standstill({ day }: PartProps) {
  const texts = useTexts()
  const { can } = useSession()
  if (!can('board.see')) return null
  const causes = [...Map.groupBy(day.standstill ?? [], (row) => row.cause)]
    .map(([cause, rows]) => ({
      cause,
      count: rows.reduce((sum, row) => sum + row.count, 0),
      since: rows.map((row) => row.since).toSorted()[0],
    }))
    .toSorted((a, b) => b.count - a.count)
  return (
    <Section title={texts.c('day.standstill')} extra={<AppLink href="/board">{texts.c('day.board')}</AppLink>}>
      {causes.length === 0 && <Empty text={texts.c('day.nothingStands')} />}
      <Flex vertical gap={8}>
        {causes.map(({ cause, count, since }) => (
          <Flex key={cause} gap={12} align="center" wrap>
            <span style={{ flex: 1 }}>
              <AppLink href={standstillHref(cause)}>{texts.t(`workshop.value.standstill.${cause}`)}</AppLink>
            </span>
            <span>
              {texts.c('day.longest')} <When at={since ?? null} />
            </span>
            <strong style={{ minWidth: 32, textAlign: 'right' }}>{count}</strong>
          </Flex>
        ))}
      </Flex>
    </Section>
  )
}

/** What came in by day. */
export function Takings({ day }: PartProps) {
  const texts = useTexts()
  const go = useGo()
  if (!day.takings) return null
  const title = texts.c('day.takings')
  return (
    <Section title={title}>
      <Chart
        label={title}
        height={230}
        spec={{
          kind: 'bars',
          unit: 'fen',
          categories: day.takings.days.map((one) => one.day.slice(5)),
          series: [{ name: title, values: day.takings.days.map((one) => one.fen) }],
        }}
        onPick={() => go('/bills?state=paid')}
      />
    </Section>
  )
}

/** How full the workshop is booked in the days ahead; a bar opens that day's bookings. */
export function Capacity({ day }: PartProps) {
  const texts = useTexts()
  const go = useGo()
  if (!day.load) return null
  const days = [...Map.groupBy(day.load, (row) => row.day)].toSorted(([a], [b]) => a.localeCompare(b))
  const hours = (minutes: number) => Math.round(minutes / 6) / 10
  const title = texts.c('day.capacity')
  const taken = days.map(([, rows]) => rows.reduce((sum, row) => sum + row.takenMinutes, 0))
  const total = days.map(([, rows]) => rows.reduce((sum, row) => sum + row.totalMinutes, 0))
  return (
    <Section title={title}>
      {days.length === 0 ? (
        <Empty text={texts.c('day.noCapacity')} next={texts.c('day.noCapacityNext')} />
      ) : (
        <Chart
          label={title}
          height={230}
          spec={{
            kind: 'bars',
            unit: 'count',
            categories: days.map(([one]) => one.slice(5)),
            series: [
              { name: texts.c('day.taken'), values: taken.map(hours) },
              { name: texts.c('day.bookable'), values: total.map(hours), line: true },
            ],
          }}
          onPick={(index) => go(`/appointments?day=${days[index]?.[0] ?? ''}`)}
        />
      )}
    </Section>
  )
}
