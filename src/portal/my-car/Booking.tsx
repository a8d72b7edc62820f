import { type ReactNode, useState } from 'react'
import type { Me } from '../../kernel/contract/session.ts'
import { ask } from '../client.ts'
import { clock, day, dayOf, moment } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { LanguageSwitch } from '../parts/LanguageSwitch.tsx'
import { useLive } from '../use-live.ts'
import { useNow } from '../use-now.ts'
import { type Item, items, type MyTimes } from './cars.ts'
import { type Booked, useBooking } from './use-booking.ts'

const daysShown = 7
const noTimes: MyTimes = { minutes: 0, skill: 'mechanical', times: [] }

/** Four taps: store, item, time, confirm. */
export function Booking({ me, vehicleId }: { readonly me: Me; readonly vehicleId: string }) {
  const { t, name, language } = useTexts()
  const now = useNow()
  const [only] = me.stores
  const [storeId, setStore] = useState(me.stores.length === 1 ? (only?.id ?? '') : '')
  const [item, setItem] = useState<Item>()
  const [startsAt, setTime] = useState('')
  const ready = storeId !== '' && item !== undefined
  const query = `store=${storeId}&visitType=${item}&from=${dayOf(now)}&days=${daysShown}`
  const { data, reload } = useLive(
    (signal) => (ready ? ask<MyTimes>(`/api/my/times?${query}`, { signal }) : Promise.resolve(noTimes)),
    ready ? query : '',
  )
  const { booked, problem, busy, book } = useBooking(() => {
    setTime('')
    reload()
  })
  const store = me.stores.find(({ id }) => id === storeId)
  const storeName = name(store?.nameZh ?? null, store?.nameEn ?? null)
  if (booked) {
    return <Done booked={booked} store={storeName} />
  }
  const confirm = () => {
    if (!item || !data) return
    void book({ storeId, vehicleId, visitType: item, startsAt, minutes: data.minutes, skill: data.skill })
  }
  const chosen = data?.times.some((time) => time.startsAt === startsAt) === true
  return (
    <Page>
      <h1>{t('book.title')}</h1>
      <Pick title={t('book.store')}>
        <div className="picks">
          {me.stores.map(({ id, nameZh, nameEn }) => (
            <Choice key={id} chosen={id === storeId} onChoose={() => setStore(id)}>
              {name(nameZh, nameEn)}
            </Choice>
          ))}
        </div>
      </Pick>
      <Pick title={t('book.item')}>
        <div className="picks">
          {items.map((each) => (
            <Choice key={each} chosen={each === item} onChoose={() => setItem(each)}>
              {t(`book.${each}`)}
            </Choice>
          ))}
        </div>
      </Pick>
      {ready && <Times data={data} startsAt={startsAt} onChoose={setTime} />}
      {problem && (
        <p className="box bad" role="alert">
          {problem.lost ? t('lost') : problem.title || t('failed')}
        </p>
      )}
      <button type="button" className="main wide" disabled={!chosen || busy} onClick={confirm}>
        {chosen ? t('book.confirmAt', { time: moment(language, startsAt, now) }) : t('book.confirm')}
      </button>
    </Page>
  )
}

function Done({ booked, store }: { readonly booked: Booked; readonly store: string }) {
  const { t, language } = useTexts()
  const values = { store, time: moment(language, booked.startsAt, useNow()), number: booked.number }
  return (
    <Page>
      <div className="box good" role="status">
        <h1>{t('book.done')}</h1>
        <p>{t('book.doneText', values)}</p>
      </div>
      <a className="button wide" href="/p/">
        {t('car.title')}
      </a>
    </Page>
  )
}

function Page({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts()
  return (
    <main className="page">
      <div className="top">
        <a className="button quiet" href="/p/">
          {t('car.back')}
        </a>
        <span className="grow" />
        <LanguageSwitch />
      </div>
      {children}
    </main>
  )
}

function Pick({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="group" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

interface ChoiceProps {
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

function Choice({ chosen, onChoose, children }: ChoiceProps) {
  return (
    <button type="button" className="pick" aria-pressed={chosen} onClick={onChoose}>
      {children}
    </button>
  )
}

interface TimesProps {
  readonly data: MyTimes | undefined
  readonly startsAt: string
  readonly onChoose: (startsAt: string) => void
}

/** Free times by day, each day's in its order. */
function Times({ data, startsAt, onChoose }: TimesProps) {
  const { t, language } = useTexts()
  const times = (data?.times ?? []).map((time) => time.startsAt).toSorted()
  const days = [...new Set(times.map(dayOf))]
  return (
    <Pick title={t('book.time')}>
      {!data && <p role="status">{t('loading')}</p>}
      {data && days.length === 0 && <p>{t('book.noTimes')}</p>}
      {days.map((each) => {
        const own = times.filter((time) => dayOf(time) === each)
        return (
          <div key={each}>
            <h3>{day(language, own[0] ?? each)}</h3>
            <div className="times">
              {own.map((time) => (
                <Choice key={time} chosen={time === startsAt} onChoose={() => onChoose(time)}>
                  {clock(language, time)}
                </Choice>
              ))}
            </div>
          </div>
        )
      })}
    </Pick>
  )
}
