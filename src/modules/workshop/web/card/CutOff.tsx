import { ThunderboltOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useNow } from '../../../../console/clock.ts'
import { dayTime } from '../../../../console/formats.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { useWaitingIn } from '../../../../console/device/queue/use-outbox.ts'
import { ProblemError } from '../../../../console/problem.ts'
import { FormDrawer } from '../../../../console/ui/form/late.tsx'
import { cutOffVerb } from '../../contract/cut-off.ts'
import { lineOf } from '../my-jobs/overlay.ts'
import { useCardVerbs } from '../my-jobs/use-card-verbs.ts'

interface CutOffProps {
  readonly card: {
    readonly id: string
    readonly version: number
    readonly state: string
    readonly needsCutOff: boolean
    readonly cutOffAt: string | null
    readonly cutOffVolts: number | null
    readonly safeVolts?: number | undefined
    readonly plate: string
    readonly cutOffByName?: string | null
    readonly technicianName: string
  }
}

/** High voltage: locked until it is switched off and measured; afterwards who did it, when, and what was left. */
export function CutOff({ card: kept }: CutOffProps) {
  const texts = useTexts()
  const { can } = useSession()
  const now = useNow()
  const [isOpen, setOpen] = useState(false)
  const waiting = useWaitingIn(lineOf(kept.id)).find((item) => item.kind === 'verb' && item.verb === 'jobCard.cutOff')
  const card =
    waiting?.kind === 'verb' && !waiting.refused
      ? {
          ...kept,
          cutOffAt: waiting.madeAt,
          cutOffVolts: Number(waiting.body['residualVolts']),
          cutOffByName: waiting.name,
        }
      : kept
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
      <Measure card={card} open={isOpen} close={() => setOpen(false)} />
    </>
  )
}

interface MeasureProps extends CutOffProps {
  readonly open: boolean
  readonly close: () => void
}

/** Locked, and what the meter shows: looked at here first, so that nobody goes on at a live car without network. */
function Measure({ card, open, close }: MeasureProps) {
  const texts = useTexts()
  const { run } = useCardVerbs(card)
  const word = texts.verb('jobCard', 'cutOff')
  return (
    <FormDrawer
      open={open}
      close={close}
      title={word}
      sendLabel={word}
      record="jobCard"
      schema={cutOffVerb.input}
      fields={[
        { name: 'locked', kind: 'flag' },
        { name: 'residualVolts', kind: 'number', unit: 'V' },
      ]}
      initial={{ locked: false }}
      errorsAt={{ 'workshop.lockFirst': 'locked', 'workshop.stillLive': 'residualVolts' }}
      draftKey={`jobCard.cutOff.${card.id}`}
      send={async (data) => {
        const { locked, residualVolts } = cutOffVerb.input.parse(data)
        if (!locked) return new ProblemError(409, 'workshop.lockFirst', '')
        const { safeVolts } = card
        if (safeVolts !== undefined && residualVolts >= safeVolts)
          return new ProblemError(409, 'workshop.stillLive', '', { volts: residualVolts, safeVolts })
        run('cutOff', { locked, residualVolts })
        return undefined
      }}
    />
  )
}
