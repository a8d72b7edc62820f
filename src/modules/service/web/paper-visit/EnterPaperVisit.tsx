import { pick } from '../../../../console/ui/form/pick.ts'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { paperChannels } from '../../contract/paper-visit.ts'
import { visitTypes } from '../../contract/visit-type.ts'

const customer = pick('customer.list', { label: (row) => `${row.name} ${row.phoneMasked}` })
const car = pick('vehicle.list', { label: (row) => [row.plate, row.modelZh].filter(Boolean).join(' ') })

interface EnterPaperVisitProps {
  readonly storeId: string
  readonly close: () => void
  /** Whose file it is entered from. */
  readonly customerId?: string
}

/** What stands on the paper, typed in with its day and channel. */
export function EnterPaperVisit({ storeId, close, customerId }: EnterPaperVisitProps) {
  return (
    <VerbDrawer
      verb="paperVisit.enter"
      form={{
        fields: [
          ...(customerId ? [] : [{ name: 'customerId' as const, kind: 'pick' as const, from: customer }]),
          { name: 'vehicleId', kind: 'pick', from: car },
          { name: 'visitedOn', kind: 'day' },
          { name: 'channel', kind: 'choice', options: paperChannels, keys: true },
          { name: 'paperNo', kind: 'text' },
          { name: 'visitType', kind: 'choice', options: visitTypes },
          { name: 'odometerKm', kind: 'number', unit: 'km' },
          { name: 'lowerBecause', kind: 'text', when: ({ odometerKm }) => typeof odometerKm === 'number' },
          { name: 'words', kind: 'longText', rows: 2 },
          { name: 'work', kind: 'words' },
          { name: 'amountFen', kind: 'money' },
        ],
        initial: { channel: 'paper', words: '' },
        fixed: { storeId, ...(customerId ? { customerId } : {}) },
        errorsAt: {
          'service.visitAhead': 'visitedOn',
          'service.paperKnown': 'paperNo',
          'vehicles.odometerLower': 'odometerKm',
        },
      }}
      open
      close={close}
      also={['customer', 'vehicle']}
    />
  )
}
