import { Alert, Button, Flex, QRCode, Skeleton, Typography } from 'antd'
import { z } from 'zod'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { plainNumber } from '../../../console/formats.ts'
import { asProblem } from '../../../console/problem.ts'
import { useRead } from '../../../console/queries.ts'
import { usePageSearch } from '../../../console/search-params.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { LineTable } from '../../../console/ui/LineTable.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { useTitle } from '../../../console/ui/use-title.ts'
import { percent } from './on-time/OnTimeTable.tsx'

const search = z.object({ days: z.coerce.number().int().min(1).max(366).optional() })
const periods = [7, 30, 90] as const
const usualDays = 30
/** Doors that have an address; an app on the home screen is opened from the first of them. */
const doors = ['wechat', 'miniProgram', 'web'] as const

type Row = AnswerOf<'appointment.channels'>['rows'][number]

/** How bookings come, what share of them customers make themselves, and the addresses that are counted (G-01). */
export default function ChannelsPage() {
  const texts = useTexts()
  const t = (key: string, values?: Record<string, unknown>) => texts.t(`service.channels.${key}`, values)
  const { store } = useSession()
  const [{ days = usualDays }, set] = usePageSearch(search)
  const query = { days, ...(store ? { store: store.id } : {}) }
  const { data, error } = useRead('appointment.channels', { query })
  useTitle(t('title'))
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {t('title')}
        </Typography.Title>
        <Flex gap={8} wrap>
          {periods.map((one) => (
            <Button key={one} type={one === days ? 'primary' : 'default'} onClick={() => set({ days: one })}>
              {t('days', { count: one })}
            </Button>
          ))}
        </Flex>
      </Flex>
      {error && <Alert type="error" showIcon title={texts.problem(asProblem(error))} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 6 }} />}
      {data && (
        <Section title={t('share', { share: percent(data.ownBasisPoints), count: data.booked })}>
          <ChannelTable rows={data.rows} />
          <Typography.Text type="secondary">{t('formula')}</Typography.Text>
        </Section>
      )}
      <Section title={t('doors')}>
        <Flex gap={24} wrap>
          {doors.map((door) => (
            <Door key={door} door={door} />
          ))}
        </Flex>
      </Section>
    </Flex>
  )
}

function ChannelTable({ rows }: { readonly rows: readonly Row[] }) {
  const texts = useTexts()
  const t = (key: string) => texts.t(`service.channels.${key}`)
  const own = (row: Row) => (row.isOwn ? ` · ${t('own')}` : '')
  return (
    <LineTable
      label={t('title')}
      rows={rows}
      keyOf={(row) => row.channel}
      columns={[
        {
          key: 'channel',
          heading: t('channel'),
          draw: (row) => texts.t(`service.value.channel.${row.channel}`) + own(row),
        },
        { key: 'booked', heading: t('booked'), numeric: true, draw: (row) => plainNumber(row.booked) },
        {
          key: 'share',
          heading: t('shareOf'),
          numeric: true,
          draw: (row) => <strong>{percent(row.shareBasisPoints)}</strong>,
        },
        { key: 'arrived', heading: t('arrived'), numeric: true, draw: (row) => plainNumber(row.arrived) },
        { key: 'cancelled', heading: t('cancelled'), numeric: true, draw: (row) => plainNumber(row.cancelled) },
        { key: 'missed', heading: t('missed'), numeric: true, draw: (row) => plainNumber(row.missed) },
      ]}
    />
  )
}

/** An address to put into a menu, print or share: bookings through it count under its channel. */
function Door({ door }: { readonly door: (typeof doors)[number] }) {
  const texts = useTexts()
  const { me } = useSession()
  const address = new URL(`/p/?g=${encodeURIComponent(me.group.code)}&c=${door}`, window.location.origin).href
  return (
    <Flex vertical gap={8} style={{ width: 300 }}>
      <strong>{texts.t(`service.value.channel.${door}`)}</strong>
      <QRCode aria-label={texts.t(`service.value.channel.${door}`)} value={address} size={140} bordered={false} />
      <Typography.Text copyable translate="no" style={{ overflowWrap: 'anywhere' }}>
        {address}
      </Typography.Text>
      <Typography.Text type="secondary">{texts.t(`service.channels.how.${door}`)}</Typography.Text>
    </Flex>
  )
}
