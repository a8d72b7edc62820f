import { useSession } from '../../../../console/session.tsx'
import { GuestRequests } from './GuestRequests.tsx'
import { OrderTalk } from './OrderTalk.tsx'
import { OrderTasks } from './OrderTasks.tsx'

interface TogetherProps {
  readonly order: { readonly id: string; readonly storeId: string; readonly closedAt?: string | null }
}

/** What the people of a visit have to do with each other: the customer's wishes, tasks handed over, messages. */
export function Together({ order }: TogetherProps) {
  const { can } = useSession()
  const isOpen = (order.closedAt ?? null) === null
  return (
    <>
      {can('guestRequest.see') && <GuestRequests order={order} isOpen={isOpen} />}
      {can('task.do') && <OrderTasks order={order} isOpen={isOpen} />}
      {can('orderMessage.see') && <OrderTalk order={order} />}
    </>
  )
}
