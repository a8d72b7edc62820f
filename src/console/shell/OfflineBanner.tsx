import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useConnected } from '../connection.ts'
import { useWaitingCount } from '../device/queue/use-outbox.ts'
import { useTexts } from '../texts.ts'

/** Says that the line is down and that what is shown is the last known. */
export function OfflineBanner() {
  const connected = useConnected()
  const waiting = useWaitingCount()
  const { c } = useTexts()
  const client = useQueryClient()
  if (connected) return null
  return (
    <Alert
      banner
      type="warning"
      role="alert"
      title={waiting > 0 ? c('device.offline', { count: waiting }) : c('offline')}
      action={
        <Button size="small" onClick={() => void client.refetchQueries({ type: 'active' })}>
          {c('again')}
        </Button>
      }
    />
  )
}
