import { Alert, Flex, Skeleton, Tag, theme, Typography } from 'antd'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { asProblem } from '../../../console/problem.ts'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Empty } from '../../../console/ui/Empty.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { PromisedTime } from '../../../console/ui/PromisedTime.tsx'
import { When } from '../../../console/ui/When.tsx'
import { useTitle } from '../../../console/ui/use-title.ts'

type Row = AnswerOf<'inspection.queue'>['rows'][number]

/** Cars that wait for an inspection, the one promised soonest first; one tap opens the sheet. */
export default function QueuePage() {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { store } = useSession()
  const title = texts.t('quality.menu.queue')
  const { data, error } = useRead('inspection.queue', {
    query: store ? { store: store.id } : {},
    also: ['repairOrder', 'jobCard'],
  })
  useTitle(title)
  return (
    <Flex vertical gap={12}>
      <Typography.Title level={1} style={{ fontSize: token.fontSizeXL, margin: 0 }}>
        {title}
      </Typography.Title>
      {error && <Alert type="error" showIcon title={texts.problem(asProblem(error))} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.rows.length === 0 && (
        <Empty text={texts.t('quality.queue.nothing')} next={texts.t('quality.queue.nothingNext')} />
      )}
      <ul
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 340px), 1fr))',
          gap: 12,
          listStyle: 'none',
          margin: 0,
          padding: 0,
        }}
      >
        {data?.rows.map((row) => (
          <li key={row.orderId}>
            <QueueCar row={row} />
          </li>
        ))}
      </ul>
    </Flex>
  )
}

function QueueCar({ row }: { readonly row: Row }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { me } = useSession()
  const notMine = me.staffId !== null && row.notBy.includes(me.staffId)
  return (
    <AppLink href={`/inspections/queue/${row.orderId}`} style={{ color: 'inherit', textDecoration: 'none' }}>
      <Flex
        vertical
        gap={8}
        style={{
          padding: 16,
          minHeight: 120,
          background: token.colorBgContainer,
          border: `1px solid ${token.colorBorderSecondary}`,
          borderRadius: token.borderRadius,
        }}
      >
        <Flex justify="space-between" align="center" gap={8} wrap>
          <Plate plate={row.plate} colour={row.plateColour} large />
          <strong style={{ fontSize: 18, color: token.colorPrimary }}>
            {texts.value('inspection', 'level', row.level)}
          </strong>
        </Flex>
        <Flex gap={8} align="center" wrap>
          <PromisedTime promisedAt={row.promisedAt} state="awaitingInspection" />
          {row.round > 1 && <Tag color="warning">{texts.t('quality.sheet.round', { round: row.round })}</Tag>}
          {notMine && <Tag>{texts.t('quality.queue.notMine')}</Tag>}
        </Flex>
        <Flex justify="space-between" gap={8} wrap style={{ color: token.colorTextDescription }}>
          <span>{texts.name(row.modelZh, row.modelEn)}</span>
          <span>{row.number}</span>
          <span>
            {texts.field('inspection', 'since')} <When at={row.since} />
          </span>
        </Flex>
      </Flex>
    </AppLink>
  )
}
