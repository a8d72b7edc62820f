import type { Me } from '../../kernel/contract/session.ts'
import { ask } from '../client.ts'
import { dayOfYear } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { Failure } from '../parts/Failure.tsx'
import { LanguageSwitch } from '../parts/LanguageSwitch.tsx'
import { Plate } from '../parts/Plate.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useLive } from '../use-live.ts'
import { BookingBox } from './BookingBox.tsx'
import type { Car, MyCars } from './cars.ts'
import { useNow } from '../use-now.ts'
import { EndedDeposits } from './OwnDeposit.tsx'
import { NewCar } from './NewCar.tsx'
import { Questions } from './Questions.tsx'

/** My cars, each with what is booked and what was done. */
export function Cars({ me, onSignedOut }: { readonly me: Me; readonly onSignedOut: () => void }) {
  const { t, name } = useTexts()
  const { data, problem, reload } = useLive((signal) => ask<MyCars>('/api/my/cars', { signal }), 'cars')
  const signOut = async () => {
    await ask('/api/session/sign-out', { body: {} }).catch(() => undefined)
    onSignedOut()
  }
  if (!data) return problem ? <Failure problem={problem} onAgain={reload} /> : <Skeleton />
  return (
    <main className="page">
      <div className="top">
        <strong className="grow">{name(me.group.nameZh, me.group.nameEn)}</strong>
        <LanguageSwitch />
      </div>
      <h1>{t('car.title')}</h1>
      {data.cars.map((car) => (
        <CarCard key={car.id} car={car} stores={me.stores} onChanged={reload} />
      ))}
      <AddCar me={me} isKnown={data.isKnown} open={data.cars.length === 0} />
      {data.cars[0] && <Questions storeId={data.cars[0].storeId} />}
      <button type="button" className="quiet" onClick={() => void signOut()}>
        {t('car.signOut')}
      </button>
    </main>
  )
}

interface AddCarProps {
  readonly me: Me
  readonly isKnown: boolean
  /** He has none yet. */
  readonly open: boolean
}

/** Once the car is entered it is booked: that is what he came for. */
function AddCar({ me, isKnown, open }: AddCarProps) {
  const { t } = useTexts()
  const goBook = (id: string) => window.location.assign(`/p/book/${id}`)
  if (open)
    return (
      <>
        <p className="box">{t('car.none')}</p>
        <NewCar stores={me.stores} isKnown={isKnown} onAdded={goBook} />
      </>
    )
  return (
    <details className="group">
      <summary>{t('car.add')}</summary>
      <NewCar stores={me.stores} isKnown={isKnown} onAdded={goBook} />
    </details>
  )
}

interface CarCardProps {
  readonly car: Car
  readonly stores: Me['stores']
  readonly onChanged: () => void
}

function CarCard({ car, stores, onChanged }: CarCardProps) {
  const { t, name, language } = useTexts()
  const now = useNow()
  const storeOf = (id: string) => stores.find((store) => store.id === id)
  return (
    <section className="group" aria-label={car.plate}>
      <div className="row">
        <Plate plate={car.plate} colour={car.plateColour} />
        <strong>{name(car.modelZh, car.modelEn)}</strong>
      </div>
      {car.odometerKm !== null && (
        <p className="dim">{t('car.odometer', { km: car.odometerKm.toLocaleString('en') })}</p>
      )}
      {car.bookings.map((booking) => {
        const store = storeOf(booking.storeId)
        return (
          <BookingBox
            key={booking.id}
            booking={booking}
            store={name(store?.nameZh ?? null, store?.nameEn ?? null)}
            onChanged={onChanged}
          />
        )
      })}
      <EndedDeposits deposits={car.deposits} />
      <a className="button main wide" href={`/p/book/${car.id}`}>
        {t('car.book')}
      </a>
      <h2>{t('car.visits')}</h2>
      {car.visits.length === 0 && <p className="dim">{t('car.noVisits')}</p>}
      <ul>
        {car.visits.map((visit) => (
          <li key={visit.id}>
            <a className="button paper" href={`/p/visit/${visit.id}`}>
              <span className="grow">
                {t(`visitType.${visit.visitType}`)}
                {visit.state !== 'closed' && <strong> · {t(`now.${visit.state}`)}</strong>}
              </span>
              <span className="dim">{dayOfYear(language, visit.createdAt, now)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
