import { Alert, Button, Drawer, Flex, Input, Radio, Skeleton } from 'antd'
import { useState } from 'react'
import { type AnswerOf, type InputOf } from '../../../../console/endpoints.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { useRead } from '../../../../console/queries.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import { SignaturePad } from '../../../../console/ui/SignaturePad.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { Labelled } from '../booking/Labelled.tsx'
import { type Chosen, LineChoices } from './LineChoices.tsx'

type Shown = AnswerOf<'estimate.get'>

interface DecideProps {
  readonly estimateId: string
  readonly close: () => void
}

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
      size={phone ? '100%' : 680}
      destroyOnHidden
    >
      {data ? <DecideForm estimate={data} close={close} /> : <Skeleton active />}
    </Drawer>
  )
}

/** The lines to be decided under a plan, as they are to begin with: agreed, and of alternatives the first. */
function startOf(estimate: Shown, planId: string | null): Chosen {
  const open = openLines(estimate, planId)
  const isFirst = (line: Shown['lines'][number]) =>
    line.choice === null || open.find((one) => one.choice === line.choice && one.planId === line.planId) === line
  return new Map(open.map((line) => [line.id, { approval: isFirst(line) ? 'approved' : 'declined' }]))
}

const openLines = (estimate: Shown, planId: string | null) =>
  estimate.lines.filter(
    (line) => !line.gone && line.approval === 'pending' && (line.planId === null || line.planId === planId),
  )

function DecideForm({ estimate, close }: { readonly estimate: Shown; readonly close: () => void }) {
  const texts = useTexts()
  const plans = estimate.planId === null ? estimate.plans : []
  const [planId, setPlanId] = useState<string | null>(plans[0]?.id ?? null)
  const open = openLines(estimate, planId)
  const [chosen, setChosen] = useState<Chosen>(() => startOf(estimate, planId))
  const [way, setWay] = useState<WayDraft>({ channel: 'desk', signer: estimate.customerName, number: '', said: '' })
  const [problem, setProblem] = useState<ProblemError>()
  const decide = useVerb('estimate.decide', {
    quiet: true,
    also: ['repairOrder', 'pick', 'jobCard', 'task'],
    say: () => texts.t('service.page.decisionKept'),
  })
  const total = open.reduce(
    (sum, line) => (chosen.get(line.id)?.approval === 'approved' ? sum + line.grossFen : sum),
    0,
  )
  const send = async () => {
    const decisions = [...chosen].map(([lineId, { approval, followUpOn }]) => ({
      lineId,
      approval,
      ...(followUpOn && approval === 'deferred' ? { followUpOn } : {}),
    }))
    const input: InputOf<'estimate.decide'> = {
      decisions,
      ...wayInput(way),
      ...(planId ? { planId } : {}),
    }
    const outcome = await decide.run(input, estimate)
    if (outcome.ok) close()
    else setProblem(outcome.problem)
  }
  const isSaid = way.channel === 'desk' || way.said.trim().length >= 2
  const isReady = way.signer.trim() !== '' && open.length > 0 && isSaid
  return (
    <Flex vertical gap={16}>
      <PlanChoice
        plans={plans}
        planId={planId}
        choose={(next) => {
          setPlanId(next)
          setChosen(startOf(estimate, next))
        }}
      />
      <LineChoices lines={open} chosen={chosen} choose={setChosen} />
      <Flex justify="space-between" align="center">
        <strong>{texts.field('repairOrder', 'approvedFen')}</strong>
        <Money fen={total} strong />
      </Flex>
      <Way way={way} change={(next) => setWay({ ...way, ...next })} />
      {problem && <Alert type="error" showIcon role="alert" title={texts.problem(problem)} />}
      <Flex gap={8} justify="end">
        <Button onClick={close}>{texts.c('form.cancel')}</Button>
        <Button type="primary" disabled={!isReady} loading={decide.pending} onClick={() => void send()}>
          {texts.t('service.page.keepDecision')}
        </Button>
      </Flex>
    </Flex>
  )
}

interface PlanChoiceProps {
  readonly plans: Shown['plans']
  readonly planId: string | null
  readonly choose: (planId: string | null) => void
}

function PlanChoice({ plans, planId, choose }: PlanChoiceProps) {
  const texts = useTexts()
  if (plans.length === 0) return null
  return (
    <Radio.Group
      aria-label={texts.field('estimate', 'plans')}
      value={planId}
      onChange={(event) => choose(plans.find((plan) => plan.id === event.target.value)?.id ?? null)}
      options={plans.map((plan) => ({
        value: plan.id,
        label: (
          <>
            {plan.name} <Money fen={plan.totalFen} strong />
          </>
        ),
      }))}
    />
  )
}

/** By which way the customer decided, and what is kept of it. */
interface WayDraft {
  readonly channel: (typeof ways)[number]
  readonly signer: string
  readonly image?: string | undefined
  readonly number: string
  readonly said: string
}

function wayInput({ channel, signer, image, number, said }: WayDraft) {
  const at = number.trim().length >= 5 ? { number: number.trim() } : {}
  return {
    signer: signer.trim(),
    channel,
    ...(image && channel === 'desk' ? { signatureImage: image } : {}),
    ...(channel === 'phone' ? { call: { said: said.trim(), ...at } } : {}),
  }
}

interface WayProps {
  readonly way: WayDraft
  readonly change: (next: Partial<WayDraft>) => void
}

/** At the desk he signs; on the telephone his words, the number and the time are all the proof there will be (H-15). */
function Way({ way, change }: WayProps) {
  const texts = useTexts()
  const label = (name: string) => texts.field('estimate', name)
  return (
    <>
      <Radio.Group
        optionType="button"
        aria-label={label('channel')}
        value={way.channel}
        onChange={(event) => change({ channel: ways.find((one) => one === event.target.value) ?? 'desk' })}
        options={ways.map((one) => ({ value: one, label: texts.value('estimate', 'channel', one) }))}
      />
      <Labelled label={label('signer')}>
        <Input
          aria-label={label('signer')}
          value={way.signer}
          maxLength={60}
          onChange={(event) => change({ signer: event.target.value })}
        />
      </Labelled>
      {way.channel === 'desk' ? (
        <SignaturePad signer={way.signer} onChange={(image) => change({ image })} />
      ) : (
        <>
          <Labelled label={label('number')}>
            <Input
              aria-label={label('number')}
              inputMode="tel"
              maxLength={30}
              placeholder={texts.t('service.page.numberOnFile')}
              value={way.number}
              onChange={(event) => change({ number: event.target.value })}
            />
          </Labelled>
          <Labelled label={label('said')}>
            <Input.TextArea
              aria-label={label('said')}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={1000}
              placeholder={texts.t('service.page.saidExample')}
              value={way.said}
              onChange={(event) => change({ said: event.target.value })}
            />
          </Labelled>
        </>
      )}
    </>
  )
}
