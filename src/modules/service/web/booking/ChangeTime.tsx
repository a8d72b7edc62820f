import { Button, Drawer, Flex, Input } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { useVerb } from '../../../../console/verbs.ts'
import { Alternatives } from './Alternatives.tsx'
import { FreeTimes } from './FreeTimes.tsx'
import { Labelled } from './Labelled.tsx'

interface ChangeTimeProps {
  readonly booking: AnswerOf<'appointment.get'>
  readonly close: () => void
}

/** Another time for the same work; the old one can be booked again at once. */
export function ChangeTime({ booking, close }: ChangeTimeProps) {
  const texts = useTexts()
  const phone = usePhone()
  const [startsAt, setStartsAt] = useState<string>()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<ProblemError>()
  const change = useVerb('appointment.change', { quiet: true })
  const { skill, minutes } = booking
  const send = async (at: string | undefined) => {
    if (!at) return
    setStartsAt(at)
    const outcome = await change.run({ startsAt: at, skill, minutes, ...(reason ? { reason } : {}) }, booking)
    if (outcome.ok) close()
    else setProblem(outcome.problem)
  }
  const label = texts.verb('appointment', 'change')
  const footer = (
    <Flex gap={8} justify="end">
      <Button onClick={close}>{texts.c('form.cancel')}</Button>
      <Button type="primary" disabled={!startsAt} loading={change.pending} onClick={() => void send(startsAt)}>
        {label}
      </Button>
    </Flex>
  )
  return (
    <Drawer open onClose={close} title={label} size={phone ? '100%' : 560} footer={footer}>
      <Flex vertical gap={16}>
        <FreeTimes
          storeId={booking.storeId}
          demand={{ skill, minutes }}
          items={booking.itemCodes}
          booking={booking.id}
          value={startsAt}
          onChange={setStartsAt}
        />
        <Labelled label={texts.field('appointment', 'reason')}>
          <Input
            aria-label={texts.field('appointment', 'reason')}
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
          />
        </Labelled>
        {problem && <Alternatives problem={problem} choose={(at) => void send(at)} />}
      </Flex>
    </Drawer>
  )
}
