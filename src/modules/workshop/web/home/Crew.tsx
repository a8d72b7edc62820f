import type { UseQueryResult } from '@tanstack/react-query'
import { useNow } from '../../../../console/clock.ts'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { ListBlock, ListLine } from '../../../../console/home/ListBlock.tsx'
import { clockTime } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Person } from '../../../../console/ui/Person.tsx'
import type { BoardTechnician } from '../dispatch/day-plan.ts'
import { isHere } from './free-now.ts'
import { ProposalItem } from '../dispatch/ProposalItem.tsx'
import { joined, skillWords } from '../words.ts'

interface WaitingProps {
  readonly asked: UseQueryResult<AnswerOf<'jobCard.proposals'>>
  readonly storeId: string
}

/** What waits for a technician, each with the one proposed: one click gives it to him. */
export function Waiting({ asked, storeId }: WaitingProps) {
  const { t } = useTexts()
  return (
    <ListBlock
      title={t('workshop.home.waiting')}
      asked={asked}
      rows={asked.data?.rows}
      most={5}
      all="/dispatch"
      keyOf={(row) => row.id}
      draw={(row) => <ProposalItem storeId={storeId} proposal={row} />}
      empty={{ text: t('workshop.plan.nothing'), next: t('workshop.plan.nothingNext') }}
    />
  )
}

interface FreeProps {
  readonly asked: UseQueryResult<AnswerOf<'jobCard.board'>>
  readonly free: readonly BoardTechnician[] | undefined
}

/** Technicians on shift whose hands are free: what they can do, what still lies before them, until when they are here. */
export function FreeTechnicians({ asked, free }: FreeProps) {
  const { t } = useTexts()
  const now = useNow()
  const technicians = asked.data?.technicians ?? []
  const nobodyWorks = technicians.length === 0
  const nobodyHere = !technicians.some((one) => isHere(one, now))
  return (
    <ListBlock
      title={t('workshop.home.free')}
      asked={asked}
      rows={free}
      most={5}
      all="/dispatch"
      keyOf={(row) => row.id}
      draw={(row) => <FreeLine technician={row} />}
      empty={
        nobodyWorks
          ? { text: t('workshop.board.nobody'), next: t('workshop.board.nobodyNext') }
          : { text: t(nobodyHere ? 'workshop.home.nobodyHere' : 'workshop.home.nobodyFree') }
      }
    />
  )
}

function FreeLine({ technician }: { readonly technician: BoardTechnician }) {
  const texts = useTexts()
  const now = useNow()
  const until = technician.shifts.find(
    ({ kind, startsAt, endsAt }) => kind === 'work' && Date.parse(startsAt) <= now && now < Date.parse(endsAt),
  )?.endsAt
  const waiting = technician.cards.filter((card) => card.finishedAt === null).length
  return (
    <ListLine
      more={joined(skillWords(texts, technician.skills))}
      end={joined(
        texts.t('workshop.board.waitingCount', { count: waiting }),
        until && texts.t('workshop.home.until', { time: clockTime(until) }),
      )}
    >
      <Person name={technician.name} />
    </ListLine>
  )
}
