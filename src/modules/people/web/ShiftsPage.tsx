import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Alert, Button, Flex, Skeleton, theme, Typography } from 'antd'
import { useNow } from '../../../console/clock.ts'
import { dayOf } from '../../../console/formats.ts'
import { asProblem } from '../../../console/problem.ts'
import { useRead } from '../../../console/queries.ts'
import { usePageSearch } from '../../../console/search-params.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { Empty } from '../../../console/ui/Empty.tsx'
import { CopyWeek } from './CopyWeek.tsx'
import { addDays, daysOf, mondayOf, shiftsSearch, weekdayOf } from './week.ts'
import { WeekTable } from './WeekTable.tsx'
import { useTitle } from '../../../console/ui/use-title.ts'

/** Who works when: a week of the store, planned and changed by a click on a day. */
export default function ShiftsPage() {
  const texts = useTexts()
  const { workStore } = useSession()
  const today = dayOf(useNow())
  const [search] = usePageSearch(shiftsSearch)
  const monday = mondayOf(search.week ?? today)
  const days = daysOf(monday)
  const store = workStore?.id ?? ''
  const enabled = workStore !== undefined
  const staff = useRead('staff.list', { query: { store, state: 'active', limit: 200 }, enabled })
  const shifts = useRead('shift.list', { query: { store, from: monday, to: days[6] ?? monday }, enabled })
  const title = texts.t('people.shift.title')
  const error = staff.error ?? shifts.error
  useTitle(title)
  return (
    <Flex vertical gap={12}>
      <WeekHead title={title} monday={monday} />
      {error && <Alert type="error" showIcon title={texts.problem(asProblem(error))} />}
      {!staff.data && !error && <Skeleton active paragraph={{ rows: 12 }} />}
      {staff.data?.rows.length === 0 && <Empty text={texts.t('people.week.nobody')} />}
      {staff.data && staff.data.rows.length > 0 && (
        <WeekTable
          storeId={store}
          days={days}
          today={today}
          people={staff.data.rows}
          shifts={shifts.data?.rows ?? []}
        />
      )}
    </Flex>
  )
}

function WeekHead({ title, monday }: { readonly title: string; readonly monday: string }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const [, set] = usePageSearch(shiftsSearch)
  const step = (week: string | undefined) => set({ week }, { replace: false })
  return (
    <Flex justify="space-between" align="center" gap={8} wrap>
      <Typography.Title level={1} style={{ fontSize: token.fontSizeXL, margin: 0 }}>
        {title}
      </Typography.Title>
      <Flex gap={8} align="center" wrap>
        <Button
          icon={<LeftOutlined />}
          aria-label={texts.t('people.week.before')}
          onClick={() => step(addDays(monday, -7))}
        />
        <strong style={{ whiteSpace: 'nowrap' }}>
          {weekdayOf(monday, texts.language)} – {weekdayOf(addDays(monday, 6), texts.language)}
        </strong>
        <Button
          icon={<RightOutlined />}
          aria-label={texts.t('people.week.after')}
          onClick={() => step(addDays(monday, 7))}
        />
        <Button onClick={() => step(undefined)}>{texts.t('people.week.now')}</Button>
        <CopyWeek monday={monday} />
      </Flex>
    </Flex>
  )
}
