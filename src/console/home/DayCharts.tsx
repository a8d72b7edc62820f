import { Flex, Skeleton } from 'antd'
import { formatYuan } from '../../kernel/money.ts'
import { plainNumber } from '../formats.ts'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Section } from '../ui/Section.tsx'
import { When } from '../ui/When.tsx'
import { Bars } from './Bars.tsx'
import { carStates, standstillHref } from './in-shop.ts'
import { type Day, sumOf } from './use-day.ts'

interface PartProps {
  readonly day: Day
}

/** Not known yet is not nought. */
function Waiting({ title }: { readonly title: string }) {
  return (
    <Section title={title}>
      <Skeleton active />
    </Section>
  )
}

/** Where the cars are; a bar opens its cars. */
export function CarsByState({ day }: PartProps) {
  const texts = useTexts()
  const title = texts.c('day.byState')
  if (!day.service) return <Waiting title={title} />
  const cars = (state: string) => sumOf(day.service, (row) => row.states[state] ?? 0) ?? 0
  return (
    <Section title={title}>
      <Bars
        label={title}
        bars={carStates.map((state) => ({
          key: state,
          label: texts.state('repairOrder', state),
          value: cars(state),
          text: plainNumber(cars(state)),
          href: `/repair-orders?state=${state}`,
        }))}
      />
    </Section>
  )
}

/** Cars on which nobody works, and why. */
export function Standstill({ day }: PartProps) {
  const texts = useTexts()
  const { can } = useSession()
  if (!can('board.see')) return null
  if (!day.standstill) return <Waiting title={texts.c('day.standstill')} />
  const causes = [...Map.groupBy(day.standstill, (row) => row.cause)]
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

/** What came in by day, the latest on top. */
export function Takings({ day }: PartProps) {
  const texts = useTexts()
  if (!day.takings) return null
  const title = texts.c('day.takings')
  return (
    <Section title={title}>
      <Bars
        label={title}
        bars={day.takings.days.toReversed().map(({ day: on, fen }) => ({
          key: on,
          label: on.slice(5),
          value: fen,
          text: formatYuan(fen),
          href: '/bills?state=paid',
        }))}
      />
    </Section>
  )
}

/** How full the workshop is booked in the days ahead; a bar opens that day's bookings. */
export function Capacity({ day }: PartProps) {
  const texts = useTexts()
  if (!day.load) return null
  const days = [...Map.groupBy(day.load, (row) => row.day)].toSorted(([a], [b]) => a.localeCompare(b))
  const title = texts.c('day.capacity')
  return (
    <Section title={title}>
      {days.length === 0 && <Empty text={texts.c('day.noCapacity')} next={texts.c('day.noCapacityNext')} />}
      <Bars
        label={title}
        bars={days.map(([on, rows]) => {
          const taken = rows.reduce((sum, row) => sum + row.takenMinutes, 0)
          const total = rows.reduce((sum, row) => sum + row.totalMinutes, 0)
          return {
            key: on,
            label: on.slice(5),
            value: taken,
            of: total,
            text: texts.c('day.takenOf', { taken: hours(taken), total: hours(total) }),
            href: `/appointments?day=${on}`,
          }
        })}
      />
    </Section>
  )
}

const hours = (minutes: number) => plainNumber(minutes / 60, 1)
