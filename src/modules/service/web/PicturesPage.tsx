import { Flex, Skeleton } from 'antd'
import { useRead } from '../../../console/queries.ts'
import { useRecordId } from '../../../console/search-params.ts'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Heading } from '../../../console/ui/Heading.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { ArrivalState } from './order/ArrivalState.tsx'
import { PicturesBeside } from './order/PicturesBeside.tsx'

/** The car as it came and as it leaves, side by side. */
export default function PicturesPage() {
  const id = useRecordId()
  const texts = useTexts()
  const { data: order } = useRead('repairOrder.get', { id })
  if (!order) return <Skeleton active />
  return (
    <Flex vertical gap={12}>
      <Flex gap={12} align="center" wrap>
        <Heading level={1}>{texts.t('service.page.beside')}</Heading>
        <Plate plate={order.plate} colour={order.plateColour} large />
        <AppLink href={`/repair-orders/${id}`}>{order.number}</AppLink>
      </Flex>
      <Section title={texts.t('service.page.picturesOf')}>
        <PicturesBeside orderId={id} closed={order.closedAt !== null} />
      </Section>
      <ArrivalState orderId={id} signedAt={order.checkInSignedAt} />
    </Flex>
  )
}
