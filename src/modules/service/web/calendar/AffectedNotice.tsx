import { Alert } from 'antd'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'

/** Bookings that cannot be kept, because somebody is away or a bay or device is out of order; silent while there are none. */
export function AffectedNotice() {
  const texts = useTexts()
  const { workStore } = useSession()
  const { data } = useRead('appointment.affected', {
    query: { store: workStore?.id, total: 'true', limit: 1 },
    enabled: workStore !== undefined,
    also: ['shift', 'bay', 'equipment'],
  })
  const count = data?.total ?? 0
  if (count === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={texts.t('service.affected.notice', { count })}
      action={<AppLink href="/appointments/affected">{texts.t('service.affected.open')}</AppLink>}
    />
  )
}
