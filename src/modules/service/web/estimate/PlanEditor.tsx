import { Button, Flex, Input, Radio, Tag, theme, Typography } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import { Labelled } from '../booking/Labelled.tsx'
import { PromiseTimes } from '../reception/PromiseKeys.tsx'
import type { DraftLine } from './draft-line.ts'
import { type DraftPlan, planTotal } from './draft-plan.ts'

interface PlanEditorProps {
  readonly order: AnswerOf<'repairOrder.get'>
  readonly plans: readonly DraftPlan[]
  readonly lines: readonly DraftLine[]
  readonly reason: string
  readonly setReason: (reason: string) => void
  readonly setTwo: (two: boolean) => void
  readonly change: (key: string, next: Partial<DraftPlan>) => void
}

/** Whether the kind of visit wants a second plan or a reason why there is none. */
export const wantsTwo = (order: AnswerOf<'repairOrder.get'>) =>
  order.needs.includes('needsSecondPlan') && order.planId === null

const reasons = ['onlyWay', 'customersWish', 'safety', 'noOther'] as const

/** One way or two to choose from: each with what speaks for and against it, its total and when the car is ready (H-13). */
export function PlanEditor({ order, plans, lines, reason, setReason, setTwo, change }: PlanEditorProps) {
  const texts = useTexts()
  const phone = usePhone()
  return (
    <Flex vertical gap={8}>
      <Flex gap={12} align="center" wrap>
        <Radio.Group
          optionType="button"
          aria-label={texts.field('repairOrder', 'plans')}
          value={plans.length > 0}
          onChange={(event) => setTwo(event.target.value === true)}
          options={[
            { value: false, label: texts.t('service.page.onePlan') },
            { value: true, label: texts.t('service.page.twoPlans'), disabled: lines.length === 0 },
          ]}
        />
        {plans.length === 0 && wantsTwo(order) && <Reason reason={reason} setReason={setReason} />}
      </Flex>
      {plans.length > 0 && (
        <Flex gap={12} vertical={phone} align="stretch">
          {plans.map((plan, at) => (
            <PlanCard key={plan.key} plan={plan} at={at} lines={lines} change={(next) => change(plan.key, next)} />
          ))}
        </Flex>
      )}
    </Flex>
  )
}

/** Why there is only one plan: the usual reasons by one tap, others in own words. */
function Reason({ reason, setReason }: Pick<PlanEditorProps, 'reason' | 'setReason'>) {
  const texts = useTexts()
  const label = texts.field('repairOrder', 'onePlanBecause')
  return (
    <Flex gap={8} wrap align="center" style={{ flex: 1, minWidth: 280 }}>
      <Input
        aria-label={label}
        style={{ flex: 1, minWidth: 200 }}
        status={reason.trim() === '' ? 'warning' : ''}
        placeholder={label}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {reasons.map((one) => (
        <Button key={one} size="small" onClick={() => setReason(texts.t(`service.page.onePlanReason.${one}`))}>
          {texts.t(`service.page.onePlanReason.${one}`)}
        </Button>
      ))}
    </Flex>
  )
}

interface PlanCardProps {
  readonly plan: DraftPlan
  readonly at: number
  readonly lines: readonly DraftLine[]
  readonly change: (next: Partial<DraftPlan>) => void
}

function PlanCard({ plan, at, lines, change }: PlanCardProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const no = texts.t('service.page.planNo', { no: at + 1 })
  const text = (name: 'name' | 'pros' | 'cons') => (
    <Input
      aria-label={`${no} ${texts.field('repairOrder', name)}`}
      placeholder={texts.t(`service.page.planExample.${name}`)}
      maxLength={name === 'name' ? 60 : 200}
      status={plan[name].trim() === '' ? 'warning' : ''}
      value={plan[name]}
      onChange={(event) => change({ [name]: event.target.value })}
    />
  )
  return (
    <Flex
      vertical
      gap={8}
      style={{ flex: 1, padding: 12, border: `1px solid ${token.colorBorder}`, borderRadius: token.borderRadius }}
    >
      <Flex justify="space-between" align="center">
        <span>
          <strong>{no}</strong> {at === 0 && <Tag color="success">{texts.t('service.page.recommended')}</Tag>}
        </span>
        <Money fen={planTotal(lines, at)} strong />
      </Flex>
      {text('name')}
      <Labelled label={texts.field('repairOrder', 'pros')}>{text('pros')}</Labelled>
      <Labelled label={texts.field('repairOrder', 'cons')}>{text('cons')}</Labelled>
      <Labelled label={texts.field('repairOrder', 'promisedAt')}>
        <PromiseTimes value={plan.promisedAt} onChange={(promisedAt) => change({ promisedAt })} />
      </Labelled>
      <Typography.Text type="secondary">
        {texts.t('service.page.planHas', {
          count: lines.filter((line) => line.plan === at || line.plan === null).length,
        })}
      </Typography.Text>
    </Flex>
  )
}
