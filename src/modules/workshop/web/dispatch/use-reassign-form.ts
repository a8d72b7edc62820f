import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import type { VerbForm } from '../../../../console/ui/form/VerbDrawer.tsx'
import { joined, skillWords } from '../words.ts'

interface ReassignedCard {
  readonly storeId: string
  readonly technicianId: string
  readonly bayId: string | null
}

/** Technicians with what they can do and have to do, bays that are in order, and the reason. */
export function useReassignForm(card: ReassignedCard | undefined): VerbForm<'jobCard.reassign'> {
  const texts = useTexts()
  const { can } = useSession()
  const { data } = useRead('jobCard.board', {
    query: { store: card?.storeId ?? '' },
    enabled: card !== undefined && can('jobCard.dispatch') && can('board.see'),
  })
  const technicians = (data?.technicians ?? [])
    .filter((one) => one.id !== card?.technicianId)
    .map((one) => ({
      value: one.id,
      label: joined(
        one.name,
        skillWords(texts, one.skills),
        texts.t('workshop.board.loadToday', { minutes: one.loadMinutes }),
      ),
    }))
  const bays = (data?.bays ?? [])
    .filter((bay) => bay.state === 'open')
    .map((bay) => ({ value: bay.id, label: joined(bay.code, texts.value('bay', 'kind', bay.kind)) }))
  return {
    fields: [
      { name: 'technicianId', kind: 'choice', options: technicians },
      { name: 'bayId', kind: 'choice', options: bays },
      { name: 'reason', kind: 'longText', rows: 2 },
    ],
    ...(card?.bayId ? { initial: { bayId: card.bayId } } : {}),
  }
}
