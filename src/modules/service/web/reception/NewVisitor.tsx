import { z } from 'zod'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import type { Field } from '../../../../console/ui/form/field.ts'
import { FormDrawer } from '../../../../console/ui/form/late.tsx'
import { powertrains } from '../../../knowledge/contract/service-item.ts'
import { checkPlate } from '../../../vehicles/contract/plate.ts'
import { checkVin } from '../../../vehicles/contract/vin.ts'
import type { Introduced } from './device/visitor.ts'
import { faultOf } from './visitor-faults.ts'

const schema = z.object({
  name: z.string().trim().min(1).max(60),
  phone: z.string().trim().min(1).max(30),
  plate: z.string().trim().min(1).max(20),
  vin: z.string().trim().min(1).max(40),
  powertrain: z.enum(powertrains),
})

const fieldsIn = (texts: Texts): Field<keyof Introduced>[] => [
  { name: 'name', kind: 'text' },
  { name: 'phone', kind: 'phone' },
  { name: 'plate', kind: 'plate' },
  { name: 'vin', kind: 'vin' },
  {
    name: 'powertrain',
    kind: 'choice',
    options: powertrains.map((value) => ({ value, label: texts.value('vehicle', 'powertrain', value) })),
    keys: true,
  },
]

interface NewVisitorProps {
  readonly initial: Partial<Introduced>
  readonly close: () => void
  readonly onDone: (visitor: Introduced) => void
}

/** Who is here for the first time while the line is down: name, phone, plate and VIN, checked on this device. */
export function NewVisitor({ initial, close, onDone }: NewVisitorProps) {
  const texts = useTexts()
  return (
    <FormDrawer
      open
      close={close}
      title={texts.t('service.page.newCustomer')}
      sendLabel={texts.t('service.page.beginReception')}
      record="reception"
      schema={schema}
      fields={fieldsIn(texts)}
      initial={{ powertrain: 'ice', ...initial }}
      errorsAt={{
        'customers.phoneInvalid': 'phone',
        'vehicles.plateInvalid': 'plate',
        'vehicles.vinDoubtful': 'vin',
        'vehicles.vinInvalid': 'vin',
      }}
      send={async (data) => {
        const visitor = schema.parse(data)
        const fault = faultOf(visitor)
        if (!fault) onDone({ ...visitor, vin: checkVin(visitor.vin).vin, plate: checkPlate(visitor.plate).plate })
        return fault
      }}
    />
  )
}
