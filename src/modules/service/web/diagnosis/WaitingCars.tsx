import { Flex, theme } from 'antd'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PromisedTime } from '../../../../console/ui/PromisedTime.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { Begin } from './OrderDiagnosis.tsx'

/** Cars whose kind of visit asks for a diagnosis and that nobody looks at yet: the earliest promise first. */
export function WaitingCars() {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { store, can } = useSession()
  const { data } = useRead('diagnosis.waiting', {
    query: store ? { store: store.id } : {},
    also: ['repairOrder', 'diagnosis'],
  })
  const rows = data?.rows
  return (
    <Section title={texts.t('service.diag.waiting')} extra={<strong>{rows?.length ?? ''}</strong>}>
      {rows?.length === 0 && <Soft>{texts.t('service.diag.waitingNone')}</Soft>}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {rows?.map((row, index) => (
          <li
            key={row.orderId}
            style={{ paddingBlock: 12, borderTop: index > 0 ? `1px solid ${token.colorBorderSecondary}` : undefined }}
          >
            <Flex justify="space-between" align="center" gap={12} wrap>
              <Flex vertical gap={4} style={{ flex: '1 1 220px', minWidth: 0 }}>
                <Flex gap={8} align="center" wrap>
                  <Plate plate={row.plate} colour={row.plateColour} />
                  <span>{texts.name(row.modelZh, row.modelEn)}</span>
                  <PromisedTime promisedAt={row.promisedAt} state="received" />
                </Flex>
                <strong>{row.concerns.map((words) => texts.t('service.page.quoted', { words })).join(' ')}</strong>
                <Flex gap={12} wrap>
                  <AppLink href={`/repair-orders/${row.orderId}`}>{row.number}</AppLink>
                  <Soft>
                    <When at={row.receivedAt} />
                  </Soft>
                </Flex>
              </Flex>
              {can('diagnosis.check') && <Begin order={row} primary={index === 0} />}
            </Flex>
          </li>
        ))}
      </ul>
    </Section>
  )
}
