import { useMemo, useState } from 'react'
import { useRead } from '../../../console/queries.ts'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { FormDrawer } from '../../../console/ui/form/late.tsx'
import { useVerb } from '../../../console/verbs.ts'
import { vehicleContract } from '../contract/vehicle.ts'
import { overrideField, registerFields, vehicleErrorsAt } from './vehicle-fields.ts'

const schema = vehicleContract.lifecycle.verbs.register.input

interface RegisterVehicleProps {
  readonly open: boolean
  readonly close: () => void
  /** The owner, where it is plain from the page that led here. */
  readonly ownerId: string | undefined
  readonly onDone: (id: string) => void
}

/** A new car; the supervisor's reason is asked for only when the VIN does not add up. */
export function RegisterVehicle({ open, close, ownerId, onDone }: RegisterVehicleProps) {
  const texts = useTexts()
  const { workStore } = useSession()
  const [doubtful, setDoubtful] = useState(false)
  const register = useVerb('vehicle.register', { quiet: true })
  const owner = useRead('customer.get', { id: ownerId, enabled: ownerId !== undefined })
  const label = texts.verb('vehicle', 'register')
  const fields = useMemo(() => {
    const all = registerFields(texts).map((field) =>
      field.kind === 'pick' && field.name === 'ownerId' && owner.data ? { ...field, shown: owner.data.name } : field,
    )
    return doubtful ? [...all, overrideField] : all
  }, [texts, owner.data, doubtful])
  if (ownerId !== undefined && owner.isPending) return null
  return (
    <FormDrawer
      open={open}
      close={close}
      title={label}
      sendLabel={label}
      record="vehicle"
      schema={schema}
      fields={fields}
      initial={{ powertrain: 'ice', plate: '', ...(ownerId ? { ownerId } : {}) }}
      fixed={{ storeId: workStore?.id }}
      draftKey={`vehicle.register.${ownerId ?? ''}`}
      errorsAt={vehicleErrorsAt}
      send={async (data) => {
        const outcome = await register.run(schema.parse(data))
        if (outcome.ok) onDone(outcome.record.id)
        else if (outcome.problem.code === 'vehicles.vinDoubtful') setDoubtful(true)
        return outcome.ok ? undefined : outcome.problem
      }}
    />
  )
}
