import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'

type Card = AnswerOf<'jobCard.get'>

interface CorrectClockProps {
  readonly card: Card
  readonly clock: Card['clocks'][number]
}

/** Puts a stretch right, with the reason; for who may, and not for his own. */
export function CorrectClock({ card, clock }: CorrectClockProps) {
  const texts = useTexts()
  const { can, me } = useSession()
  const [open, setOpen] = useState(false)
  if (!can('jobCard.correctClock') || me.staffId === clock.technicianId) return null
  const label = texts.verb('jobCard', 'correctClock')
  return (
    <>
      <Button size="small" type="text" icon={<EditOutlined />} aria-label={label} onClick={() => setOpen(true)} />
      <VerbDrawer
        verb="jobCard.correctClock"
        form={{
          fields: [
            { name: 'startedAt', kind: 'instant' },
            { name: 'endedAt', kind: 'instant' },
            { name: 'reason', kind: 'longText', rows: 2 },
          ],
          initial: { startedAt: clock.startedAt, ...(clock.endedAt ? { endedAt: clock.endedAt } : {}) },
          fixed: { clockId: clock.id },
          errorsAt: {
            'workshop.clockOverlap': 'startedAt',
            'workshop.timesAhead': 'endedAt',
            'workshop.timesBackwards': 'endedAt',
          },
        }}
        target={card}
        open={open}
        close={() => setOpen(false)}
      />
    </>
  )
}
