import { Button, Flex } from 'antd'
import { useNow } from '../../../console/clock.ts'
import { plainDay, plainNumber } from '../../../console/formats.ts'
import { useGo } from '../../../console/navigation.ts'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { Empty } from '../../../console/ui/Empty.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { Section } from '../../../console/ui/Section.tsx'

/** The cars that are his now, each with the two things that one does next. */
export function CustomerCars({ customerId }: { readonly customerId: string }) {
  const texts = useTexts()
  const { can } = useSession()
  const go = useGo()
  const now = useNow()
  const { data } = useRead('vehicle.list', { query: { customerId }, enabled: can('vehicle.see') })
  const add = can('vehicle.register') && (
    <Button onClick={() => go(`/vehicles?owner=${customerId}`)}>{texts.verb('vehicle', 'register')}</Button>
  )
  return (
    <Section title={texts.t('customers.page.cars')} extra={add}>
      {data?.rows.length === 0 && (
        <Empty text={texts.t('customers.page.noCars')} next={texts.t('customers.page.noCarsNext')} />
      )}
      <Flex vertical gap={12}>
        {data?.rows.map((car) => (
          <Flex key={car.id} gap={12} align="center" justify="space-between" wrap>
            <Flex gap={12} align="center" wrap>
              <AppLink href={`/vehicles/${car.id}`}>
                {car.plate ? <Plate plate={car.plate} colour={car.plateColour} /> : car.vin}
              </AppLink>
              <span>{texts.name(car.modelZh, car.modelEn)}</span>
              {car.odometerKm !== null && (
                <span>
                  {texts.t('customers.page.odometer', {
                    km: plainNumber(car.odometerKm),
                    day: car.odometerOn ? plainDay(car.odometerOn, now) : '',
                  })}
                </span>
              )}
            </Flex>
            <Flex gap={8}>
              {can('appointment.book') && (
                <Button onClick={() => go(`/appointments/new?vehicle=${car.id}&customer=${customerId}`)}>
                  {texts.verb('appointment', 'book')}
                </Button>
              )}
              {can('repairOrder.checkIn') && (
                <Button onClick={() => go(`/reception?vehicle=${car.id}&customer=${customerId}`)}>
                  {texts.verb('repairOrder', 'checkIn')}
                </Button>
              )}
            </Flex>
          </Flex>
        ))}
      </Flex>
    </Section>
  )
}
