import { Alert, Button, Drawer, Flex, Input, Radio, Skeleton } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { useRead } from '../../../../console/queries.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Evidence } from '../../../../console/ui/Evidence.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { SignaturePad } from '../../../../console/ui/SignaturePad.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { Labelled } from '../booking/Labelled.tsx'

type Shown = AnswerOf<'estimate.get'>
type Word = 'approved' | 'declined' | 'deferred'

interface DecideProps {
  readonly estimateId: string
  readonly close: () => void
}

const words = ['approved', 'deferred', 'declined'] as const
const ways = ['desk', 'phone'] as const

/** The customer says at the desk or on the phone what he wants done, line by line. */
export function Decide({ estimateId, close }: DecideProps) {
  const texts = useTexts()
  const phone = usePhone()
  const { data } = useRead('estimate.get', { id: estimateId })
  return (
    <Drawer
      open
      onClose={close}
      title={texts.t('service.page.recordDecision')}
      size={phone ? '100%' : 640}
      destroyOnHidden
    >
      {data ? <DecideForm estimate={data} close={close} /> : <Skeleton active />}
    </Drawer>
  )
}

function DecideForm({ estimate, close }: { readonly estimate: Shown; readonly close: () => void }) {
  const texts = useTexts()
  const open = estimate.lines.filter((line) => line.approval === 'pending')
  const [chosen, setChosen] = useState<ReadonlyMap<string, Word>>(
    () => new Map(open.map((line) => [line.id, 'approved'])),
  )
  const [channel, setChannel] = useState<(typeof ways)[number]>('desk')
  const [signer, setSigner] = useState(estimate.customerName)
  const [image, setImage] = useState<string>()
  const [problem, setProblem] = useState<ProblemError>()
  const decide = useVerb('estimate.decide', {
    quiet: true,
    also: ['repairOrder', 'pick', 'jobCard'],
    say: () => texts.t('service.page.decisionKept'),
  })
  const total = open.reduce((sum, line) => (chosen.get(line.id) === 'approved' ? sum + line.grossFen : sum), 0)
  const send = async () => {
    const decisions = [...chosen].map(([lineId, approval]) => ({ lineId, approval }))
    const signed = image && channel === 'desk' ? { signatureImage: image } : {}
    const outcome = await decide.run({ decisions, signer: signer.trim(), channel, ...signed }, estimate)
    if (outcome.ok) close()
    else setProblem(outcome.problem)
  }
  return (
    <Flex vertical gap={16}>
      <LineChoices lines={open} chosen={chosen} choose={(id, word) => setChosen(new Map(chosen).set(id, word))} />
      <Flex justify="space-between" align="center">
        <strong>{texts.field('repairOrder', 'approvedFen')}</strong>
        <Money fen={total} strong />
      </Flex>
      <Radio.Group
        optionType="button"
        aria-label={texts.field('estimate', 'channel')}
        value={channel}
        onChange={(event) => setChannel(ways.find((way) => way === event.target.value) ?? 'desk')}
        options={ways.map((way) => ({ value: way, label: texts.value('estimate', 'channel', way) }))}
      />
      <Labelled label={texts.field('estimate', 'signer')}>
        <Input
          aria-label={texts.field('estimate', 'signer')}
          value={signer}
          maxLength={60}
          onChange={(event) => setSigner(event.target.value)}
        />
      </Labelled>
      {channel === 'desk' && <SignaturePad signer={signer} onChange={setImage} />}
      {problem && <Alert type="error" showIcon role="alert" title={texts.problem(problem)} />}
      <Flex gap={8} justify="end">
        <Button onClick={close}>{texts.c('form.cancel')}</Button>
        <Button
          type="primary"
          disabled={signer.trim() === '' || open.length === 0}
          loading={decide.pending}
          onClick={() => void send()}
        >
          {texts.t('service.page.keepDecision')}
        </Button>
      </Flex>
    </Flex>
  )
}

interface LineChoicesProps {
  readonly lines: Shown['lines']
  readonly chosen: ReadonlyMap<string, Word>
  readonly choose: (lineId: string, word: Word) => void
}

function LineChoices({ lines, chosen, choose }: LineChoicesProps) {
  const texts = useTexts()
  return (
    <Flex vertical gap={12}>
      {lines.map((line) => (
        <Flex key={line.id} gap={12} justify="space-between" align="center" wrap>
          <Flex vertical style={{ flex: 1, minWidth: 180 }}>
            <span>{texts.name(line.nameZh, line.nameEn)}</span>
            <Money fen={line.grossFen} />
            {line.photos && (
              <Evidence
                small
                items={line.photos.map((photo) => ({ ...photo, name: texts.t('service.file.finding') }))}
              />
            )}
          </Flex>
          <Radio.Group
            optionType="button"
            buttonStyle="solid"
            aria-label={texts.name(line.nameZh, line.nameEn)}
            value={chosen.get(line.id)}
            onChange={(event) => choose(line.id, words.find((word) => word === event.target.value) ?? 'approved')}
            options={words.map((word) => ({ value: word, label: texts.t(`service.value.approval.${word}`) }))}
          />
        </Flex>
      ))}
    </Flex>
  )
}
