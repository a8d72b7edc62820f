import type { Target } from '../../../../console/verbs.ts'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { useReassignForm } from './use-reassign-form.ts'

interface ReassignDrawerProps {
  readonly card: Target & { readonly storeId: string; readonly technicianId: string; readonly bayId: string | null }
  readonly close: () => void
}

/** Gives a card to somebody else, with the reason. */
export function ReassignDrawer({ card, close }: ReassignDrawerProps) {
  const form = useReassignForm(card)
  return <VerbDrawer verb="jobCard.reassign" form={form} target={card} open close={close} />
}
