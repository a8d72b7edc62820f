import { Flex, Tag, theme } from 'antd'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Countdown } from '../../../../console/ui/Countdown.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { rankTones } from './spots.ts'

/** One call: how urgent, what and where, who is on the way and when he comes. */
export function RescueCard({ row }: { readonly row: RowOf<'rescue.list'> }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const isUrgent = row.dangerRank === 1
  return (
    <div
      style={{
        padding: 12,
        border: `1px solid ${isUrgent ? token.colorError : token.colorBorderSecondary}`,
        borderRadius: token.borderRadius,
        background: token.colorBgContainer,
      }}
    >
      <Flex justify="space-between" gap={8} wrap align="center">
        <Flex gap={8} wrap align="center">
          <Tag color={rankTones[row.dangerRank] ?? 'default'} style={{ marginInlineEnd: 0 }}>
            {texts.t(`service.rescueRank.${row.dangerRank}`)}
          </Tag>
          <strong>{texts.value('rescue', 'kind', row.kind)}</strong>
          {row.plate && <Plate plate={row.plate} colour={row.plateColour ?? 'blue'} />}
          <StateTag record="rescue" state={row.state} />
        </Flex>
        <AppLink href={`/rescues/${row.id}`}>{row.number}</AppLink>
      </Flex>
      {row.dangers.length > 0 && (
        <div style={{ color: token.colorError, marginTop: 4 }}>
          {row.dangers.map((danger) => texts.value('rescue', 'danger', danger)).join(texts.t('service.page.comma'))}
        </div>
      )}
      <Flex justify="space-between" gap={12} wrap style={{ marginTop: 8 }}>
        <span>{row.place}</span>
        <Flex gap={4}>
          <Soft>{texts.t('service.rescuePage.since')}</Soft>
          <Countdown since={row.reportedAt} limitSeconds={row.acceptedAt ? 3600 : 600} />
        </Flex>
      </Flex>
      <Soft>
        {row.unitNameZh ? (
          <>
            {texts.name(row.unitNameZh, row.unitNameEn)} · {row.technicianName}
            {row.expectedAt && row.arrivedAt === null && (
              <>
                {' · '}
                {texts.field('rescue', 'expectedAt')} <When at={row.expectedAt} />
              </>
            )}
          </>
        ) : (
          <strong style={{ color: token.colorError }}>{texts.t('service.rescuePage.noUnit')}</strong>
        )}
      </Soft>
    </div>
  )
}
