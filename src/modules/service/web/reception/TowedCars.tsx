import { Button, Flex, Tag } from 'antd'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { When } from '../../../../console/ui/When.tsx'

/** Cars that were towed into the yard and that nobody has walked around. */
export function TowedCars({ onOpen }: { readonly onOpen: (vehicleId: string) => void }) {
  const texts = useTexts()
  const { store, can } = useSession()
  const { data } = useRead('reception.towed', {
    query: store ? { store: store.id } : {},
    also: ['repairOrder', 'rescue'],
  })
  const rows = data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Section title={texts.t('service.page.towedCars', { count: rows.length })}>
      <Flex vertical gap={12}>
        {rows.map((row) => (
          <Flex key={row.orderId} role="group" aria-label={row.plate} vertical gap={4}>
            <Flex gap={12} align="center" wrap>
              <Plate plate={row.plate} colour={row.plateColour} />
              <Tag color="warning" style={{ marginInlineEnd: 0 }}>
                {texts.t('service.page.towedIn')} <When at={row.arrivedAt} />
              </Tag>
              <span style={{ whiteSpace: 'nowrap' }}>{row.customerName}</span>
              <AppLink href={`/repair-orders/${row.orderId}`}>{row.number}</AppLink>
              <span style={{ flex: 1 }} />
              {can('repairOrder.checkIn') && (
                <Button type="primary" onClick={() => onOpen(row.vehicleId)}>
                  {texts.t('service.page.step.walkAround')}
                </Button>
              )}
            </Flex>
            <Soft>{row.words.join(texts.t('service.page.comma'))}</Soft>
          </Flex>
        ))}
      </Flex>
    </Section>
  )
}
