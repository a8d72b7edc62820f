import { Alert, Button, Flex, Segmented, Skeleton, Typography } from 'antd'
import { z } from 'zod'
import { plainDate } from '../../../kernel/contract/record.ts'
import { useNow } from '../../../console/clock.ts'
import { dayOf } from '../../../console/formats.ts'
import { asProblem } from '../../../console/problem.ts'
import { useRead } from '../../../console/queries.ts'
import { usePageSearch } from '../../../console/search-params.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { Section } from '../../../console/ui/Section.tsx'
import { useTitle } from '../../../console/ui/use-title.ts'
import { onTimeGroups } from '../contract/on-time.ts'
import { addDays } from './calendar/days.ts'
import { OnTimeOrders } from './on-time/OnTimeOrders.tsx'
import { OnTimeTable, percent } from './on-time/OnTimeTable.tsx'

const search = z.object({
  by: z.enum(onTimeGroups).optional(),
  from: plainDate.optional(),
  until: plainDate.optional(),
  key: z.string().max(60).optional(),
})
const usualDays = 30
const periods = [1, 7, usualDays, 90] as const

/** Promises kept, by outlet, person and item; a line opens the orders behind it (I-12). */
export default function OnTimePage() {
  const texts = useTexts()
  const t = (key: string, values?: Record<string, unknown>) => texts.t(`service.onTime.${key}`, values)
  const now = useNow()
  const { store } = useSession()
  const [asked, set] = usePageSearch(search)
  const today = dayOf(now)
  const { by = 'outlet', until = today, from = addDays(until, 1 - usualDays), key } = asked
  const span = { from, until, ...(store ? { store: store.id } : {}) }
  const { data, error } = useRead('repairOrder.onTime', { query: { ...span, by }, also: ['inspection', 'jobCard'] })
  useTitle(t('title'))
  const chosen = data?.rows.find((row) => row.key === key)
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {t('title')} {data && percent(data.total.onTimeBasisPoints)}
        </Typography.Title>
        <Flex gap={8} wrap>
          {periods.map((days) => (
            <Button
              key={days}
              type={from === addDays(today, 1 - days) && until === today ? 'primary' : 'default'}
              onClick={() => set({ from: addDays(today, 1 - days), until: today })}
            >
              {t('days', { count: days })}
            </Button>
          ))}
        </Flex>
      </Flex>
      <Segmented
        aria-label={t('title')}
        value={by}
        options={onTimeGroups.map((group) => ({ value: group, label: t(`by.${group}`) }))}
        onChange={(next) => set({ by: next, key: undefined })}
        style={{ alignSelf: 'start' }}
      />
      {error && <Alert type="error" showIcon title={texts.problem(asProblem(error))} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 6 }} />}
      {data && (
        <Section title={t('counted', { count: data.total.orders })}>
          <OnTimeTable by={by} rows={data.rows} choose={(next) => set({ key: next })} />
        </Section>
      )}
      {chosen && (
        <OnTimeOrders title={texts.name(chosen.nameZh, chosen.nameEn)} query={{ ...span, by, key: chosen.key }} />
      )}
      <Typography.Text type="secondary">{t('formula')}</Typography.Text>
    </Flex>
  )
}
