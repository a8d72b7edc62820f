import { LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Flex, Skeleton, Tag, Typography } from 'antd'
import { z } from 'zod'
import { plainDate } from '../../../kernel/contract/record.ts'
import { useHotkey } from '../../../console/hotkeys.ts'
import { useRead } from '../../../console/queries.ts'
import { usePhone } from '../../../console/screen.ts'
import { usePageSearch } from '../../../console/search-params.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { Empty } from '../../../console/ui/Empty.tsx'
import { addDays, weekday } from './calendar/days.ts'
import { PreparationCards } from './preparation/PreparationCards.tsx'
import { PreparationTable } from './preparation/PreparationTable.tsx'

const search = z.object({ day: plainDate.optional() })

/** What to get ready for the day ahead: per booking technician, bay, parts with what is short, papers (G-07). */
export default function PreparationPage() {
  const texts = useTexts()
  const phone = usePhone()
  const { workStore } = useSession()
  const [{ day: wanted }, set] = usePageSearch(search)
  const { data } = useRead('appointment.preparation', {
    query: { store: workStore?.id ?? '', ...(wanted ? { day: wanted } : {}) },
    enabled: workStore !== undefined,
    also: ['stockReceipt', 'pick', 'partKit', 'shift', 'bay', 'customer', 'vehicle'],
  })
  useHotkey('p', () => window.print())
  const day = data?.day ?? wanted
  const lacking = data?.rows.filter((row) => row.parts.some((part) => part.shortThousandths > 0)).length ?? 0
  const ready = data?.rows.filter((row) => row.preparedAt !== null).length ?? 0
  const List = phone ? PreparationCards : PreparationTable
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Flex gap={12} align="center" wrap>
          <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {texts.t('service.menu.preparation')}
            {day ? ` · ${weekday(day)}` : ''}
          </Typography.Title>
          {data && <Tag>{texts.t('service.preparation.count', { count: data.rows.length, ready })}</Tag>}
          {lacking > 0 && <Tag color="error">{texts.t('service.preparation.lacking', { count: lacking })}</Tag>}
        </Flex>
        <Flex gap={8}>
          <Button
            aria-label={texts.t('service.page.dayBefore')}
            icon={<LeftOutlined />}
            disabled={!day}
            onClick={() => day && set({ day: addDays(day, -1) })}
          />
          <Button
            aria-label={texts.t('service.page.dayAfter')}
            icon={<RightOutlined />}
            disabled={!day}
            onClick={() => day && set({ day: addDays(day, 1) })}
          />
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {texts.t('service.preparation.print')}
          </Button>
        </Flex>
      </Flex>
      {!data && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.rows.length === 0 && (
        <Empty text={texts.t('service.page.noBookings')} next={texts.t('service.page.noBookingsNext')} />
      )}
      {data && data.rows.length > 0 && <List list={data} />}
    </Flex>
  )
}
