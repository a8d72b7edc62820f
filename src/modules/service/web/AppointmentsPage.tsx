import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Flex, Segmented, Typography } from 'antd'
import { z } from 'zod'
import { plainDate } from '../../../kernel/contract/record.ts'
import { useNow } from '../../../console/clock.ts'
import { dayOf } from '../../../console/formats.ts'
import { useHotkey } from '../../../console/hotkeys.ts'
import { useGo } from '../../../console/navigation.ts'
import { usePhone, useTouch } from '../../../console/screen.ts'
import { usePageSearch } from '../../../console/search-params.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { DayControl } from '../../../console/ui/form/late.tsx'
import { AffectedNotice } from './calendar/AffectedNotice.tsx'
import { Calendar } from './calendar/Calendar.tsx'
import { addDays, mondayOf } from './calendar/days.ts'
import { DayBook } from './day/DayBook.tsx'

const views = ['day', 'week', 'book'] as const
const states = ['booked', 'arrived', 'cancelled', 'noShow'] as const
const search = z.object({
  day: plainDate.optional(),
  view: z.enum(views).optional(),
  state: z.enum(states).optional(),
})

/** The bookings: a day or a week by half hours with its load, or a day by the clock with who has arrived first. */
export default function AppointmentsPage() {
  const texts = useTexts()
  const go = useGo()
  const phone = usePhone()
  const touch = useTouch()
  const { can } = useSession()
  const today = dayOf(useNow())
  const [{ day = today, state, view: wanted }, set] = usePageSearch(search)
  const view = wanted ?? (phone ? 'book' : 'day')
  const turn = (to: string | undefined) => set({ day: to === today ? undefined : to })
  const step = (by: number) => turn(addDays(day, view === 'week' ? by * 7 : by))
  useHotkey('n', () => go('/appointments/new'), { enabled: can('appointment.book') })
  useHotkey('t', () => turn(undefined))
  useHotkey('d', () => set({ view: 'day' }))
  useHotkey('w', () => set({ view: 'week' }))
  useHotkey('l', () => set({ view: 'book' }))
  useHotkey('[', () => step(-1))
  useHotkey(']', () => step(1))
  return (
    <Flex vertical gap={12}>
      <Head day={day} week={view === 'week'} />
      <AffectedNotice />
      <Flex gap={8} align="center" wrap>
        <Button aria-label={texts.t('service.page.dayBefore')} icon={<LeftOutlined />} onClick={() => step(-1)} />
        <Button type={day === today ? 'primary' : 'default'} ghost={day === today} onClick={() => turn(today)}>
          {texts.t('service.page.today')}
        </Button>
        <Button aria-label={texts.t('service.page.dayAfter')} icon={<RightOutlined />} onClick={() => step(1)} />
        <div style={{ width: 150 }}>
          <DayControl value={day} onChange={turn} label={texts.t('service.page.day')} />
        </div>
        <Segmented
          aria-label={texts.t('service.calendar.view')}
          value={view}
          onChange={(next) => set({ view: views.find((one) => one === next) })}
          options={views.map((one) => ({ value: one, label: texts.t(`service.calendar.${one}`) }))}
        />
        {view === 'book' && (
          <Segmented
            aria-label={texts.field('appointment', 'state')}
            value={state ?? 'all'}
            onChange={(next) => set({ state: states.find((one) => one === next) })}
            options={[
              { value: 'all', label: texts.t('service.page.all') },
              ...states.map((one) => ({ value: one, label: texts.state('appointment', one) })),
            ]}
          />
        )}
      </Flex>
      {view === 'book' ? (
        <DayBook day={day} state={state} />
      ) : (
        <Calendar
          from={view === 'week' ? mondayOf(day) : day}
          days={view === 'week' ? 7 : 1}
          onDay={(next) => set({ view: 'day', day: next })}
        />
      )}
      {view !== 'book' && !touch && (
        <Typography.Text type="secondary" data-screen-only>
          {texts.t('service.calendar.keys')}
        </Typography.Text>
      )}
    </Flex>
  )
}

function Head({ day, week }: { readonly day: string; readonly week: boolean }) {
  const texts = useTexts()
  const go = useGo()
  const { can } = useSession()
  const from = week ? mondayOf(day) : day
  const to = week ? addDays(from, 6) : day
  return (
    <Flex justify="space-between" align="center" gap={8} wrap>
      <Flex gap={16} align="center" wrap>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {texts.t('service.menu.appointments')}
        </Typography.Title>
        <AppLink href={`/appointments/list?from=${from}&to=${to}`}>{texts.t('service.calendar.export')}</AppLink>
        <AppLink href={`/walk-ins?from=${from}&to=${to}`}>{texts.t('service.walkIn.title')}</AppLink>
        <AppLink href="/appointments/preparation">{texts.t('service.menu.preparation')}</AppLink>
      </Flex>
      {can('appointment.book') && (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => go('/appointments/new')}>
          {texts.verb('appointment', 'book')}
        </Button>
      )}
    </Flex>
  )
}
