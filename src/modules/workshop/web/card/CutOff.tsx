import { ThunderboltOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useNow } from '../../../../console/clock.ts'
import { dayTime } from '../../../../console/formats.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'

interface CutOffProps {
  readonly card: {
    readonly id: string
    readonly version: number
    readonly state: string
    readonly needsCutOff: boolean
    readonly cutOffAt: string | null
    readonly cutOffVolts: number | null
    readonly cutOffByName?: string | null
    readonly technicianName: string
  }
}

/** High voltage: locked until it is switched off and measured; afterwards who did it, when, and what was left. */
export function CutOff({ card }: CutOffProps) {
  const texts = useTexts()
  const { can } = useSession()
  const now = useNow()
  const [isOpen, setOpen] = useState(false)
  if (!card.needsCutOff) return null
  if (card.cutOffAt !== null)
    return (
      <Alert
        type="success"
        showIcon
        icon={<ThunderboltOutlined />}
        title={texts.t('workshop.card.cutOffDone', {
          name: card.cutOffByName ?? card.technicianName,
          time: dayTime(card.cutOffAt, now),
          volts: card.cutOffVolts ?? 0,
        })}
      />
    )
  return (
    <>
      <Alert
        type="warning"
        showIcon
        icon={<ThunderboltOutlined />}
        title={texts.t('workshop.card.cutOff')}
        description={texts.t('workshop.card.cutOffOpen')}
        action={
          can('jobCard.work') && (
            <Button size="large" type="primary" onClick={() => setOpen(true)}>
              {texts.verb('jobCard', 'cutOff')}
            </Button>
          )
        }
      />
      <VerbDrawer
        verb="jobCard.cutOff"
        form={{
          fields: [
            { name: 'locked', kind: 'flag' },
            { name: 'residualVolts', kind: 'number', unit: 'V' },
          ],
          initial: { locked: false },
          errorsAt: { 'workshop.lockFirst': 'locked', 'workshop.stillLive': 'residualVolts' },
        }}
        target={card}
        open={isOpen}
        close={() => setOpen(false)}
      />
    </>
  )
}
