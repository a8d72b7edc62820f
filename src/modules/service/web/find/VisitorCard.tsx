import { Button, Flex, Radio, Tag, Typography } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import { plainDay, plainNumber } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Person } from '../../../../console/ui/Person.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { Vin } from '../../../../console/ui/Vin.tsx'
import type { Car, Visitor } from './use-visitor.ts'

interface VisitorCardProps {
  readonly car: Car
  readonly visitor: Visitor
  readonly onCustomer: (id: string) => void
  readonly onOther: () => void
}

/** The car that was found, and who has come with it. */
export function VisitorCard({ car, visitor, onCustomer, onOther }: VisitorCardProps) {
  const texts = useTexts()
  const now = useNow()
  const { can } = useSession()
  const { data: history } = useRead('appointment.history', {
    query: { customer: visitor.customerId ?? '' },
    enabled: visitor.customerId !== undefined && can('appointment.see'),
  })
  const chosen = visitor.people.find((person) => person.id === visitor.customerId)
  return (
    <Flex vertical gap={8}>
      <Flex gap={12} align="center" wrap>
        <Plate plate={car.plate || car.vin} colour={car.plateColour} large />
        <strong>{texts.name(car.modelZh, car.modelEn)}</strong>
        <AppLink href={`/vehicles/${car.id}`}>{texts.t('service.page.carFile')}</AppLink>
        <Button size="small" onClick={onOther}>
          {texts.t('service.page.otherCar')}
        </Button>
      </Flex>
      <Flex gap={16} wrap>
        <Vin vin={car.vin} />
        {car.odometerKm !== null && (
          <Typography.Text type="secondary">
            {car.odometerOn
              ? texts.t('service.page.lastOdometer', {
                  km: plainNumber(car.odometerKm),
                  day: plainDay(car.odometerOn, now),
                })
              : texts.t('service.page.lastReading', { km: plainNumber(car.odometerKm) })}
          </Typography.Text>
        )}
      </Flex>
      {visitor.people.length > 1 ? (
        <Radio.Group
          aria-label={texts.field('repairOrder', 'customerId')}
          value={visitor.customerId}
          onChange={(event) => onCustomer(String(event.target.value))}
          options={visitor.people.map((person) => ({
            value: person.id,
            label: `${person.name} ${person.phoneMasked}（${texts.value('vehicle', 'role', person.role)}）`,
          }))}
        />
      ) : (
        <Person name={chosen?.name} more={chosen?.phoneMasked} customerId={visitor.customerId} />
      )}
      {history && history.noShows > 0 && (
        <Tag color="warning" style={{ alignSelf: 'start' }}>
          {texts.t('service.page.noShowsOf', { count: history.noShows, bookings: history.bookings })}
        </Tag>
      )}
    </Flex>
  )
}
