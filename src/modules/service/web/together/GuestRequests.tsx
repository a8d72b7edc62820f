import { Button, Flex } from 'antd'
import { useState } from 'react'
import type { RowOf } from '../../../../console/endpoints.ts'
import { ListLine } from '../../../../console/home/ListBlock.tsx'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Countdown } from '../../../../console/ui/Countdown.tsx'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { TaskKeys } from '../../../../console/ui/TaskKeys.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { guestRequestKinds } from '../../contract/guest-request.ts'

type Wish = RowOf<'guestRequest.list'>

interface AskDrawerProps {
  readonly order: { readonly id: string; readonly storeId: string }
  readonly close: () => void
}

/** What the customer wants, noted for him at the desk or in the lounge. */
export function AskDrawer({ order, close }: AskDrawerProps) {
  return (
    <VerbDrawer
      verb="guestRequest.ask"
      form={{
        fields: [
          { name: 'kind', kind: 'choice', options: guestRequestKinds, keys: true },
          { name: 'words', kind: 'text' },
        ],
        fixed: { storeId: order.storeId, orderId: order.id },
      }}
      open
      close={close}
      also={['task', 'guestWait']}
    />
  )
}

interface GuestRequestsProps {
  readonly order: { readonly id: string; readonly storeId: string }
  readonly isOpen: boolean
}

/** The customer's wishes on this visit; each shows open until its task is done. */
export function GuestRequests({ order, isOpen }: GuestRequestsProps) {
  const texts = useTexts()
  const { can } = useSession()
  const [asking, setAsking] = useState(false)
  const { data } = useRead('guestRequest.list', { query: { orderId: order.id, limit: 50 }, also: ['task'] })
  const mayAsk = isOpen && can('guestRequest.ask')
  if (!data || (data.rows.length === 0 && !mayAsk)) return null
  const button = mayAsk && (
    <Button size="small" onClick={() => setAsking(true)}>
      {texts.verb('guestRequest', 'ask')}
    </Button>
  )
  return (
    <Section title={texts.t('service.guestRequest.title')} extra={button}>
      {data.rows.length === 0 && <Soft>{texts.t('service.page.noWishes')}</Soft>}
      <Flex vertical gap={8}>
        {data.rows.map((wish) => (
          <WishLine key={wish.id} wish={wish} />
        ))}
      </Flex>
      {asking && <AskDrawer order={order} close={() => setAsking(false)} />}
    </Section>
  )
}

export function WishLine({ wish, withCar = false }: { readonly wish: Wish; readonly withCar?: boolean }) {
  const texts = useTexts()
  const isOpen = wish.doneAt === null
  const task = { id: wish.taskId, version: wish.taskVersion, ownerId: wish.ownerId, isOffered: false }
  return (
    <ListLine
      more={
        <>
          {withCar && `${wish.plate} ${wish.customerName} · `}
          {texts.value('guestRequest', 'channel', wish.channel)} · <When at={wish.createdAt} />
          {wish.ownerName && ` · ${wish.ownerName}`}
          {wish.outcome && ` · ${wish.outcome}`}
        </>
      }
      end={
        isOpen ? (
          <>
            {wish.dueAt && <Countdown until={wish.dueAt} />}
            <TaskKeys task={task} also={['guestRequest', 'guestWait']} />
          </>
        ) : (
          <StateTag record="task" state={wish.taskState} />
        )
      }
    >
      <strong>{texts.value('guestRequest', 'kind', wish.kind)}</strong>
      {wish.words && <span>{wish.words}</span>}
    </ListLine>
  )
}
