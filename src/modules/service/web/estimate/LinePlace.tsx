import { Button, Flex, Select, Tag } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import type { DraftLine } from './draft-line.ts'

interface LinePlaceProps {
  readonly line: DraftLine
  readonly plans: readonly { readonly name: string }[]
  readonly change: (next: Partial<DraftLine>) => void
  readonly alternative: () => void
}

/** Which plan it belongs to, and what stands beside it as an alternative. */
export function LinePlace({ line, plans, change, alternative }: LinePlaceProps) {
  const texts = useTexts()
  const canHaveOther = line.kind === 'part'
  if (plans.length === 0 && !canHaveOther && line.choice === null) return null
  return (
    <Flex gap={8} align="center" wrap>
      {plans.length > 0 && (
        <Select
          aria-label={texts.field('repairOrder', 'plan')}
          style={{ minWidth: 160 }}
          value={line.plan ?? -1}
          options={[
            ...plans.map((plan, at) => ({
              value: at,
              label: plan.name || texts.t('service.page.planNo', { no: at + 1 }),
            })),
            { value: -1, label: texts.t('service.page.everyPlan') },
          ]}
          onChange={(at: number) => change({ plan: at < 0 ? null : at })}
        />
      )}
      {line.choice !== null && (
        <Tag color="processing" closable onClose={() => change({ choice: null })}>
          {texts.t('service.page.alternativeNo', { no: line.choice })}
        </Tag>
      )}
      {canHaveOther && <Button onClick={alternative}>{texts.t('service.page.addAlternative')}</Button>}
    </Flex>
  )
}
