import { Flex, Radio, theme } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import { dayTime } from '../../../../console/formats.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import type { OwnControl } from '../../../../console/ui/form/field.ts'
import { VerbDrawer, type VerbForm } from '../../../../console/ui/form/VerbDrawer.tsx'
import { joined } from '../words.ts'
import type { Candidate, Proposal } from './proposal.ts'

interface ChooseTechnicianProps {
  readonly storeId: string
  readonly proposal: Proposal
  readonly close: () => void
}

/** Another technician or bay than the proposed one; the reason is asked for as soon as it is another technician. */
export function ChooseTechnician({ storeId, proposal, close }: ChooseTechnicianProps) {
  const texts = useTexts()
  const { data } = useRead('jobCard.board', { query: { store: storeId } })
  const { technicianId, bayId } = proposal
  const bays = (data?.bays ?? [])
    .filter((bay) => bay.state === 'open')
    .map((bay) => ({ value: bay.id, label: joined(bay.code, texts.value('bay', 'kind', bay.kind)) }))
  const form: VerbForm<'jobCard.dispatch'> = {
    fields: [
      {
        name: 'technicianId',
        kind: 'own',
        draw: drawCandidates(proposal.candidates),
      },
      {
        name: 'overrideReason',
        kind: 'longText',
        rows: 2,
        when: (values) => technicianId !== null && values['technicianId'] !== technicianId,
      },
      { name: 'bayId', kind: 'choice', options: bays },
    ],
    initial: { ...(technicianId ? { technicianId } : {}), ...(bayId ? { bayId } : {}) },
    fixed: { storeId, orderId: proposal.orderId, lineIds: proposal.lineIds },
    errorsAt: {
      'workshop.overrideReasonNeeded': 'overrideReason',
      'workshop.bayOut': 'bayId',
      'workshop.notOnShift': 'technicianId',
    },
  }
  return <VerbDrawer verb="jobCard.dispatch" form={form} open close={close} also={['repairOrder']} />
}

const drawCandidates = (candidates: readonly Candidate[]) => (control: OwnControl) => (
  <Candidates control={control} candidates={candidates} />
)

interface CandidatesProps {
  readonly control: OwnControl
  readonly candidates: readonly Candidate[]
}

/** Everybody with his load and when he is free; who cannot be chosen stands there with the reason. */
function Candidates({ control, candidates }: CandidatesProps) {
  const texts = useTexts()
  const now = useNow()
  const { token } = theme.useToken()
  return (
    <Radio.Group
      id={control.id}
      value={control.value}
      onChange={(event) => control.onChange(event.target.value)}
      style={{ width: '100%' }}
    >
      <Flex vertical gap={8}>
        {candidates.map((candidate) => (
          <Radio key={candidate.technicianId} value={candidate.technicianId} disabled={candidate.refusal !== null}>
            <Flex vertical>
              <span>
                {joined(
                  candidate.name,
                  texts.t('workshop.board.loadToday', { minutes: candidate.loadMinutes }),
                  candidate.freeAt && texts.t('workshop.reason.free', { freeAt: dayTime(candidate.freeAt, now) }),
                )}
              </span>
              {candidate.refusal && (
                <span style={{ color: token.colorTextDescription, fontSize: token.fontSizeSM }}>
                  {texts.refusal(candidate.refusal)}
                </span>
              )}
            </Flex>
          </Radio>
        ))}
      </Flex>
    </Radio.Group>
  )
}
