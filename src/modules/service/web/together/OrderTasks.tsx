import { Button, Flex } from 'antd'
import { useState } from 'react'
import { ListLine } from '../../../../console/home/ListBlock.tsx'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { pick } from '../../../../console/ui/form/pick.ts'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { TaskKeys } from '../../../../console/ui/TaskKeys.tsx'
import { When } from '../../../../console/ui/When.tsx'

const colleague = pick('staff.list', { label: (row) => row.name, query: { state: 'active' as const } })

interface OrderTasksProps {
  readonly order: { readonly id: string; readonly storeId: string }
  readonly isOpen: boolean
}

/** Work handed from one to another inside the order; what nobody accepts in time goes back. */
export function OrderTasks({ order, isOpen }: OrderTasksProps) {
  const texts = useTexts()
  const { can } = useSession()
  const [offering, setOffering] = useState(false)
  const { data } = useRead('task.list', { query: { recordId: order.id, limit: 50 }, also: ['guestRequest'] })
  // A customer's wish has its own place above.
  const rows = data?.rows.filter((task) => task.kind !== 'guestRequest') ?? []
  const mayOffer = isOpen && can('task.offer')
  if (rows.length === 0 && !mayOffer) return null
  const button = mayOffer && (
    <Button size="small" onClick={() => setOffering(true)}>
      {texts.verb('task', 'offer')}
    </Button>
  )
  return (
    <Section title={texts.t('service.page.handedOver')} extra={button}>
      {rows.length === 0 && <Soft>{texts.t('service.page.noHandedOver')}</Soft>}
      <Flex vertical gap={8}>
        {rows.map((task) => (
          <ListLine
            key={task.id}
            more={
              <>
                {texts.field('task', 'ownerName')} {task.ownerName ?? texts.c(`role.${task.role}`)}
                {task.offeredToName && ` → ${task.offeredToName}（${texts.field('task', 'offeredToName')}）`} ·{' '}
                <When at={task.createdAt} />
              </>
            }
            end={<TaskKeys task={task} />}
          >
            <strong>{texts.name(task.titleZh, task.titleEn)}</strong>
          </ListLine>
        ))}
      </Flex>
      {offering && (
        <VerbDrawer
          verb="task.offer"
          form={{
            fields: [
              { name: 'title', kind: 'text' },
              { name: 'toId', kind: 'pick', from: colleague },
              { name: 'dueAt', kind: 'instant' },
            ],
            fixed: { storeId: order.storeId, record: 'repairOrder', recordId: order.id },
          }}
          open
          close={() => setOffering(false)}
        />
      )}
    </Section>
  )
}
