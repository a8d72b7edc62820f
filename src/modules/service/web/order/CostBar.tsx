import { Flex, Progress, theme, Typography } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Money } from '../../../../console/ui/Money.tsx'
import { Section } from '../../../../console/ui/Section.tsx'

type Cost = NonNullable<AnswerOf<'jobCard.cost'>['cost']>

/** What the agreed work may cost the shop and what it has cost so far, as bars (H-17). */
export function CostBar({ order }: { readonly order: AnswerOf<'repairOrder.get'> }) {
  const texts = useTexts()
  const { can } = useSession()
  const { data } = useRead('jobCard.cost', {
    id: order.id,
    enabled: can('jobCard.cost') && order.budgetedAt !== null,
    also: ['pick', 'estimate'],
  })
  if (!data?.cost) return null
  const { cost } = data
  return (
    <Section
      title={texts.t('workshop.cost.title')}
      extra={
        cost.over ? (
          <Typography.Text type="danger" role="alert">
            {texts.t('workshop.cost.over')}
          </Typography.Text>
        ) : undefined
      }
    >
      <Flex vertical gap={8}>
        <Bar
          label={texts.t('workshop.cost.labour', { minutes: cost.workedMinutes })}
          actual={cost.labourFen}
          budget={cost.budgetLabourFen}
        />
        <Bar label={texts.t('workshop.cost.parts')} actual={cost.partsFen} budget={cost.budgetPartsFen} />
        {cost.budgetExternalFen + cost.externalFen > 0 && (
          <Bar label={texts.t('workshop.cost.external')} actual={cost.externalFen} budget={cost.budgetExternalFen} />
        )}
        <Bar label={texts.t('workshop.cost.total')} actual={cost.totalFen} budget={cost.budgetFen} over={cost.over} />
      </Flex>
    </Section>
  )
}

interface BarProps {
  readonly label: string
  readonly actual: Cost['totalFen']
  readonly budget: Cost['budgetFen']
  readonly over?: boolean
}

function Bar({ label, actual, budget, over = actual > budget }: BarProps) {
  const { token } = theme.useToken()
  const percent = budget > 0 ? Math.round((actual * 100) / budget) : actual > 0 ? 100 : 0
  return (
    <div>
      <Flex justify="space-between" gap={8} wrap>
        <span>{label}</span>
        <span>
          <Money fen={actual} strong /> / <Money fen={budget} />
        </span>
      </Flex>
      <Progress
        aria-label={label}
        percent={Math.min(100, percent)}
        format={() => `${percent} %`}
        strokeColor={over ? token.colorError : token.colorPrimary}
      />
    </div>
  )
}
