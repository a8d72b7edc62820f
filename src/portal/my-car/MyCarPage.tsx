import { Booking } from './Booking.tsx'
import { Cars } from './Cars.tsx'
import { ChangeBooking } from './ChangeBooking.tsx'
import { OwnVisit } from './OwnVisit.tsx'
import { Session } from './Session.tsx'

interface MyCarPageProps {
  /** `visit` with an order, `change` with a booking, `book` with a car, or nothing for the list. */
  readonly door: string
  readonly id: string
}

/** `/p/`: my cars, after a code to my phone. */
export function MyCarPage({ door, id }: MyCarPageProps) {
  return (
    <Session>
      {(me, reload) => {
        if (door === 'visit') return <OwnVisit id={id} />
        if (door === 'change') return <ChangeBooking id={id} />
        if (door === 'book') return <Booking me={me} vehicleId={id} />
        return <Cars me={me} onSignedOut={reload} />
      }}
    </Session>
  )
}
