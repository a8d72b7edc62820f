import { QrcodeOutlined } from '@ant-design/icons'
import { Button, Flex, Popover, QRCode, Typography } from 'antd'
import { useTexts } from '../../../../console/texts.ts'

/** The customer's page of the estimate: to copy into a chat, or to scan at the desk. */
export function EstimateLink({ token }: { readonly token: string }) {
  const texts = useTexts()
  const address = `${window.location.origin}/p/e/${token}`
  const code = (
    <Flex vertical gap={8} align="center" style={{ maxWidth: 220 }}>
      <QRCode value={address} size={200} bordered={false} />
      <Typography.Text copyable={{ text: address }}>{texts.t('service.page.copyLink')}</Typography.Text>
    </Flex>
  )
  return (
    <Popover trigger="click" content={code}>
      <Button icon={<QrcodeOutlined />}>{texts.t('service.page.link')}</Button>
    </Popover>
  )
}
