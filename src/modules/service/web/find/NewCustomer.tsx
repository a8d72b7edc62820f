import { useState } from 'react'
import type { InputOf } from '../../../../console/endpoints.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import type { Field } from '../../../../console/ui/form/field.ts'
import { FormDrawer } from '../../../../console/ui/form/late.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { customerContract } from '../../../customers/contract/customer.ts'
import { checkPlate } from '../../../vehicles/contract/plate.ts'

interface NewCustomerProps {
  /** What was looked for: a phone or a name goes into the form. */
  readonly typed: string
  readonly close: () => void
  readonly onDone: (customerId: string) => void
}

type Named = keyof InputOf<'customer.register'>

const schema = customerContract.lifecycle.verbs.register.input
const fields: readonly Field<Named>[] = [
  { name: 'name', kind: 'text' },
  { name: 'phone', kind: 'phone' },
]
const known: Field<Named> = { name: 'evenIfKnown', kind: 'flag' }
const phone = /^\+?[\d\s-]{7,}$/

/** What was looked for is a phone, a plate or a name. */
export function guess(typed: string): { name?: string; phone?: string; plate?: string } {
  const text = typed.trim()
  if (phone.test(text)) return { phone: text }
  const plate = checkPlate(text)
  if (plate.ok) return { plate: plate.plate }
  return text === '' || /[A-Za-z0-9]/.test(text) ? {} : { name: text }
}

/** Name and phone are enough at the desk; the rest of the file is filled in when somebody needs it. */
export function NewCustomer({ typed, close, onDone }: NewCustomerProps) {
  const texts = useTexts()
  const { workStore } = useSession()
  const [isKnown, setKnown] = useState(false)
  const register = useVerb('customer.register', { quiet: true, say: null })
  const label = texts.verb('customer', 'register')
  const { plate: _, ...initial } = guess(typed)
  return (
    <FormDrawer
      open
      close={close}
      title={texts.t('service.page.newCustomer')}
      sendLabel={label}
      record="customer"
      schema={schema}
      fields={isKnown ? [...fields, known] : fields}
      initial={initial}
      fixed={{ storeId: workStore?.id, kind: 'person', language: 'zh-CN', preferredChannel: 'phone', source: 'walkIn' }}
      errorsAt={{ 'customers.known': 'evenIfKnown', 'customers.phoneInvalid': 'phone' }}
      send={async (data) => {
        const outcome = await register.run(schema.parse(data))
        if (outcome.ok) onDone(outcome.record.id)
        else if (outcome.problem.code === 'customers.known') setKnown(true)
        return outcome.ok ? undefined : outcome.problem
      }}
    />
  )
}
