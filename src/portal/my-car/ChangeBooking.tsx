import { useState } from 'react'
import { ask } from '../client.ts'
import { ahead, dayOf } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { Failure } from '../parts/Failure.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useLive } from '../use-live.ts'
import { useNow } from '../use-now.ts'
import { type ChangeOwn, daysShown, type MyCars, type MyTimes, type OwnBooking } from './cars.ts'
import { isOffered, nothingYet, Page, Refused, type Wanted, WhenAndWho } from './Choices.tsx'
import { type Booked, useWish } from './use-wish.ts'

/** Another time, or another technician, for a booking of one's own. */
export function ChangeBooking({ id }: { readonly id: string }) {
  const { t } = useTexts()
  const { data, problem, reload } = useLive((signal) => ask<MyCars>('/api/my/cars', { signal }), 'cars')
  if (!data) return problem ? <Failure problem={problem} onAgain={reload} /> : <Skeleton />
  const booking = data.cars.flatMap((car) => car.bookings).find((one) => one.id === id)
  if (!booking) return <Notice title={t('change.gone')} text={t('change.goneText')} />
  return <NewTime booking={booking} onStale={reload} />
}

function NewTime({ booking, onStale }: { readonly booking: OwnBooking; readonly onStale: () => void }) {
  const { t, language } = useTexts()
  const now = useNow()
  const [wanted, want] = useState(nothingYet)
  const about = `store=${booking.storeId}&visitType=${booking.visitType}&booking=${booking.id}`
  const query = `${about}&from=${dayOf(now)}&days=${daysShown}`
  const { data, reload } = useLive((signal) => ask<MyTimes>(`/api/my/times?${query}`, { signal }), query)
  const { done, problem, busy, send } = useWish<ChangeOwn, Booked>('portal.change', () => {
    want(nothingYet)
    reload()
    onStale()
  })
  if (done) {
    return (
      <Page>
        <div className="box good" role="status">
          <h1>{t('change.done')}</h1>
          <p>{t('change.doneText', { time: ahead(language, done.startsAt, now), number: done.number })}</p>
        </div>
        <a className="button wide" href="/p/">
          {t('car.title')}
        </a>
      </Page>
    )
  }
  const chosen = isOffered(data, wanted)
  const move = (when: Wanted) => {
    if (!data) return
    const { minutes, skill } = data
    void send(`/api/appointments/${booking.id}/changeOwn`, { minutes, skill, ...when }, booking.version)
  }
  return (
    <Page>
      <h1>{t('change.title')}</h1>
      <p className="box">
        {t('change.from', { time: ahead(language, booking.startsAt, now), number: booking.number })}
      </p>
      <WhenAndWho data={data} about={about} wanted={wanted} onWant={want} />
      <Refused problem={problem} onOther={(startsAt) => move({ ...nothingYet, startsAt })} />
      <div className="foot">
        <button type="button" className="main wide" disabled={!chosen || busy} onClick={() => move(wanted)}>
          {chosen ? t('change.confirmAt', { time: ahead(language, wanted.startsAt, now) }) : t('change.confirm')}
        </button>
      </div>
    </Page>
  )
}
