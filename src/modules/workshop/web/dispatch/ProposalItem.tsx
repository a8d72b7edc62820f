import { Button, Flex, Tag, theme } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../../console/texts.ts'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PromisedTime } from '../../../../console/ui/PromisedTime.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { Urgent } from '../Urgent.tsx'
import { joined, reasonText, skillWords } from '../words.ts'
import { ChooseTechnician } from './ChooseTechnician.tsx'
import { MoveHandle } from './MoveHandle.tsx'
import type { Proposal } from './proposal.ts'
import { acceptedInput } from './use-accept.ts'

interface ProposalItemProps {
  readonly storeId: string
  readonly proposal: Proposal
}

/** One order that waits: the car, the technician and why, one click to accept. */
export function ProposalItem({ storeId, proposal }: ProposalItemProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { run, pending } = useVerb('jobCard.dispatch', {
    also: ['repairOrder'],
    say: () => texts.t('workshop.plan.given', { plate: proposal.plate, technician: proposal.technicianName ?? '' }),
  })
  const [choosing, setChoosing] = useState(false)
  const input = acceptedInput(storeId, proposal)
  const { reasons } = proposal
  return (
    <Flex vertical gap={6}>
      <Flex gap={8} align="center" wrap>
        <Plate plate={proposal.plate} colour={proposal.plateColour} />
        <PromisedTime promisedAt={proposal.promisedAt} state="working" />
        <Urgent severity={proposal.severity} />
        {proposal.waiting && <Tag color="warning">{texts.t('workshop.plan.waiting')}</Tag>}
      </Flex>
      <span style={{ color: token.colorTextDescription }}>
        {joined(
          texts.value('repairOrder', 'visitType', proposal.visitType),
          skillWords(texts, proposal.skills),
          texts.t('workshop.minutes', { minutes: proposal.minutes }),
        )}
      </span>
      <span>
        {proposal.technicianName && (
          <strong>{texts.t('workshop.plan.propose', { technician: proposal.technicianName })}</strong>
        )}{' '}
        <span style={{ color: input ? undefined : token.colorError }}>
          {reasons.map((reason) => reasonText(texts, reason)).join(' · ')}
        </span>
      </span>
      <Flex gap={8} wrap>
        {input && (
          <Button type="primary" ghost loading={pending} onClick={() => void run(input)}>
            {texts.t('workshop.plan.accept')}
          </Button>
        )}
        <Button onClick={() => setChoosing(true)}>{texts.t('workshop.plan.other')}</Button>
        <MoveHandle moved={{ kind: 'share', proposal }} />
      </Flex>
      {choosing && <ChooseTechnician storeId={storeId} proposal={proposal} close={() => setChoosing(false)} />}
    </Flex>
  )
}
