import { CheckOutlined } from '@ant-design/icons'
import { Alert, Button, Skeleton, theme } from 'antd'
import { asProblem } from '../../../../console/problem.ts'
import { useRead } from '../../../../console/queries.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { ProposalItem } from './ProposalItem.tsx'
import { useAcceptAll } from './use-accept.ts'

const shown = ['repairOrder', 'estimate', 'pick', 'shift', 'bay', 'inspection']

/** What waits for a technician, each with the one who is proposed and why. */
export function WaitingList({ storeId }: { readonly storeId: string }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const { data, error } = useRead('jobCard.proposals', { query: { store: storeId }, also: shown, everySeconds: 120 })
  const acceptAll = useAcceptAll(storeId)
  const rows = data?.rows ?? []
  const ready = rows.filter((row) => row.technicianId !== null)
  const button = ready.length > 0 && (
    <Button
      type="primary"
      icon={<CheckOutlined />}
      loading={acceptAll.done !== undefined}
      onClick={() => void acceptAll.run(ready)}
    >
      {acceptAll.done === undefined
        ? texts.t('workshop.plan.acceptAll', { count: ready.length })
        : texts.t('workshop.plan.accepting', { done: acceptAll.done, count: ready.length })}
    </Button>
  )
  return (
    <Section title={texts.t('workshop.plan.title', { count: rows.length })} extra={button}>
      {error && <Alert type="warning" showIcon title={texts.problem(asProblem(error))} />}
      {acceptAll.refused.length > 0 && (
        <Alert
          type="warning"
          showIcon
          closable={{ onClose: acceptAll.forget }}
          title={texts.t('workshop.plan.refused', { count: acceptAll.refused.length })}
          description={
            <ul style={{ margin: 0, paddingInlineStart: 16 }}>
              {acceptAll.refused.map(({ proposal, problem }) => (
                <li key={proposal.id}>
                  {proposal.plate}: {texts.problem(problem)}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {!data && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && rows.length === 0 && (
        <Empty text={texts.t('workshop.plan.nothing')} next={texts.t('workshop.plan.nothingNext')} />
      )}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {rows.map((row, index) => (
          <li
            key={`${row.orderId}/${row.lineIds.join()}`}
            style={{
              paddingBlock: 12,
              borderTop: index > 0 ? `1px solid ${token.colorBorderSecondary}` : undefined,
            }}
          >
            <ProposalItem storeId={storeId} proposal={row} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
