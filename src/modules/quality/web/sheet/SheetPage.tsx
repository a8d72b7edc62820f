import { Alert, Flex, theme, Typography } from 'antd'
import { useRead } from '../../../../console/queries.ts'
import { useRecordId } from '../../../../console/search-params.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { recordPath } from '../../../../console/web-modules.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { InspectionForm } from './InspectionForm.tsx'
import { LevelsBefore } from './LevelsBefore.tsx'
import type { Sheet } from './readings.ts'
import { Awaited } from '../../../../console/ui/Awaited.tsx'
import { useTitle } from '../../../../console/ui/use-title.ts'

/** The sheet of one car: what this level checks, and what the levels before found. */
export default function SheetPage() {
  const id = useRecordId()
  const texts = useTexts()
  const { data, error, refetch } = useRead('inspection.sheet', { id, also: ['repairOrder', 'jobCard'] })
  const title = data ? `${texts.t('quality.sheet.title')} ${data.number}` : texts.t('quality.sheet.title')
  useTitle(title)
  if (!data) return <Awaited error={error} again={refetch} />
  return (
    <Flex vertical gap={12}>
      <SheetHead sheet={data} title={title} />
      <SheetBody sheet={data} />
      {data.done.length > 0 && <LevelsBefore done={data.done} lines={data.lines} />}
    </Flex>
  )
}

function SheetHead({ sheet, title }: { readonly sheet: Sheet; readonly title: string }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { can } = useSession()
  const order = recordPath('repairOrder', sheet.orderId)
  return (
    <Flex justify="space-between" align="center" gap={12} wrap>
      <Flex gap={12} align="center" wrap>
        <Plate plate={sheet.plate} large />
        <Typography.Title level={1} style={{ fontSize: token.fontSizeXL, margin: 0 }}>
          {title}
        </Typography.Title>
        {sheet.level && (
          <strong style={{ fontSize: 18, color: token.colorPrimary }}>
            {texts.value('inspection', 'level', sheet.level)}
          </strong>
        )}
        {sheet.round > 1 && <span>{texts.t('quality.sheet.round', { round: sheet.round })}</span>}
        <StateTag record="repairOrder" state={sheet.orderState} />
      </Flex>
      <Flex gap={12}>
        {order && <AppLink href={order}>{texts.t('quality.sheet.order')}</AppLink>}
        {can('trace.see') && (
          <AppLink href={`/repair-orders/${sheet.orderId}/trace`}>{texts.t('quality.trace.title')}</AppLink>
        )}
        <AppLink href="/inspections/queue">{texts.t('quality.menu.queue')}</AppLink>
      </Flex>
    </Flex>
  )
}

/** The form where this person may inspect now; otherwise why not. */
function SheetBody({ sheet }: { readonly sheet: Sheet }) {
  const texts = useTexts()
  const { can, me } = useSession()
  const { level } = sheet
  if (level === null) return <Alert type="info" showIcon title={texts.t('quality.sheet.notWaiting')} />
  if (!can('inspection.record')) return <Alert type="info" showIcon title={texts.t('quality.sheet.notAllowed')} />
  if (me.staffId !== null && sheet.notBy.includes(me.staffId)) {
    return <Alert type="warning" showIcon title={texts.refusal({ code: 'quality.samePerson' })} />
  }
  return (
    <Flex vertical gap={12}>
      <Alert type="info" showIcon title={texts.t(`quality.sheet.who.${level}`)} />
      <InspectionForm key={`${sheet.orderId}.${level}.${sheet.round}`} sheet={sheet} level={level} />
    </Flex>
  )
}
