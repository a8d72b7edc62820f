import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useRecordId } from '../../../../console/search-params.ts'
import { useTexts } from '../../../../console/texts.ts'
import { recordPath } from '../../../../console/web-modules.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Facts } from '../../../../console/ui/Facts.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { RecordPage } from '../../../../console/ui/RecordPage.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Vin } from '../../../../console/ui/Vin.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { pauseReasons } from '../../contract/job-card.ts'
import { useReassignForm } from '../dispatch/use-reassign-form.ts'
import { joined, pauseWord } from '../words.ts'
import { AdvisorNote } from './AdvisorNote.tsx'
import { LateTogether } from '../../../service/web/together/LateTogether.tsx'
import { CardClocks } from './CardClocks.tsx'
import { CardParts } from './CardParts.tsx'
import { CardModel, PauseTag } from './CardWords.tsx'
import { Concerns } from './Concerns.tsx'
import { CutOff } from './CutOff.tsx'
import { JobSteps } from './JobSteps.tsx'
import { PlanState } from './PlanState.tsx'
import { useReplanForm } from './use-replan-form.ts'

type Card = AnswerOf<'jobCard.get'>

const titleOf = (card: Card) => (
  <>
    <Plate plate={card.plate} colour={card.plateColour} />
    <CardModel car={card} />
    <PauseTag reason={card.pausedBecause} />
  </>
)

/** A card for the desk: what is done by whom and where, and its clock. */
export default function JobCardPage() {
  const id = useRecordId()
  const texts = useTexts()
  const { data } = useRead('jobCard.get', { id })
  const reassign = useReassignForm(data)
  const replan = useReplanForm(data)
  const pauses = pauseReasons.map((reason) => ({ value: reason, label: pauseWord(texts, reason) }))
  return (
    <RecordPage
      read="jobCard.get"
      id={id}
      also={['repairOrder', 'pick']}
      hide={['cutOff', 'tick', 'acknowledge', 'answerClock', 'correctClock', 'callParts', 'askParts']}
      path={['assigned', 'working', 'done']}
      title={titleOf}
      promisedAt={(card) => card.promisedAt}
      times={(card) => [
        ...(card.startedAt ? [{ state: 'working', at: card.startedAt, by: card.technicianName }] : []),
        ...(card.finishedAt ? [{ state: 'done', at: card.finishedAt, by: card.technicianName }] : []),
      ]}
      forms={() => ({
        reassign,
        replan,
        pause: {
          fields: [
            { name: 'reason', kind: 'choice', options: pauses, keys: true },
            { name: 'remark', kind: 'longText', rows: 2 },
          ],
        },
        withdraw: { fields: [{ name: 'reason', kind: 'longText', rows: 2 }] },
      })}
    >
      {bodyOf}
    </RecordPage>
  )
}

const bodyOf = (card: Card) => <CardBody card={card} />

function CardBody({ card }: { readonly card: Card }) {
  const { t } = useTexts()
  return (
    <>
      <CutOff card={card} />
      <Section title={t('workshop.card.where')}>
        <CardFacts card={card} />
      </Section>
      <PlanState card={card} />
      <AdvisorNote card={card} />
      <Concerns concerns={card.concerns} />
      <JobSteps jobs={card.jobs} ticks={{ by: card.ticks }} cardId={card.id} />
      <CardParts parts={card.parts} calledAt={card.partsCalledAt} />
      <LateTogether order={{ id: card.orderId, storeId: card.storeId }} />
      <CardClocks card={card} />
    </>
  )
}

function CardFacts({ card }: { readonly card: Card }) {
  const texts = useTexts()
  const field = (name: string) => texts.field('jobCard', name)
  const order = recordPath('repairOrder', card.orderId)
  return (
    <Facts
      facts={[
        {
          label: field('orderNumber'),
          value: order ? <AppLink href={order}>{card.orderNumber}</AppLink> : card.orderNumber,
        },
        { label: field('technicianName'), value: card.technicianName },
        { label: field('bayCode'), value: card.bayCode },
        { label: field('plannedStart'), value: <When at={card.plannedStart} /> },
        { label: field('plannedMinutes'), value: card.plannedMinutes },
        { label: field('workedMinutes'), value: card.workedMinutes },
        { label: field('vin'), value: <Vin vin={card.vin} /> },
        { label: field('visitType'), value: texts.value('repairOrder', 'visitType', card.visitType) },
        {
          label: field('odometerKm'),
          value: joined(String(card.odometerKm), card.energyPercent === null ? null : `${card.energyPercent}%`),
        },
        ...(card.overrideReason ? [{ label: field('overrideReason'), value: card.overrideReason, wide: true }] : []),
        ...(card.reworkCause ? [{ label: field('reworkCause'), value: card.reworkCause, wide: true }] : []),
      ]}
    />
  )
}
