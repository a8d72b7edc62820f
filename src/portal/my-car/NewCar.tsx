import { type FormEvent, type ReactNode, useState } from 'react'
import type { z } from 'zod'
import type { Me } from '../../kernel/contract/session.ts'
import type { vehicleLifecycle } from '../../modules/vehicles/contract/vehicle.ts'
import { channelHere } from '../channel.ts'
import { asProblem, ask, keyOfWish, type Problem } from '../client.ts'
import { useTexts } from '../i18n.tsx'
import { forgetInTab } from '../storage.ts'
import { Options } from './Choices.tsx'

type NewVehicle = z.input<typeof vehicleLifecycle.verbs.registerOwn.input>
type Powertrain = NewVehicle['powertrain']

const powertrains: readonly Powertrain[] = ['ice', 'hev', 'phev', 'bev']

interface NewCarProps {
  readonly stores: Me['stores']
  /** The house has a file of him; else he says his name first. */
  readonly isKnown: boolean
  readonly onAdded: (vehicleId: string) => void
}

/** Who is new here enters himself and his car, and books it: nobody has to ring first. */
export function NewCar({ stores, isKnown, onAdded }: NewCarProps) {
  const { t, name: nameOf, language } = useTexts()
  const [name, setName] = useState('')
  const [plate, setPlate] = useState('')
  const [vin, setVin] = useState('')
  const [powertrain, setPowertrain] = useState<Powertrain>()
  const [storeId, setStore] = useState(stores.length === 1 ? (stores[0]?.id ?? '') : '')
  const [isEntered, setEntered] = useState(isKnown)
  const { busy, problem, run } = useSteps()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!powertrain || storeId === '') return
    void run(async () => {
      if (!isEntered) {
        await once('/api/customers/registerOwn', { storeId, name: name.trim(), language, source: channelHere() })
        setEntered(true)
      }
      const car: NewVehicle = { storeId, vin: vin.trim(), plate: plate.trim(), powertrain }
      onAdded((await once<{ id: string }>('/api/vehicles/registerOwn', car)).id)
    })
  }
  return (
    <form onSubmit={submit} aria-label={t('newCar.title')}>
      <div className="group">
        <h2>{t('newCar.title')}</h2>
        {!isEntered && (
          <Field label={t('newCar.name')}>
            <input autoComplete="name" required maxLength={60} value={name} onChange={(e) => setName(e.target.value)} />
          </Field>
        )}
        <Field label={t('newCar.plate')}>
          <input maxLength={20} value={plate} onChange={(e) => setPlate(e.target.value)} />
        </Field>
        <Field label={t('newCar.vin')}>
          <input required minLength={17} maxLength={17} value={vin} onChange={(e) => setVin(e.target.value)} />
        </Field>
      </div>
      <Options
        title={t('newCar.powertrain')}
        options={powertrains.map((value) => ({ value, label: t(`newCar.of.${value}`) }))}
        chosen={powertrain}
        onChoose={setPowertrain}
      />
      {stores.length > 1 && (
        <Options
          title={t('book.store')}
          options={stores.map(({ id, nameZh, nameEn }) => ({ value: id, label: nameOf(nameZh, nameEn) }))}
          chosen={storeId}
          onChoose={setStore}
        />
      )}
      {problem && (
        <p className="box bad" role="alert">
          {problem.lost ? t('lost') : problem.title || t('failed')}
        </p>
      )}
      <button type="submit" className="main wide" disabled={busy || !powertrain || storeId === ''}>
        {t('newCar.save')}
      </button>
    </form>
  )
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label>
      {label}
      {children}
    </label>
  )
}

/** The same words have the same key until they are taken or refused, whatever is tapped again. */
async function once<A>(path: string, body: object): Promise<A> {
  const place = `portal.newCar.${path}`
  try {
    const answer = await ask<A>(path, { body, key: keyOfWish(place, { path, wish: body }) })
    forgetInTab(place)
    return answer
  } catch (error) {
    if (!asProblem(error).lost) forgetInTab(place)
    throw error
  }
}

function useSteps() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const run = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    await work().catch((error: unknown) => setProblem(asProblem(error)))
    setBusy(false)
  }
  return { busy, problem, run }
}
