import { Flex } from 'antd'
import type { AnswerOf } from '../endpoints.ts'
import { useNow } from '../clock.ts'
import { plainDay } from '../formats.ts'
import { useRead } from '../queries.ts'
import { useSession } from '../session.tsx'
import { useTexts } from '../texts.ts'
import { AppLink } from './AppLink.tsx'
import { Money } from './Money.tsx'
import { Section } from './Section.tsx'
import { When } from './When.tsx'

/** Work that was put off or declined on a car's visits, with its value: to be spoken of now. */
export function UndoneWork({ rows }: { readonly rows: AnswerOf<'repairOrder.get'>['declined'] }) {
  const texts = useTexts()
  const now = useNow()
  if (rows.length === 0) return null
  const sum = rows.reduce((total, line) => total + line.grossFen, 0)
  return (
    <Section title={texts.t('service.page.putOff', { count: rows.length })} extra={<Money fen={sum} strong />}>
      <Flex vertical gap={6}>
        {rows.map((line) => (
          <Flex key={line.id} gap={12} wrap align="center">
            <span style={{ flex: 1, minWidth: 120 }}>{texts.name(line.nameZh, line.nameEn)}</span>
            <span>{texts.t(`service.value.approval.${line.approval}`)}</span>
            {line.followUpOn && (
              <span>{texts.t('service.page.followUpOn', { day: plainDay(line.followUpOn, now) })}</span>
            )}
            <AppLink href={`/repair-orders/${line.orderId}`}>
              <When at={line.on} />
            </AppLink>
            <Money fen={line.grossFen} />
          </Flex>
        ))}
      </Flex>
    </Section>
  )
}

/** The same of a car by its id. */
export function UndoneWorkOfCar({ vehicleId }: { readonly vehicleId: string }) {
  const { can } = useSession()
  const { data } = useRead('repairOrder.putOff', {
    id: vehicleId,
    enabled: can('repairOrder.see'),
    also: ['estimate'],
  })
  return data ? <UndoneWork rows={data.rows} /> : null
}
