import { PrinterOutlined } from '@ant-design/icons'
import { Button, Flex, Skeleton, Typography } from 'antd'
import { useNow } from '../../../console/clock.ts'
import type { RowOf } from '../../../console/endpoints.ts'
import { clockTime, dayOf, fullTime } from '../../../console/formats.ts'
import { useHotkey } from '../../../console/hotkeys.ts'
import { useRead } from '../../../console/queries.ts'
import { usePhone } from '../../../console/screen.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { LineTable } from '../../../console/ui/LineTable.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { StateTag } from '../../../console/ui/StateTag.tsx'
import { useTitle } from '../../../console/ui/use-title.ts'
import { inShop } from './order/in-shop.ts'

type Order = RowOf<'repairOrder.list'>

/** Lines to write on while nothing else works; afterwards they are entered as paper visits. */
const blankLines = Array.from({ length: 10 }, (_, index) => ({ no: index + 1 }))

/** The day on paper: bookings, cars in the shop and empty lines, printed each morning for the hour without power or line. */
export default function DaySheetPage() {
  const texts = useTexts()
  const t = (key: string, values?: Record<string, unknown>) => texts.t(`service.daySheet.${key}`, values)
  const now = useNow()
  const phone = usePhone()
  const { workStore } = useSession()
  const store = workStore?.id ?? ''
  const enabled = workStore !== undefined
  const bookings = useRead('appointment.calendar', { query: { store, from: dayOf(now) }, enabled })
  const orders = useRead('repairOrder.list', { query: { store, state: inShop.join(','), limit: 200 }, enabled })
  useTitle(t('title'))
  useHotkey('p', () => window.print())
  const expected = (bookings.data?.rows ?? []).filter((row) => row.orderId === null)
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {t('titleOf', { store: texts.name(workStore?.nameZh, workStore?.nameEn), at: fullTime(now) })}
        </Typography.Title>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {texts.t('service.preparation.print')}
        </Button>
      </Flex>
      {(!bookings.data || !orders.data) && <Skeleton active paragraph={{ rows: 8 }} />}
      {bookings.data && (
        <Section title={t('expected', { count: expected.length })}>
          <LineTable
            label={t('expected', { count: expected.length })}
            rows={expected}
            keyOf={(row) => row.id}
            columns={[
              { key: 'time', heading: t('time'), draw: (row) => clockTime(row.startsAt) },
              { key: 'plate', heading: t('plate'), draw: (row) => row.plate },
              { key: 'guest', heading: t('guest'), draw: (row) => `${row.customerName} ${row.phoneMasked}` },
              { key: 'wish', heading: t('wish'), draw: (row) => row.concern ?? '' },
              { key: 'technician', heading: t('technician'), draw: (row) => row.technicianName ?? '' },
            ]}
          />
        </Section>
      )}
      {orders.data && <InShop rows={orders.data.rows} />}
      {!phone && <Blank />}
    </Flex>
  )
}

function InShop({ rows }: { readonly rows: readonly Order[] }) {
  const texts = useTexts()
  const t = (key: string, values?: Record<string, unknown>) => texts.t(`service.daySheet.${key}`, values)
  return (
    <Section title={t('inShop', { count: rows.length })}>
      <LineTable
        label={t('inShop', { count: rows.length })}
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { key: 'number', heading: t('number'), draw: (row) => row.number },
          { key: 'plate', heading: t('plate'), draw: (row) => row.plate },
          { key: 'guest', heading: t('guest'), draw: (row) => row.customerName },
          { key: 'state', heading: t('state'), draw: (row) => <StateTag record="repairOrder" state={row.state} /> },
          {
            key: 'promise',
            heading: t('promise'),
            draw: (row) => (row.promisedAt ? fullTime(row.promisedAt) : ''),
          },
        ]}
      />
    </Section>
  )
}

function Blank() {
  const texts = useTexts()
  const t = (key: string) => texts.t(`service.daySheet.${key}`)
  const columns = ['time', 'plate', 'phone', 'wish', 'km', 'promise', 'signature'] as const
  return (
    <Section title={t('blank')}>
      <LineTable
        label={t('blank')}
        rows={blankLines}
        keyOf={(row) => String(row.no)}
        columns={columns.map((key) => ({
          key,
          heading: t(key),
          draw: () => <span style={{ display: 'inline-block', height: 28 }}>&nbsp;</span>,
        }))}
      />
      <Typography.Text type="secondary">{t('after')}</Typography.Text>
    </Section>
  )
}
