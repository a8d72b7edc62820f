import type { AnswerOf } from '../../../../console/endpoints.ts'
import { plainNumber } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import { useRecordId } from '../../../../console/search-params.ts'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Facts } from '../../../../console/ui/Facts.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { Person } from '../../../../console/ui/Person.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { RecordPage } from '../../../../console/ui/RecordPage.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { dangers } from '../../contract/rescue.ts'
import { Advice } from './Advice.tsx'
import { AreaSketch } from './AreaSketch.tsx'
import { endFields, timesOf } from './rescue-forms.ts'
import { carSpot, storeSpot, unitSpot } from './spots.ts'

type Rescue = AnswerOf<'rescue.get'>

const titleOf = (rescue: Rescue) =>
  rescue.plate ? <Plate plate={rescue.plate} colour={rescue.plateColour ?? 'blue'} large /> : null

/** A rescue: where everybody is, every step with its time, and what came of it. */
export default function RescuePage() {
  const id = useRecordId()
  const texts = useTexts()
  const units = useRead('rescueUnit.list', {})
  const { data: rescue } = useRead('rescue.get', { id })
  const free = (units.data?.rows ?? []).filter((unit) => unit.state === 'free' && unit.storeId === rescue?.storeId)
  return (
    <RecordPage
      read="rescue.get"
      id={id}
      also={['rescueUnit', 'repairOrder']}
      path={
        rescue?.state === 'cancelled' || rescue?.state === 'towed' || rescue?.state === 'fixed'
          ? pathTo(rescue.state)
          : pathTo('fixed')
      }
      title={titleOf}
      times={timesOf}
      forms={(row) => ({
        assign: {
          fields: [
            {
              name: 'unitId',
              kind: 'choice',
              keys: true,
              options: free.map((unit) => ({ value: unit.id, label: texts.name(unit.nameZh, unit.nameEn) })),
            },
          ],
          errorsAt: { 'service.unitNotFree': 'unitId' },
        },
        fix: { fields: endFields },
        tow: { fields: [...endFields, { name: 'odometerKm', kind: 'number' }] },
        complete: {
          fields: [
            { name: 'place', kind: 'text' },
            {
              name: 'dangers',
              kind: 'choice',
              many: true,
              options: dangers.map((danger) => ({ value: danger, label: texts.value('rescue', 'danger', danger) })),
            },
          ],
          initial: { place: row.place },
        },
        cancel: { fields: [{ name: 'reason', kind: 'text' }] },
      })}
      hide={['position', 'locate']}
    >
      {bodyOf}
    </RecordPage>
  )
}

const pathTo = (end: string) => ['reported', 'assigned', 'accepted', 'onTheWay', 'arrived', end]
const bodyOf = (rescue: Rescue) => <RescueBody rescue={rescue} />

function RescueBody({ rescue }: { readonly rescue: Rescue }) {
  const texts = useTexts()
  const field = (name: string) => texts.field('rescue', name)
  const spots = [
    ...carSpot(rescue),
    ...(rescue.unitId
      ? unitSpot(texts, {
          id: rescue.unitId,
          nameZh: rescue.unitNameZh ?? '',
          nameEn: rescue.unitNameEn ?? '',
          longitude: rescue.unitLongitude,
          latitude: rescue.unitLatitude,
        })
      : []),
    ...storeSpot(texts, { longitude: rescue.storeLongitude, latitude: rescue.storeLatitude }),
  ]
  const [centre] = spots
  return (
    <>
      {rescue.endedAt === null && <Advice kind={rescue.kind} dangers={rescue.dangers} />}
      <Section title={texts.record('rescue')}>
        <Facts
          facts={[
            { label: field('kind'), value: texts.value('rescue', 'kind', rescue.kind) },
            { label: field('dangerRank'), value: texts.t(`service.rescueRank.${rescue.dangerRank}`) },
            { label: field('place'), value: rescue.place, wide: true },
            {
              label: field('customerId'),
              value: <Person name={rescue.customerName} more={rescue.phoneMasked} customerId={rescue.customerId} />,
            },
            {
              label: field('unitId'),
              value: rescue.unitNameZh ? texts.name(rescue.unitNameZh, rescue.unitNameEn) : null,
            },
            { label: field('technicianName'), value: rescue.technicianName },
            {
              label: field('distanceMetres'),
              value:
                rescue.distanceMetres === null
                  ? null
                  : texts.t('service.rescuePage.km', { km: plainNumber(rescue.distanceMetres / 1000, 1) }),
            },
            { label: field('expectedAt'), value: <When at={rescue.expectedAt} /> },
            { label: field('takenByName'), value: rescue.takenByName },
          ]}
        />
      </Section>
      {centre && (
        <Section title={texts.t('service.rescueArea.title')}>
          <AreaSketch centre={centre} spots={spots} />
        </Section>
      )}
      {rescue.acceptedAt !== null && <Report rescue={rescue} />}
    </>
  )
}

/** What came of it: how soon, at what cost, and the order that it opened. */
function Report({ rescue }: { readonly rescue: Rescue }) {
  const texts = useTexts()
  const field = (name: string) => texts.field('rescue', name)
  return (
    <Section title={texts.t('service.rescuePage.report')}>
      <Facts
        facts={[
          { label: field('responseMinutes'), value: rescue.responseMinutes },
          { label: field('arrivalMinutes'), value: rescue.arrivalMinutes },
          { label: field('costFen'), value: <Money fen={rescue.costFen} /> },
          { label: field('damageAvoidedFen'), value: <Money fen={rescue.damageAvoidedFen} /> },
          { label: field('result'), value: rescue.result, wide: true },
          ...(rescue.orderId
            ? [
                {
                  label: field('orderId'),
                  value: <AppLink href={`/repair-orders/${rescue.orderId}`}>{rescue.orderNumber}</AppLink>,
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
