import { Alert, Button, Drawer, Flex, Input } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { SignaturePad } from '../../../../console/ui/SignaturePad.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { Labelled } from '../booking/Labelled.tsx'
import { ArrivalState } from './ArrivalState.tsx'

interface SignCheckInProps {
  readonly order: AnswerOf<'repairOrder.get'>
  readonly close: () => void
}

/** The customer signs later for the car's state and the agreement: he sees what he signs for. */
export function SignCheckIn({ order, close }: SignCheckInProps) {
  const texts = useTexts()
  const phone = usePhone()
  const [signer, setSigner] = useState(order.customerName)
  const [image, setImage] = useState<string>()
  const [problem, setProblem] = useState<ProblemError>()
  const sign = useVerb('repairOrder.signCheckIn', { quiet: true })
  const label = texts.verb('repairOrder', 'signCheckIn')
  const name = texts.field('repairOrder', 'signer')
  const send = async () => {
    if (!image) return
    const outcome = await sign.run({ signature: { signer: signer.trim(), image } }, order)
    if (outcome.ok) close()
    else setProblem(outcome.problem)
  }
  const footer = (
    <Flex gap={8} justify="end">
      <Button onClick={close}>{texts.c('form.cancel')}</Button>
      <Button
        type="primary"
        loading={sign.pending}
        disabled={!image || signer.trim() === ''}
        onClick={() => void send()}
      >
        {label}
      </Button>
    </Flex>
  )
  return (
    <Drawer open onClose={close} title={label} size={phone ? '100%' : 640} footer={footer}>
      <Flex vertical gap={16}>
        <ArrivalState orderId={order.id} signedAt={null} />
        <Labelled label={name}>
          <Input aria-label={name} value={signer} maxLength={60} onChange={(event) => setSigner(event.target.value)} />
        </Labelled>
        <SignaturePad signer={signer} onChange={setImage} />
        {problem && <Alert type="error" showIcon role="alert" title={texts.problem(problem)} />}
      </Flex>
    </Drawer>
  )
}
