import { CheckCircleOutlined, CloudSyncOutlined, DisconnectOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { useConnected } from '../../../../console/connection.ts'
import { useTexts } from '../../../../console/texts.ts'
import { type Draft, waitingIn } from './device/draft.ts'
import { isAsked } from './device/visitor.ts'

/** Whether what was said is safe on the server, on its way, or on this device alone. */
export function SyncSign({ draft }: { readonly draft: Draft }) {
  const texts = useTexts()
  const connected = useConnected()
  const count = waitingIn(draft)
  if (!connected)
    return (
      <Tag color="warning" icon={<DisconnectOutlined />} role="status">
        {texts.t('service.page.offline', { count })}
      </Tag>
    )
  if (draft.visitor && isAsked(draft.visitor)) return null
  if (count > 0)
    return (
      <Tag color="processing" icon={<CloudSyncOutlined />} role="status">
        {texts.t('service.page.syncing', { count })}
      </Tag>
    )
  if (draft.remote === null) return null
  return (
    <Tag icon={<CheckCircleOutlined />} role="status">
      {texts.t('service.page.saved')}
    </Tag>
  )
}
