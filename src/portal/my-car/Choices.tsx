import type { ReactNode } from 'react'
import { ask, type Problem } from '../client.ts'
import { clock, day, dayOf } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { LanguageSwitch } from '../parts/LanguageSwitch.tsx'
import { useLive } from '../use-live.ts'
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

/** What the server said when it refused, or that it did not hear. */
export function Refused({ problem }: { readonly problem: Problem | undefined }) {
  const { t } = useTexts()
  if (!problem) return null
  return (
    <p className="box bad" role="alert">
      {problem.lost ? t('lost') : problem.title || t('failed')}
    </p>
  )
}
