import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { instantAt } from './week.ts'
import type { Member, Shift } from './WeekTable.tsx'

interface ShiftDrawerProps {
  readonly verb: 'plan' | 'absent'
  readonly storeId: string
  readonly person: Member
  readonly day: string
  readonly shifts: readonly Shift[]
  readonly close: () => void
}

const usual = { from: '08:30', to: '17:30' }
const also = ['jobCard', 'bay', 'appointment']

/** A stretch of work with the usual hours, or an absence that takes the whole shift unless told otherwise. */
export function ShiftDrawer({ verb, storeId, person, day, shifts, close }: ShiftDrawerProps) {
  const work = shifts.find((shift) => shift.kind === 'work')
  const fixed = { storeId, staffId: person.id, day }
  const initial =
    verb === 'absent' && work
      ? { startsAt: work.startsAt, endsAt: work.endsAt }
      : { startsAt: instantAt(day, usual.from), endsAt: instantAt(day, usual.to) }
  if (verb === 'plan') {
    return (
      <VerbDrawer
        verb="shift.plan"
        form={{
          fields: [
            { name: 'startsAt', kind: 'instant' },
            { name: 'endsAt', kind: 'instant' },
          ],
          initial,
          fixed,
          errorsAt: { 'people.shiftBackwards': 'endsAt', 'people.shiftOverlaps': 'startsAt' },
        }}
        open
        close={close}
        also={also}
      />
    )
  }
  return (
    <VerbDrawer
      verb="shift.absent"
      form={{
        fields: [
          { name: 'reason', kind: 'text' },
          { name: 'startsAt', kind: 'instant' },
          { name: 'endsAt', kind: 'instant' },
        ],
        initial,
        fixed,
        errorsAt: { 'people.shiftBackwards': 'endsAt' },
      }}
      open
      close={close}
      also={also}
    />
  )
}
