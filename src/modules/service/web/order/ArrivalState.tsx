import { Flex, Tag, Typography } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { CarOutline } from '../../../../console/ui/CarOutline.tsx'
import { MarkList } from '../../../../console/ui/MarkList.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { useReception } from './use-reception.ts'

interface ArrivalStateProps {
  readonly orderId: string
  readonly signedAt: string | null
  /** The customer was absent and signs by his link. */
  readonly byLink?: boolean
}

/** How the car came in, as the walk around it found it; nothing for an order that was opened without one. */
export function ArrivalState({ orderId, signedAt, byLink = false }: ArrivalStateProps) {
  const texts = useTexts()
  const noted = useReception(orderId)
  if (!noted) return null
  const { marks, checks, chargePort, comebackOf } = noted
  const bad = [...checks].filter(([, check]) => !check.good)
  return (
    <Section
      title={texts.t('service.page.step.walkAround')}
      extra={<AppLink href={`/repair-orders/${orderId}/pictures`}>{texts.t('service.page.beside')}</AppLink>}
    >
      <Flex vertical gap={12}>
        <Flex gap={8} wrap align="center">
          {signedAt ? (
            <Tag color="success">
              {texts.t('service.page.signed')} <When at={signedAt} />
            </Tag>
          ) : (
            <Tag color="warning">{texts.t(`service.page.${byLink ? 'signsByLink' : 'unsigned'}`)}</Tag>
          )}
          {chargePort && (
            <Tag>{texts.t('service.page.port', { state: texts.t(`service.value.chargePort.${chargePort}`) })}</Tag>
          )}
          {checks.size > 0 && bad.length === 0 && (
            <Tag>{texts.t('service.page.checkedGood', { count: checks.size })}</Tag>
          )}
          {comebackOf && comebackOf !== 'none' && (
            <AppLink href={`/repair-orders/${comebackOf}`}>{texts.t('service.page.comebackFrom')}</AppLink>
          )}
        </Flex>
        {bad.map(([point, check]) => (
          <span key={point}>
            <Typography.Text type="danger">{texts.t(`service.value.point.${point}`)}</Typography.Text> {check.note}
          </span>
        ))}
        {marks.length > 0 ? (
          <Flex gap={16} wrap align="start">
            <div style={{ flex: '1 1 320px', maxWidth: 560 }}>
              <CarOutline marks={marks} />
            </div>
            <div style={{ flex: '1 1 220px' }}>
              <MarkList marks={marks} />
            </div>
          </Flex>
        ) : (
          <Typography.Text type="secondary">{texts.t('service.page.noMarks')}</Typography.Text>
        )}
      </Flex>
    </Section>
  )
}
