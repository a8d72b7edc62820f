import { Flex, Typography } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import type { DraftLine } from './draft-line.ts'
import { planTotal } from './draft-plan.ts'
import { LineEditor } from './LineEditor.tsx'
import type { Basis } from './use-payers.ts'
import type { QuoteDraft } from './use-quote-draft.ts'

interface DraftLinesProps {
  readonly order: AnswerOf<'repairOrder.get'>
  readonly draft: QuoteDraft
  readonly payers: ReadonlyMap<string, Basis>
}

/** The lines under their plans, each to be adjusted. */
export function DraftLines({ order, draft, payers }: DraftLinesProps) {
  const texts = useTexts()
  const { lines, plans } = draft
  const editor = (line: DraftLine) => (
    <LineEditor
      key={line.key}
      line={line}
      change={(next) => draft.change(line.key, () => next)}
      more={{
        concerns: order.concerns,
        storeId: order.storeId,
        changeLater: (next) => draft.change(line.key, next),
        remove: () => draft.remove(line.key),
        plans,
        basis: payers.get(line.key),
        alternative: () => draft.setBeside(line),
      }}
    />
  )
  if (plans.length === 0) return <div>{lines.map(editor)}</div>
  const common = lines.filter((line) => line.plan === null)
  return (
    <Flex vertical gap={16}>
      {plans.map((plan, at) => (
        <div key={plan.key}>
          <Flex justify="space-between">
            <Typography.Text strong>
              {texts.t('service.page.planNo', { no: at + 1 })} {plan.name}
            </Typography.Text>
            <Money fen={planTotal(lines, at)} strong />
          </Flex>
          {lines.filter((line) => line.plan === at).map(editor)}
        </div>
      ))}
      {common.length > 0 && (
        <div>
          <Typography.Text strong>{texts.t('service.page.everyPlan')}</Typography.Text>
          {common.map(editor)}
        </div>
      )}
    </Flex>
  )
}
