import { Button, Flex } from 'antd'
import { clockTime } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import type { Arrival } from './device/arrivals.ts'

interface CarsTakenAlongProps {
  readonly cars: readonly Arrival[]
  readonly onOpen: (vehicleId: string) => void
}

/** Cars that can be received while the line is down: today's bookings. */
export function CarsTakenAlong({ cars, onOpen }: CarsTakenAlongProps) {
  const texts = useTexts()
  return (
    <Section title={texts.t('service.page.takenAlong', { count: cars.length })}>
      <Flex vertical gap={8}>
        {cars.map(({ car, people, booking, towed }) => (
          <Button
            key={car.id}
            block
            style={{ height: 48, justifyContent: 'flex-start' }}
            onClick={() => onOpen(car.id)}
          >
            <Flex gap={12} align="center">
              <strong>{towed ? texts.t('service.page.towedIn') : booking ? clockTime(booking.startsAt) : ''}</strong>
              <Plate plate={car.plate || car.vin} colour={car.plateColour} />
              <span>{people[0]?.name}</span>
            </Flex>
          </Button>
        ))}
      </Flex>
    </Section>
  )
}
