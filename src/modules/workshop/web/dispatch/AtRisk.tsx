import { Flex, Tag, theme } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import { dayTime } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { Section } from '../../../../console/ui/Section.tsx'

/** Promises that the plan will not keep: whoever waits is told before, never after. */
export function AtRisk({ storeId }: { readonly storeId: string }) {
  const { t } = useTexts()
  const now = useNow()
  const { token } = theme.useToken()
  const { data } = useRead('jobCard.proposals', { query: { store: storeId } })
  const rows = data?.promises.filter((row) => row.promisedAt !== null && row.lateMinutes !== 0) ?? []
  if (rows.length === 0) return null
  return (
    <Section title={t('workshop.risk.title', { count: rows.length })}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {rows.map((row, index) => (
          <li
            key={row.orderId}
            style={{ paddingBlock: 8, borderTop: index > 0 ? `1px solid ${token.colorBorderSecondary}` : undefined }}
          >
            <Flex gap={8} align="center" wrap>
              <AppLink href={`/repair-orders/${row.orderId}`}>
                <Plate plate={row.plate} colour={row.plateColour} />
              </AppLink>
              <Tag color="error">
                {row.lateMinutes === null
                  ? t('workshop.risk.unknown')
                  : t('workshop.risk.late', { minutes: row.lateMinutes })}
              </Tag>
              <span style={{ color: token.colorTextDescription }}>
                {t('workshop.risk.times', {
                  promised: row.promisedAt ? dayTime(row.promisedAt, now) : '',
                  ready: row.readyAt ? dayTime(row.readyAt, now) : t('workshop.move.unknown'),
                })}
              </span>
            </Flex>
          </li>
        ))}
      </ul>
      <span style={{ color: token.colorTextDescription, fontSize: token.fontSizeSM }}>{t('workshop.risk.next')}</span>
    </Section>
  )
}
