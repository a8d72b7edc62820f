import { type ReactNode, useState } from 'react'
import { ask, isRecord, type Problem } from '../client.ts'
import { ahead, clock, day, dayOf } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { LanguageSwitch } from '../parts/LanguageSwitch.tsx'
import { useLive } from '../use-live.ts'
import { useNow } from '../use-now.ts'
import type { MyTechnicians, MyTimes } from './cars.ts'

export function Page({ children }: { readonly children: ReactNode }) {
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

/** Free times, one day at a time, each day's in its order; of the chosen time one hears when somebody else has taken it. */
function Times({ data, startsAt, onChoose }: TimesProps) {
  const { t, language } = useTexts()
  const [looked, look] = useState('')
  const times = (data?.times ?? []).map((time) => time.startsAt).toSorted()
  const days = [...new Set(times.map(dayOf))]
  const shown = days.find((each) => each === looked) ?? days[0]
  const own = times.filter((time) => dayOf(time) === shown)
  const isGone = data !== undefined && startsAt !== '' && !times.includes(startsAt)
  return (
    <Pick title={t('book.time')}>
      {!data && <p role="status">{t('loading')}</p>}
      {data && days.length === 0 && <p>{t('book.noTimes')}</p>}
      {isGone && (
        <p className="box warn" role="alert">
          {t('book.gone', { time: `${day(language, startsAt)} ${clock(language, startsAt)}` })}
        </p>
      )}
      <div className="days">
        {days.map((each) => (
          <Choice key={each} chosen={each === shown} onChoose={() => look(each)}>
            {day(language, times.find((time) => dayOf(time) === each) ?? each)}
          </Choice>
        ))}
      </div>
      <div className="times">
        {own.map((time) => (
          <Choice key={time} chosen={time === startsAt} onChoose={() => onChoose(time)}>
            {clock(language, time)}
          </Choice>
        ))}
      </div>
    </Pick>
  )
}

interface OptionsProps<V> {
  readonly title: string
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly chosen: V | undefined
  readonly onChoose: (value: V) => void
}

/** One of a few. */
export function Options<V extends string | null>({ title, options, chosen, onChoose }: OptionsProps<V>) {
  return (
    <Pick title={title}>
      <div className="picks">
        {options.map(({ value, label }) => (
          <Choice key={value} chosen={value === chosen} onChoose={() => onChoose(value)}>
            {label}
          </Choice>
        ))}
      </div>
    </Pick>
  )
}

interface TechniciansProps {
  /** What is asked for: store, kind, time, minutes, skill. */
  readonly query: string
  readonly chosen: string | null
  readonly onChoose: (technicianId: string | null) => void
}

/** Who could do it then; without a choice the store decides. */
function Technicians({ query, chosen, onChoose }: TechniciansProps) {
  const { t } = useTexts()
  const { data } = useLive((signal) => ask<MyTechnicians>(`/api/my/technicians?${query}`, { signal }), query)
  if (!data || data.technicians.length === 0) return null
  return (
    <Options<string | null>
      title={t('book.technician')}
      options={[
        { value: null, label: t('book.anyTechnician') },
        ...data.technicians.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}

/** A time, and whom he asks for then. */
export interface Wanted {
  readonly startsAt: string
  readonly technicianId: string | null
}

export const nothingYet: Wanted = { startsAt: '', technicianId: null }

/** Whether the chosen time is among those that are offered. */
export const isOffered = (data: MyTimes | undefined, { startsAt }: Wanted) =>
  data?.times.some((time) => time.startsAt === startsAt) === true

interface WhenAndWhoProps {
  readonly data: MyTimes | undefined
  /** What is asked for, as the addresses of times and technicians have it: store and kind. */
  readonly about: string
  readonly wanted: Wanted
  readonly onWant: (wanted: Wanted) => void
}

export function WhenAndWho({ data, about, wanted, onWant }: WhenAndWhoProps) {
  const { startsAt, technicianId } = wanted
  const query = `${about}&startsAt=${startsAt}&minutes=${data?.minutes}&skill=${data?.skill}`
  return (
    <>
      <Times data={data} startsAt={startsAt} onChoose={(time) => onWant({ startsAt: time, technicianId: null })} />
      {isOffered(data, wanted) && (
        <Technicians query={query} chosen={technicianId} onChoose={(id) => onWant({ startsAt, technicianId: id })} />
      )}
    </>
  )
}

interface RefusedProps {
  readonly problem: Problem | undefined
  /** Takes one of the times that are free instead. */
  readonly onOther?: ((startsAt: string) => void) | undefined
}

/** What the server said when it refused, with other times a tap away where it named some; or that it did not hear. */
export function Refused({ problem, onOther }: RefusedProps) {
  const { t, language } = useTexts()
  const now = useNow()
  if (!problem) return null
  const others = onOther ? othersOf(problem) : []
  return (
    <div className="box bad" role="alert">
      <p>{problem.lost ? t('lost') : problem.title || t('failed')}</p>
      {others.length > 0 && (
        <div className="picks">
          {others.map((startsAt) => (
            <button key={startsAt} type="button" onClick={() => onOther?.(startsAt)}>
              {t('book.instead', { time: ahead(language, startsAt, now) })}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

const mostOthers = 4

function othersOf({ details }: Problem): string[] {
  const found: unknown = details['alternatives']
  const times = Array.isArray(found) ? found.map((one: unknown) => (isRecord(one) ? one['startsAt'] : undefined)) : []
  return times.filter((time) => typeof time === 'string').slice(0, mostOthers)
}
