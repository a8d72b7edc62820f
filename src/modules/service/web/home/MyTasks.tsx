import { Flex, theme } from 'antd'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { TaskKeys } from '../../../../console/ui/TaskKeys.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { recordPath } from '../../../../console/web-modules.ts'

/** What the advisor owes somebody: his tasks, and the cars that wait for his next step. */
export function MyTasks() {
  const texts = useTexts()
  const { me, store } = useSession()
  const { token } = theme.useToken()
  const tasks = useRead('task.list', { query: { mine: 'true', state: 'open', limit: 50 } })
  const orders = useRead('repairOrder.list', {
    query: {
      state: 'received,estimated,ready,settled',
      limit: 200,
      ...(store ? { store: store.id } : {}),
      ...(me.staffId ? { advisorId: me.staffId } : {}),
    },
    also: ['estimate', 'bill'],
  })
  const todo = orders.data?.rows ?? []
  const isEmpty = tasks.data?.rows.length === 0 && orders.data?.rows.length === 0
  const line = { padding: '6px 0', minHeight: 44, borderBottom: `1px solid ${token.colorBorderSecondary}` }
  return (
    <Section title={texts.t('service.page.myTasks', { count: todo.length + (tasks.data?.rows.length ?? 0) })}>
      {isEmpty && <Empty text={texts.t('service.page.noTasks')} />}
      <Flex vertical>
        {tasks.data?.rows.map((task) => (
          <Flex key={task.id} gap={8} align="center" wrap style={line}>
            <span style={{ flex: '1 1 200px' }}>
              <AppLink href={recordPath(task.record, task.recordId) ?? '/'}>
                {texts.name(task.titleZh, task.titleEn)}
              </AppLink>
            </span>
            <When at={task.dueAt} />
            <TaskKeys task={task} also={['guestRequest']} />
          </Flex>
        ))}
        {todo.map((order) => (
          <Flex key={order.id} gap={8} align="center" wrap style={line}>
            <AppLink href={`/repair-orders/${order.id}`}>
              <Plate plate={order.plate} colour={order.plateColour} />
            </AppLink>
            <span style={{ flex: '1 1 120px' }}>
              <AppLink href={`/repair-orders/${order.id}`}>{texts.t(`service.page.todo.${order.state}`)}</AppLink>
            </span>
            <StateTag record="repairOrder" state={order.state} />
          </Flex>
        ))}
      </Flex>
    </Section>
  )
}
