import { Alert, Button, Checkbox, Drawer, Flex, Input } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { SignaturePad } from '../../../../console/ui/SignaturePad.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { closingCourtesy } from '../../contract/courtesy.ts'
import { Labelled } from '../booking/Labelled.tsx'
import { CourtesyTicks } from './CourtesyTicks.tsx'
import { PicturesBeside } from './PicturesBeside.tsx'

type Order = AnswerOf<'repairOrder.get'>

interface HandOverProps {
  readonly order: Order
  readonly close: () => void
}

const none = { belongingsReturned: false, oldPartsDone: false, keysReturned: false, explained: false }
type Ticks = typeof none

/** Answers to every sentence, then what goes back to the customer, against his signature. */
export function HandOver({ order, close }: HandOverProps) {
  const texts = useTexts()
  const phone = usePhone()
  const [answers, setAnswers] = useState<ReadonlyMap<string, string>>(
    () => new Map(order.concerns.map((concern) => [concern.id, concern.answer ?? ''])),
  )
  const [ticks, setTicks] = useState(none)
  const [courtesy, setCourtesy] = useState<(typeof closingCourtesy)[number][]>([])
  const [signer, setSigner] = useState(order.customerName)
  const [image, setImage] = useState<string>()
  const [problem, setProblem] = useState<ProblemError>()
  const handOver = useVerb('repairOrder.handOver', { quiet: true, also: ['bill', 'vehicle'] })
  const label = texts.verb('repairOrder', 'handOver')
  const send = async () => {
    const given = [...answers]
      .map(([concernId, answer]) => ({ concernId, answer: answer.trim() }))
      .filter(({ answer }) => answer !== '')
    const signed = image ? { signatureImage: image } : {}
    const outcome = await handOver.run({ answers: given, ...ticks, courtesy, signer: signer.trim(), ...signed }, order)
    if (outcome.ok) close()
    else setProblem(outcome.problem)
  }
  const footer = (
    <Flex gap={8} justify="end">
      <Button onClick={close}>{texts.c('form.cancel')}</Button>
      <Button type="primary" loading={handOver.pending} disabled={signer.trim() === ''} onClick={() => void send()}>
        {label}
      </Button>
    </Flex>
  )
  return (
    <Drawer open onClose={close} title={label} size={phone ? '100%' : 600} footer={footer}>
      <Flex vertical gap={16}>
        {order.concerns.map((concern) => (
          <Labelled key={concern.id} label={texts.t('service.page.quoted', { words: concern.words })}>
            <Input.TextArea
              aria-label={texts.t('service.page.answerTo', { words: concern.words })}
              autoSize={{ minRows: 1, maxRows: 5 }}
              placeholder={texts.t('service.page.answerHint')}
              value={answers.get(concern.id)}
              maxLength={4000}
              onChange={(event) => setAnswers(new Map(answers).set(concern.id, event.target.value))}
            />
          </Labelled>
        ))}
        <PicturesBeside orderId={order.id} closed={false} />
        <HandOverTicks order={order} ticks={ticks} change={(next) => setTicks({ ...ticks, ...next })} />
        <CourtesyTicks
          steps={closingCourtesy.filter((step) => order.courtesyDue.includes(step))}
          ticked={courtesy}
          onChange={(ticked) => setCourtesy(closingCourtesy.filter((step) => ticked.includes(step)))}
        />
        <Labelled label={texts.field('repairOrder', 'signer')}>
          <Input
            aria-label={texts.field('repairOrder', 'signer')}
            value={signer}
            maxLength={60}
            onChange={(event) => setSigner(event.target.value)}
          />
        </Labelled>
        <SignaturePad signer={signer} onChange={setImage} />
        {problem && <Alert type="error" showIcon role="alert" title={texts.problem(problem)} />}
      </Flex>
    </Drawer>
  )
}

interface HandOverTicksProps {
  readonly order: Order
  readonly ticks: Ticks
  readonly change: (next: Partial<Ticks>) => void
}

function HandOverTicks({ order, ticks, change }: HandOverTicksProps) {
  const texts = useTexts()
  const tick = (name: keyof Ticks, more = '') => (
    <Checkbox checked={ticks[name]} onChange={(event) => change({ [name]: event.target.checked })}>
      {texts.field('repairOrder', name)}
      {more}
    </Checkbox>
  )
  const belongings = order.belongings.join(texts.t('service.page.comma'))
  return (
    <Flex vertical gap={8}>
      {tick('explained')}
      {tick('keysReturned')}
      {order.belongings.length > 0 && tick('belongingsReturned', texts.t('service.page.colon', { what: belongings }))}
      {order.oldParts !== 'none' &&
        tick(
          'oldPartsDone',
          texts.t('service.page.colon', { what: texts.value('repairOrder', 'oldParts', order.oldParts) }),
        )}
    </Flex>
  )
}
