import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import type { VerbForm } from '../../../../console/ui/form/VerbDrawer.tsx'
import { joined } from '../words.ts'

type Card = AnswerOf<'jobCard.get'>

/** When, how long, where, which of the order's open labour, and a word to the technician. */
export function useReplanForm(card: Card | undefined): VerbForm<'jobCard.replan'> {
  const texts = useTexts()
  const { can } = useSession()
  const mayPlan = card !== undefined && can('jobCard.dispatch')
  const board = useRead('jobCard.board', {
    query: { store: card?.storeId ?? '' },
    enabled: mayPlan && can('board.see'),
  })
  const order = useRead('repairOrder.get', {
    id: card?.orderId,
    enabled: mayPlan && can('repairOrder.see'),
  })
  const bays = (board.data?.bays ?? [])
    .filter((bay) => bay.state === 'open')
    .map((bay) => ({ value: bay.id, label: joined(bay.code, texts.value('bay', 'kind', bay.kind)) }))
  const lines = (order.data?.lines ?? [])
    .filter((line) => line.kind === 'labour' && line.approval === 'approved' && !line.executed)
    .filter((line) => line.jobCardId === null || line.jobCardId === card?.id)
    .map((line) => ({ value: line.id, label: texts.name(line.nameZh, line.nameEn) }))
  const own = order.data?.lines.filter((line) => line.jobCardId === card?.id).map((line) => line.id)
  return {
    fields: [
      { name: 'plannedStart', kind: 'instant' },
      { name: 'plannedMinutes', kind: 'number' },
      { name: 'bayId', kind: 'choice', options: bays },
      ...(lines.length > 0 ? [{ name: 'lineIds', kind: 'choice', options: lines, many: true } as const] : []),
      { name: 'note', kind: 'longText', rows: 2 },
    ],
    initial: card
      ? {
          plannedStart: card.plannedStart,
          ...(card.bayId ? { bayId: card.bayId } : {}),
          ...(card.planNote ? { note: card.planNote } : {}),
          ...(own && own.length > 0 ? { lineIds: own } : {}),
        }
      : {},
  }
}
