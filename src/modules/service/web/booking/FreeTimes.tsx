import { StarOutlined } from '@ant-design/icons'
import { Button, Flex, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useNow } from '../../../../console/clock.ts'
import { clockTime, dayOf, plainDay } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { DayControl } from '../../../../console/ui/form/late.tsx'
import type { Demand } from '../../contract/demand.ts'

interface FreeTimesProps {
  readonly storeId: string
  readonly demand: Demand
  /** Codes of the items: some need a device, which is not free at any time. */
  readonly items: readonly string[]
  /** The booking that is to move. */
  readonly booking?: string
  readonly value: string | undefined
  readonly onChange: (startsAt: string) => void
  /** A time whose day is shown first. */
  readonly first?: string | undefined
}

/** So many of a day's times are marked as quiet: the server answers the least loaded first. */
const quietTimes = 3

/** Free times for what is wanted, day by day; one click takes one. */
export function FreeTimes({ storeId, demand, items, booking, value, onChange, first }: FreeTimesProps) {
  const texts = useTexts()
  const now = useNow()
  const [from, setFrom] = useState(() => dayOf(first ?? now))
  const { skill, minutes } = demand
  const which = { ...(items.length > 0 ? { items: items.join(',') } : {}), ...(booking ? { booking } : {}) }
  const { data } = useRead('appointment.free', { query: { store: storeId, skill, minutes, from, days: 4, ...which } })
  const days = [...Map.groupBy(data?.rows ?? [], (row) => dayOf(row.startsAt))].toSorted(([a], [b]) =>
    a.localeCompare(b),
  )
  const quiet = new Set(days.flatMap(([, times]) => times.slice(0, quietTimes).map((time) => time.startsAt)))
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} align="center" wrap>
        <span style={{ whiteSpace: 'nowrap' }}>{texts.t('service.page.from')}</span>
        <div style={{ width: 160 }}>
          <DayControl
            value={from}
            onChange={(day) => setFrom(day ?? dayOf(now))}
            label={texts.t('service.page.from')}
          />
        </div>
        <Typography.Text type="secondary">
          {texts.t('service.page.demand', { skill: texts.value('staff', 'skill', skill), minutes })}
        </Typography.Text>
      </Flex>
      {quiet.size > 0 && (
        <Typography.Text type="secondary">
          <StarOutlined aria-hidden /> {texts.t('service.calendar.quiet')}
        </Typography.Text>
      )}
      {!data && <Skeleton active />}
      {data?.rows.length === 0 && (
        <Empty text={texts.t('service.page.noTimes')} next={texts.t('service.page.noTimesNext')} />
      )}
      {days.map(([day, times]) => (
        <Flex key={day} gap={8} align="start">
          <strong style={{ width: 76, flex: 'none', paddingTop: 4 }}>{plainDay(day, now)}</strong>
          <Flex gap={8} wrap>
            {times
              .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
              .map(({ startsAt }) => (
                <Button
                  icon={
                    quiet.has(startsAt) ? <StarOutlined aria-label={texts.t('service.calendar.quiet')} /> : undefined
                  }
                  key={startsAt}
                  type={startsAt === value ? 'primary' : 'default'}
                  aria-pressed={startsAt === value}
                  onClick={() => onChange(startsAt)}
                >
                  {clockTime(startsAt)}
                </Button>
              ))}
          </Flex>
        </Flex>
      ))}
    </Flex>
  )
}
