import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'

interface QuoteProblemProps {
  readonly order: AnswerOf<'repairOrder.get'>
  readonly problem: ProblemError
}

/** What stands in the way; where it is a price above the list, its approval is asked for here (H-14). */
export function QuoteProblem({ order, problem }: QuoteProblemProps) {
  const texts = useTexts()
  const { can } = useSession()
  const [asks, setAsks] = useState(false)
  const isPrice = problem.code === 'service.priceApproval' && can('approval.ask')
  const action = isPrice && (
    <Button danger onClick={() => setAsks(true)}>
      {texts.t('service.page.askPriceApproval')}
    </Button>
  )
  return (
    <>
      <Alert type="error" showIcon role="alert" title={texts.problem(problem)} action={action} />
      {asks && (
        <VerbDrawer
          verb="approval.ask"
          open
          close={() => setAsks(false)}
          form={{
            fields: [{ name: 'reason', kind: 'longText', rows: 3 }],
            fixed: {
              kind: 'price',
              record: 'repairOrder',
              recordId: order.id,
              storeId: order.storeId,
              amountFen: Number(problem.details['excessFen']),
            },
          }}
        />
      )}
    </>
  )
}
