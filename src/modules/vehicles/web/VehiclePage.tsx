import { Button, Flex } from 'antd'
import { dayOf, plainNumber } from '../../../console/formats.ts'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { now } from '../../../console/clock.ts'
import { useGo } from '../../../console/navigation.ts'
import { useRecordId } from '../../../console/search-params.ts'
import { useSession } from '../../../console/session.tsx'
import { type Texts, useTexts } from '../../../console/texts.ts'
import { CarCover } from '../../../console/ui/CarCover.tsx'
import { Facts } from '../../../console/ui/Facts.tsx'
import { Plate } from '../../../console/ui/Plate.tsx'
import { type FormsOf, RecordPage } from '../../../console/ui/RecordPage.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { UndoneWorkOfCar } from '../../../console/ui/UndoneWork.tsx'
import { Vin } from '../../../console/ui/Vin.tsx'
import { Day } from '../../../console/ui/When.tsx'
import { powertrains } from '../../knowledge/contract/service-item.ts'
import { Odometer } from './Odometer.tsx'
import { VehiclePeople } from './VehiclePeople.tsx'
import { VehicleVisits } from './VehicleVisits.tsx'
import { customerSource, descriptionFields, plateFields } from './vehicle-fields.ts'

type Vehicle = AnswerOf<'vehicle.get'>

export default function VehiclePage() {
  const id = useRecordId()
  const texts = useTexts()
  return (
    <RecordPage
      read="vehicle.get"
      id={id}
      path={['active']}
      title={titleOf}
      forms={(car) => formsOf(texts, car)}
      also={['customer']}
      aside={asideOf}
    >
      {(car) => (
        <>
          <Section title={texts.t('vehicles.page.car')}>
            <CarFacts car={car} texts={texts} />
          </Section>
          <VehiclePeople people={car.people} plates={car.plates} />
          <Odometer readings={car.odometer} />
          <CarCover vehicleId={car.id} />
          <UndoneWorkOfCar vehicleId={car.id} />
          <VehicleVisits vehicleId={car.id} />
        </>
      )}
    </RecordPage>
  )
}

const titleOf = (car: Vehicle) => <CarTitle car={car} />
const asideOf = (car: Vehicle) => <NextSteps car={car} />

function CarTitle({ car }: { readonly car: Vehicle }) {
  const texts = useTexts()
  return (
    <>
      {car.plate ? <Plate plate={car.plate} colour={car.plateColour} large /> : null}
      <span>{texts.name(car.modelZh, car.modelEn)}</span>
    </>
  )
}

function formsOf(texts: Texts, car: Vehicle): FormsOf<'vehicle.get'> {
  const today = dayOf(now())
  const model = texts.name(car.modelZh, car.modelEn)
  return {
    edit: {
      fields: descriptionFields(texts).map((field) =>
        field.kind === 'pick' && model ? { ...field, shown: model } : field,
      ),
      initial: {
        modelId: car.modelId,
        powertrain: powertrains.find((kind) => kind === car.powertrain),
        trim: car.trim,
        colour: car.colour,
        soldOn: car.soldOn,
      },
    },
    changePlate: {
      fields: [...plateFields, { name: 'since', kind: 'day' }],
      initial: { since: today },
      errorsAt: {
        'vehicles.plateInvalid': 'plate',
        'vehicles.plateTaken': 'plate',
        'vehicles.beforeLast': 'since',
        'vehicles.inFuture': 'since',
      },
    },
    changeOwner: {
      fields: [
        { name: 'customerId', kind: 'pick', from: customerSource },
        { name: 'since', kind: 'day' },
      ],
      initial: { since: today },
      errorsAt: { 'vehicles.sameOwner': 'customerId', 'vehicles.beforeLast': 'since', 'vehicles.inFuture': 'since' },
    },
    addBringer: {
      fields: [{ name: 'customerId', kind: 'pick', from: customerSource }],
      errorsAt: { 'vehicles.bringerKnown': 'customerId' },
    },
    readOdometer: {
      fields: [
        { name: 'km', kind: 'number' },
        { name: 'on', kind: 'day' },
        { name: 'lowerBecause', kind: 'text', when: ({ km }) => typeof km === 'number' && km < (car.odometerKm ?? 0) },
      ],
      initial: { on: today },
      errorsAt: {
        'vehicles.odometerLower': 'km',
        'vehicles.beforeLast': 'on',
        'vehicles.inFuture': 'on',
      },
    },
    scrap: {
      fields: [
        { name: 'on', kind: 'day' },
        { name: 'reason', kind: 'text' },
      ],
      initial: { on: today },
    },
  }
}

function CarFacts({ car, texts }: { readonly car: Vehicle; readonly texts: Texts }) {
  const label = (name: string) => texts.field('vehicle', name)
  return (
    <Facts
      facts={[
        { label: label('vin'), value: <Vin vin={car.vin} /> },
        { label: label('modelZh'), value: texts.name(car.modelZh, car.modelEn) },
        { label: label('trim'), value: car.trim },
        { label: label('powertrain'), value: texts.value('vehicle', 'powertrain', car.powertrain) },
        { label: label('colour'), value: car.colour },
        { label: label('plateKind'), value: texts.value('vehicle', 'plateKind', car.plateKind) },
        { label: label('odometerKm'), value: car.odometerKm === null ? null : plainNumber(car.odometerKm) },
        { label: label('odometerOn'), value: <Day day={car.odometerOn} /> },
        { label: label('soldOn'), value: <Day day={car.soldOn} /> },
        ...(car.vinOverride ? [{ label: label('vinOverride'), value: car.vinOverride, wide: true as const }] : []),
      ]}
    />
  )
}

/** The two things that one does next with a car. */
function NextSteps({ car }: { readonly car: Vehicle }) {
  const texts = useTexts()
  const go = useGo()
  const { can } = useSession()
  if (car.scrappedOn) return null
  return (
    <Flex gap={8} data-screen-only>
      {can('repairOrder.checkIn') && (
        <Button type="primary" block onClick={() => go(`/reception?vehicle=${car.id}`)}>
          {texts.verb('repairOrder', 'checkIn')}
        </Button>
      )}
      {can('appointment.book') && (
        <Button block onClick={() => go(`/appointments/new?vehicle=${car.id}`)}>
          {texts.verb('appointment', 'book')}
        </Button>
      )}
    </Flex>
  )
}
