import { Alert, Button, Flex, theme } from 'antd'
import { type ReactNode, useState } from 'react'
import { now } from '../../../../console/clock.ts'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useGo } from '../../../../console/navigation.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { useNarrow } from '../../../../console/screen.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import type { Car } from '../find/use-visitor.ts'
import { CarHistory } from './CarHistory.tsx'
import { CarState } from './CarState.tsx'
import { Confirmation } from './Confirmation.tsx'
import { PromiseKeys } from './PromiseKeys.tsx'
import { SignAgreement, type Signature } from './SignAgreement.tsx'
import { Statements } from './Statements.tsx'
import { StepStrip } from './StepStrip.tsx'
import { spoken, useVisitDraft, type VisitDraft } from './visit-draft.ts'
import { WalkAround } from './WalkAround.tsx'

interface ReceptionFormProps {
  readonly car: Car
  readonly booking: RowOf<'appointment.list'> | undefined
  readonly customerId: string | undefined
  readonly card: ReactNode
}

/** Everything that reception writes down, on one page and in any order. */
export function ReceptionForm({ car, booking, customerId, card }: ReceptionFormProps) {
  const texts = useTexts()
  const narrow = useNarrow()
  const go = useGo()
  const { workStore } = useSession()
  const [began] = useState(now)
  const { draft, change, changeLater, drop } = useVisitDraft(car.id, booking, began)
  const [signature, setSignature] = useState<Signature>({ signer: '' })
  const [problem, setProblem] = useState<ProblemError>()
  const checkIn = useVerb('repairOrder.checkIn', { quiet: true, also: ['appointment', 'vehicle'] })
  const receive = async () => {
    if (!workStore || customerId === undefined || draft.odometerKm === null) return
    const outcome = await checkIn.run({
      storeId: workStore.id,
      vehicleId: car.id,
      customerId,
      odometerKm: draft.odometerKm,
      ...inputOf(draft),
      ...signedOf(signature),
      ...(booking ? { appointmentId: booking.id, appointmentVersion: booking.version } : {}),
    })
    if (!outcome.ok) return setProblem(outcome.problem)
    drop()
    go(`/repair-orders/${outcome.record.id}`)
  }
  return (
    <Flex vertical gap={12}>
      <StepStrip
        car={car}
        draft={draft}
        since={booking?.arrivedAt ?? draft.startedAt}
        hasCustomer={customerId !== undefined}
        isSigned={signedOf(signature).signature !== undefined}
      />
      <div
        style={{
          display: 'grid',
          gap: 12,
          gridTemplateColumns: narrow ? 'minmax(0,1fr)' : 'minmax(0,1fr) minmax(240px, 28%)',
          alignItems: 'start',
        }}
      >
        <Flex vertical gap={12} style={{ minWidth: 0 }}>
          <div id="step-customer">
            <Section title={texts.t('service.page.step.customer')}>{card}</Section>
          </div>
          <Statements draft={draft} change={change} />
          <CarState draft={draft} change={change} lastKm={car.odometerKm} />
          {workStore && <WalkAround draft={draft} change={changeLater} storeId={workStore.id} />}
          <PromiseKeys draft={draft} change={change} />
          <Confirmation draft={draft} change={change} />
          <SignAgreement value={signature} onChange={setSignature} />
        </Flex>
        <CarHistory vehicleId={car.id} booking={booking} />
      </div>
      {problem && <Alert type="error" showIcon role="alert" title={texts.problem(problem)} />}
      <Foot
        isMissing={draft.odometerKm === null}
        isReady={customerId !== undefined && draft.odometerKm !== null}
        isBusy={checkIn.pending}
        receive={() => void receive()}
      />
    </Flex>
  )
}

/** A drawing without a name proves nothing: it is left out. */
function signedOf({ signer, image }: Signature) {
  const name = signer.trim()
  return name && image ? { signature: { signer: name, image } } : {}
}

function inputOf(draft: VisitDraft) {
  return {
    visitType: draft.visitType,
    concerns: spoken(draft).map((words) => ({ words })),
    confirmed: draft.confirmed,
    belongings: draft.belongings,
    oldParts: draft.oldParts,
    waiting: draft.waiting,
    ...(draft.lowerBecause.trim() ? { lowerBecause: draft.lowerBecause.trim() } : {}),
    ...(draft.energyPercent === null ? {} : { energyPercent: draft.energyPercent }),
    ...(draft.promisedAt ? { promisedAt: draft.promisedAt } : {}),
    ...(draft.photos.length > 0 ? { photoIds: draft.photos.map(({ id }) => id) } : {}),
  }
}

interface FootProps {
  readonly isMissing: boolean
  readonly isReady: boolean
  readonly isBusy: boolean
  readonly receive: () => void
}

/** The last key stays in reach while the page is longer than the screen. */
function Foot({ isMissing, isReady, isBusy, receive }: FootProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  return (
    <Flex
      justify="end"
      gap={12}
      align="center"
      wrap
      data-screen-only
      style={{ position: 'sticky', bottom: 0, zIndex: 9, padding: '8px 0', background: token.colorBgLayout }}
    >
      {isMissing && <span>{texts.t('service.page.needOdometer')}</span>}
      <Button type="primary" size="large" disabled={!isReady} loading={isBusy} onClick={receive}>
        {texts.t('service.page.receive')}
      </Button>
    </Flex>
  )
}
