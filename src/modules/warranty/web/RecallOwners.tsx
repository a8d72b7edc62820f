import { Button, Flex, Tag } from 'antd'
import { useMemo, useState } from 'react'
import type { AnswerOf, RowOf } from '../../../console/endpoints.ts'
import { useGo } from '../../../console/navigation.ts'
import { useSession } from '../../../console/session.tsx'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { AppLink } from '../../../console/ui/AppLink.tsx'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { Person } from '../../../console/ui/Person.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { RecordTable } from '../../../console/ui/RecordTable.tsx'
import type { Column } from '../../../console/ui/table/column.ts'
import { Soft } from '../../../console/ui/Soft.tsx'
import { Vin } from '../../../console/ui/Vin.tsx'
import { When } from '../../../console/ui/When.tsx'
import { ownerStates } from '../contract/recall-owner.ts'

type Recall = AnswerOf<'recallCampaign.get'>
type Car = RowOf<'recallCampaign.cars'>

const tones = { open: 'default', told: 'processing', unreached: 'error', booked: 'warning', done: 'success' } as const

function columnsOf(texts: Texts, recall: Recall, call: (car: Car) => void): readonly Column<Car>[] {
  return [
    { key: 'plate', draw: (car) => <TheCar car={car} /> },
    {
      key: 'customerName',
      draw: (car) =>
        car.customerId ? <Person name={car.customerName} more={car.phoneMasked} customerId={car.customerId} /> : '–',
    },
    {
      key: 'ownerState',
      draw: (car) => (
        <Flex vertical gap={2} align="start">
          <Tag color={tones[car.ownerState]} style={{ margin: 0 }}>
            {texts.value('recallCampaign', 'ownerState', car.ownerState)}
          </Tag>
          {car.ownerState === 'unreached' &&
            car.unreachedBecause &&
            !(car.unreachedBecause === 'noOwner' && car.customerId) && (
              <span>{texts.value('recallCampaign', 'unreachedBecause', car.unreachedBecause)}</span>
            )}
        </Flex>
      ),
    },
    { key: 'toldAt', draw: (car) => <Told car={car} texts={texts} /> },
    {
      key: 'bookedFor',
      draw: (car) =>
        car.doneAt ? (
          <span>
            <span translate="no">{car.doneOrder}</span> <When at={car.doneAt} />
          </span>
        ) : (
          <When at={car.bookedFor} />
        ),
    },
    { key: 'book', draw: (car) => <Next car={car} recall={recall} call={call} /> },
  ]
}

function TheCar({ car }: { readonly car: Car }) {
  const texts = useTexts()
  const { can } = useSession()
  const plate = car.plate ? <Plate plate={car.plate} colour={car.plateColour ?? ''} /> : null
  return (
    <Flex vertical gap={2} align="start">
      {plate && car.vehicleId ? (
        <span>
          {can('vehicle.see') ? <AppLink href={`/vehicles/${car.vehicleId}`}>{plate}</AppLink> : plate}{' '}
          {texts.name(car.modelZh, car.modelEn)}
        </span>
      ) : (
        <Tag style={{ margin: 0 }}>{texts.t('warranty.page.notHere')}</Tag>
      )}
      <Vin vin={car.vin} />
    </Flex>
  )
}

function Told({ car, texts }: { readonly car: Car; readonly texts: Texts }) {
  if (!car.toldAt || !car.toldBy) return <>–</>
  return (
    <span>
      {texts.value('recallCampaign', 'toldBy', car.toldBy)} <When at={car.toldAt} />
    </span>
  )
}

interface NextProps {
  readonly car: Car
  readonly recall: Recall
  readonly call: (car: Car) => void
}

/** What can be done for a car: book it, note a call, or look at its booking. */
function Next({ car, recall, call }: NextProps) {
  const texts = useTexts()
  const go = useGo()
  const { can } = useSession()
  if (car.ownerState === 'done' || recall.state !== 'open') return <Soft>{texts.t('warranty.page.next.nothing')}</Soft>
  if (car.appointmentId)
    return (
      <Button size="small" onClick={() => go(`/appointments/${car.appointmentId}`)}>
        {texts.t('warranty.page.openBooking')}
      </Button>
    )
  if (!car.vehicleId || !car.customerId) return <NextWithoutOwner car={car} />
  const where = car.storeId ? `&store=${car.storeId}` : ''
  const address = `/appointments/new?vehicle=${car.vehicleId}&customer=${car.customerId}&recall=${recall.id}${where}`
  return (
    <Flex gap={4} wrap>
      {can('appointment.book') && (
        <Button size="small" type="primary" ghost onClick={() => go(address)}>
          {texts.t('warranty.page.bookRecall')}
        </Button>
      )}
      <Button size="small" onClick={() => call(car)}>
        {texts.t('warranty.page.called')}
      </Button>
    </Flex>
  )
}

/** Nobody to book for here: the message goes out from the house, or the file is completed first. */
function NextWithoutOwner({ car }: { readonly car: Car }) {
  const texts = useTexts()
  if (car.vehicleId)
    return <AppLink href={`/vehicles/${car.vehicleId}`}>{texts.t('warranty.page.next.addOwner')}</AppLink>
  if (car.ownerState === 'unreached')
    return <AppLink href="/vehicles">{texts.t('warranty.page.next.registerCar')}</AppLink>
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <Soft>{texts.t(`warranty.page.next.${car.ownerState === 'open' ? 'tell' : 'wait'}`)}</Soft>
    </span>
  )
}

/** The cars of a recall with their owners: who is told, not reached, booked and done, and what to do for each. */
export function RecallOwners({ recall }: { readonly recall: Recall }) {
  const texts = useTexts()
  const [calling, setCalling] = useState<Car>()
  const columns = useMemo(() => columnsOf(texts, recall, setCalling), [texts, recall])
  const outcomes = ['reached', 'noAnswer'].map((value) => ({
    value,
    label: texts.value('recallCampaign', 'outcome', value),
  }))
  return (
    <>
      <RecordTable
        read="recallCampaign.cars"
        title={texts.t('warranty.page.cars')}
        columns={columns}
        fixed={{ campaign: recall.id }}
        filters={[{ name: 'ownerState', kind: 'choice', options: ownerStates }]}
        views={ownerStates.map((state) => ({
          label: `warranty.recallCampaign.value.ownerState.${state}`,
          search: `ownerState=${state}`,
        }))}
        also={['recallCampaign', 'appointment', 'customer', 'vehicle']}
        empty={{ text: texts.t('warranty.page.ownersNone'), next: texts.t('warranty.page.ownersNoneNext') }}
      />
      {calling && (
        <VerbDrawer
          verb="recallCampaign.call"
          target={recall}
          form={{
            fields: [
              { name: 'outcome', kind: 'choice', options: outcomes, keys: true },
              { name: 'note', kind: 'text' },
            ],
            initial: { outcome: 'reached' },
            fixed: { vin: calling.vin },
          }}
          open
          close={() => setCalling(undefined)}
        />
      )}
    </>
  )
}
