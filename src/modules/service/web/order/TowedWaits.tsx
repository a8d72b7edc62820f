import { Alert, Button } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useGo } from '../../../../console/navigation.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'

/** Of an order that a tow opened: its car has not been walked around, and nobody has signed. */
export function TowedWaits({ order }: { readonly order: AnswerOf<'repairOrder.get'> }) {
  const texts = useTexts()
  const go = useGo()
  const { can } = useSession()
  const waits = order.channel === 'rescue' && order.walkedAt === null && ['received', 'estimated'].includes(order.state)
  if (!waits) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={texts.t('service.page.towedWaits')}
      action={
        can('repairOrder.checkIn') && (
          <Button onClick={() => go(`/reception?vehicle=${order.vehicleId}`)}>
            {texts.t('service.page.step.walkAround')}
          </Button>
        )
      }
    />
  )
}
