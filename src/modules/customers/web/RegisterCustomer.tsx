import { useState } from 'react'
import { useSession } from '../../../console/session.tsx'
import { useTexts } from '../../../console/texts.ts'
import { FormDrawer } from '../../../console/ui/form/late.tsx'
import { useVerb } from '../../../console/verbs.ts'
import { customerContract } from '../contract/customer.ts'
import { customerErrorsAt, customerFields, evenIfKnown, newCustomer } from './customer-fields.ts'

const schema = customerContract.lifecycle.verbs.register.input

interface RegisterCustomerProps {
  readonly open: boolean
  readonly close: () => void
  readonly onDone: (id: string) => void
}

/** A new file; the question whether it is the same person comes only when one of that phone and name exists. */
export function RegisterCustomer({ open, close, onDone }: RegisterCustomerProps) {
  const texts = useTexts()
  const { workStore } = useSession()
  const [known, setKnown] = useState(false)
  const register = useVerb('customer.register', { quiet: true })
  const label = texts.verb('customer', 'register')
  return (
    <FormDrawer
      open={open}
      close={close}
      title={label}
      sendLabel={label}
      record="customer"
      schema={schema}
      fields={known ? [...customerFields, evenIfKnown] : customerFields}
      initial={newCustomer}
      fixed={{ storeId: workStore?.id }}
      draftKey="customer.register"
      errorsAt={customerErrorsAt}
      send={async (data) => {
        const outcome = await register.run(schema.parse(data))
        if (outcome.ok) onDone(outcome.record.id)
        else if (outcome.problem.code === 'customers.known') setKnown(true)
        return outcome.ok ? undefined : outcome.problem
      }}
    />
  )
}
