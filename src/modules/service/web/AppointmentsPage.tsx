import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Flex, Segmented, Typography } from 'antd'
import { z } from 'zod'
import { plainDate } from '../../../kernel/contract/record.ts'
import { useNow } from '../../../console/clock.ts'
import { dayOf } from '../../../console/formats.ts'
import { useHotkey } from '../../../console/hotkeys.ts'
import { useGo } from '../../../console/navigation.ts'
import { usePageSearch } from '../../../console/search-params.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { DayControl } from '../../../console/ui/form/late.tsx'
import { DayBook } from './day/DayBook.tsx'

const states = ['booked', 'arrived', 'cancelled', 'noShow'] as const
const search = z.object({ day: plainDate.optional(), state: z.enum(states).optional() })

/** Another day in the calendar, counted at noon so that no zone matters. */
function shifted(day: string, by: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
}

/** The bookings of a day by the clock, who has arrived first. */
export default function AppointmentsPage() {
  const texts = useTexts()
  const go = useGo()
  const { can } = useSession()
  const today = dayOf(useNow())
  const [{ day = today, state }, set] = usePageSearch(search)
  useHotkey('n', () => go('/appointments/new'), { enabled: can('appointment.book') })
  const turn = (to: string | undefined) => set({ day: to === today ? undefined : to })
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Flex gap={16} align="center">
          <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {texts.t('service.menu.appointments')}
          </Typography.Title>
          <AppLink href="/appointments/list">{texts.t('service.page.asList')}</AppLink>
        </Flex>
        {can('appointment.book') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => go('/appointments/new')}>
            {texts.verb('appointment', 'book')}
          </Button>
        )}
      </Flex>
      <Flex gap={8} align="center" wrap>
        <Button
          aria-label={texts.t('service.page.dayBefore')}
          icon={<LeftOutlined />}
          onClick={() => turn(shifted(day, -1))}
        />
        <Button type={day === today ? 'primary' : 'default'} ghost={day === today} onClick={() => turn(today)}>
          {texts.t('service.page.today')}
        </Button>
        <Button
          aria-label={texts.t('service.page.dayAfter')}
          icon={<RightOutlined />}
          onClick={() => turn(shifted(day, 1))}
        />
        <div style={{ width: 150 }}>
          <DayControl value={day} onChange={turn} label={texts.t('service.page.day')} />
        </div>
        <Segmented
          aria-label={texts.field('appointment', 'state')}
          value={state ?? 'all'}
          onChange={(next) => set({ state: states.find((one) => one === next) })}
          options={[
            { value: 'all', label: texts.t('service.page.all') },
            ...states.map((one) => ({ value: one, label: texts.state('appointment', one) })),
          ]}
        />
      </Flex>
      <DayBook day={day} state={state} />
    </Flex>
  )
}
