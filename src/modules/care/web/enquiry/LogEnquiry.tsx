import { pick } from '../../../../console/ui/form/pick.ts'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { enquiryTopics, phoneCourtesy } from '../../contract/enquiry.ts'

const customer = pick('customer.list', { label: (row) => `${row.name} ${row.phoneMasked}` })

interface LogEnquiryProps {
  readonly storeId: string
  readonly close: () => void
}

/** A question written down while the customer speaks, with the answer if there is one already. */
export function LogEnquiry({ storeId, close }: LogEnquiryProps) {
  const { t } = useTexts()
  return (
    <VerbDrawer
      verb="enquiry.log"
      form={{
        fields: [
          { name: 'channel', kind: 'choice', options: ['phone', 'desk', 'online'], keys: true },
          {
            name: 'courtesy',
            kind: 'choice',
            many: true,
            options: phoneCourtesy.map((step) => ({ value: step, label: t(`care.enquiry.value.courtesy.${step}`) })),
            when: ({ channel }) => channel === 'phone',
          },
          { name: 'topic', kind: 'choice', options: enquiryTopics },
          { name: 'customerId', kind: 'pick', from: customer },
          { name: 'question', kind: 'longText', rows: 3 },
          { name: 'answer', kind: 'longText', rows: 3 },
        ],
        initial: { channel: 'phone' },
        fixed: { storeId },
      }}
      open
      close={close}
    />
  )
}
