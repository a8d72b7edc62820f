import { QrcodeOutlined } from '@ant-design/icons'
import { Button, Flex, Popover, QRCode, Segmented, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { When } from '../../../../console/ui/When.tsx'

type Page = 'estimate' | 'visit'

/** The customer's own pages, to be scanned at the desk or copied into a chat. Asked for only when somebody opens it. */
export function CustomerLinks({ orderId, first = 'visit' }: { readonly orderId: string; readonly first?: Page }) {
  const texts = useTexts()
  const { can } = useSession()
  if (!can('repairOrder.showLink')) return null
  return (
    <Popover trigger="click" destroyOnHidden content={<Links orderId={orderId} first={first} />}>
      <Button icon={<QrcodeOutlined />}>{texts.t('service.page.link')}</Button>
    </Popover>
  )
}

function Links({ orderId, first }: { readonly orderId: string; readonly first: Page }) {
  const texts = useTexts()
  const { data } = useRead('repairOrder.customerLinks', { id: orderId })
  const [page, setPage] = useState<Page>(first)
  if (!data) return <Skeleton active style={{ width: 220 }} />
  const pages = (['estimate', 'visit'] as const).filter((one) => data[one] !== null)
  const shown = pages.includes(page) ? page : pages[0]
  const link = shown ? data[shown] : null
  if (!shown || !link) return <Empty text={texts.t('service.page.noLink')} next={texts.t('service.page.noLinkNext')} />
  const address = new URL(link.link, window.location.origin).href
  return (
    <Flex vertical gap={8} align="center" style={{ width: 240 }}>
      {pages.length > 1 && (
        <Segmented<Page>
          block
          value={shown}
          onChange={setPage}
          options={pages.map((one) => ({ value: one, label: texts.t(`service.page.linkTo.${one}`) }))}
        />
      )}
      <QRCode aria-label={texts.t(`service.page.linkTo.${shown}`)} value={address} size={200} bordered={false} />
      <Typography.Text copyable={{ text: address }}>{texts.t('service.page.copyLink')}</Typography.Text>
      <Typography.Text type="secondary">
        {texts.t('service.page.linkUntil')} <When at={link.expiresAt} />
      </Typography.Text>
    </Flex>
  )
}
