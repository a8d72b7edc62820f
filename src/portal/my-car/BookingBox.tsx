import { useState } from 'react'
import { ahead } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { useNow } from '../use-now.ts'
import type { CancelOwn, OwnBooking } from './cars.ts'
import { Refused } from './Choices.tsx'
import { OwnDeposit } from './OwnDeposit.tsx'
import { type Booked, useWish } from './use-wish.ts'

interface BookingBoxProps {
  readonly booking: OwnBooking
  readonly store: string
  readonly onChanged: () => void
}

/** A booking that stands: another time, or not coming, with a second tap so that no thumb cancels by mistake. */
export function BookingBox({ booking, store, onChanged }: BookingBoxProps) {
  const { t, language } = useTexts()
  const now = useNow()
  const [asking, setAsking] = useState(false)
  const { done, problem, busy, send } = useWish<CancelOwn, Booked>('portal.cancel', onChanged)
  const time = ahead(language, booking.startsAt, now)
  if (done) {
    return (
      <p className="box" role="status">
        {t('cancel.done', { time })}
      </p>
    )
  }
  return (
    <div className={`box ${booking.deposit?.state === 'asked' ? 'warn' : 'good'}`}>
      <p>{t('car.booking', { time, store, number: booking.number })}</p>
      {booking.technicianName && <p>{t('car.technician', { name: booking.technicianName })}</p>}
      <OwnDeposit deposit={booking.deposit} />
      <Refused problem={problem} />
      {asking ? (
        <>
          <p>{t('cancel.sure')}</p>
          <div className="picks">
            <button
              type="button"
              className="main"
              disabled={busy}
              onClick={() => void send(`/api/appointments/${booking.id}/cancelOwn`, {}, booking.version)}
            >
              {t('cancel.yes')}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {t('cancel.no')}
            </button>
          </div>
        </>
      ) : (
        <div className="picks">
          <a className="button" href={`/p/change/${booking.id}`}>
            {t('change.title')}
          </a>
          <button type="button" className="quiet" onClick={() => setAsking(true)}>
            {t('cancel.title')}
          </button>
        </div>
      )}
    </div>
  )
}
