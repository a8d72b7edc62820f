import { useMemo, useState } from 'react'
import type { InputOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import type { Field } from '../../../../console/ui/form/field.ts'
import { FormDrawer } from '../../../../console/ui/form/late.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { powertrains } from '../../../knowledge/contract/service-item.ts'
import { checkPlate } from '../../../vehicles/contract/plate.ts'
import { freePlateTypes, vehicleContract } from '../../../vehicles/contract/vehicle.ts'

interface NewCarProps {
  readonly typed: string
  readonly ownerId: string
  readonly close: () => void
  readonly onDone: (vehicleId: string) => void
}

type Named = keyof InputOf<'vehicle.register'>

const schema = vehicleContract.lifecycle.verbs.register.input
const isFree = (plate: unknown) => typeof plate === 'string' && plate.trim() !== '' && !checkPlate(plate).ok

function fieldsOf(models: readonly { value: string; label: string }[], doubtful: boolean): Field<Named>[] {
  const usual: Field<Named>[] = [
    { name: 'plate', kind: 'plate' },
    { name: 'plateType', kind: 'choice', options: freePlateTypes, when: ({ plate }) => isFree(plate) },
    { name: 'vin', kind: 'vin' },
    { name: 'modelId', kind: 'choice', options: models },
    { name: 'powertrain', kind: 'choice', options: powertrains, keys: true },
    { name: 'odometerKm', kind: 'number' },
  ]
  return doubtful ? [...usual, { name: 'override', kind: 'text' }] : usual
}

/** The car that stands at the door: plate, VIN, model. */
export function NewCar({ typed, ownerId, close, onDone }: NewCarProps) {
  const texts = useTexts()
  const { workStore } = useSession()
  const [doubtful, setDoubtful] = useState(false)
  const register = useVerb('vehicle.register', { quiet: true, say: null })
  const { data } = useRead('model.list')
  const models = useMemo(
    () =>
      (data?.rows ?? []).map((model) => ({
        value: model.id,
        label: `${texts.name(model.brandZh, model.brandEn)} ${texts.name(model.nameZh, model.nameEn)}`,
      })),
    [data, texts],
  )
  const label = texts.verb('vehicle', 'register')
  const plate = checkPlate(typed)
  return (
    <FormDrawer
      open
      close={close}
      title={label}
      sendLabel={label}
      record="vehicle"
      schema={schema}
      fields={fieldsOf(models, doubtful)}
      initial={{ plate: plate.ok ? plate.plate : '', powertrain: plate.ok && plate.colour === 'green' ? 'bev' : 'ice' }}
      fixed={{ storeId: workStore?.id, ownerId }}
      errorsAt={{
        'vehicles.vinInvalid': 'vin',
        'vehicles.vinDoubtful': 'vin',
        'vehicles.vinKnown': 'vin',
        'vehicles.overrideNotAllowed': 'override',
        'vehicles.plateInvalid': 'plate',
        'vehicles.plateTaken': 'plate',
      }}
      send={async (data) => {
        const outcome = await register.run(schema.parse(data))
        if (outcome.ok) onDone(outcome.record.id)
        else if (outcome.problem.code === 'vehicles.vinDoubtful') setDoubtful(true)
        return outcome.ok ? undefined : outcome.problem
      }}
    />
  )
}
