import { Badge, Button, Flex, theme } from 'antd'
import { useState } from 'react'
import { useNow } from '../../../../console/clock.ts'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PromisedTime } from '../../../../console/ui/PromisedTime.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { recordPath } from '../../../../console/web-modules.ts'
import { guestPlaces } from '../../contract/lounge.ts'
import { AskDrawer } from '../together/GuestRequests.tsx'

type Guest = RowOf<'guestWait.lounge'>

/** A guest with his minutes, his place and what can be done for him. */
export function GuestLine({ guest }: { readonly guest: Guest }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const now = useNow()
  const minutes = Math.max(0, Math.floor((now - Date.parse(guest.since)) / 60_000))
  return (
    <Flex
      gap={12}
      align="center"
      justify="space-between"
      wrap
      style={{ padding: '10px 0', borderBottom: `1px solid ${token.colorBorderSecondary}` }}
    >
      <Flex vertical gap={4} style={{ minWidth: 0, flex: '1 1 240px' }}>
        <Flex gap={8} align="center" wrap>
          <AppLink href={guest.record === 'walkIn' ? '/reception' : (recordPath(guest.record, guest.id) ?? '/')}>
            {guest.plate ? (
              <Plate plate={guest.plate} colour={guest.plateColour || 'blue'} />
            ) : (
              texts.t('service.page.noPlate')
            )}
          </AppLink>
          <strong style={{ whiteSpace: 'nowrap' }}>{guest.customerName}</strong>
          <StateTag record={guest.record} state={guest.state} />
          {guest.openRequests > 0 && <Badge count={guest.openRequests} title={texts.t('service.guestRequest.title')} />}
        </Flex>
        <Flex gap={12} wrap style={{ color: token.colorTextDescription }}>
          <strong style={{ color: token.colorText }}>{texts.t('service.lounge.minutes', { minutes })}</strong>
          {guest.place && (
            <span>
              {texts.value('guestWait', 'place', guest.place)} · {guest.guidedByName}
            </span>
          )}
          {guest.promisedAt && <PromisedTime promisedAt={guest.promisedAt} state={guest.state} />}
        </Flex>
      </Flex>
      {guest.record === 'repairOrder' && <GuestKeys guest={guest} />}
    </Flex>
  )
}

function GuestKeys({ guest }: { readonly guest: Guest }) {
  const texts = useTexts()
  const { can } = useSession()
  const [doing, setDoing] = useState<'seat' | 'ask'>()
  const leave = useVerb('guestWait.leave')
  const close = () => setDoing(undefined)
  const order = { id: guest.id, storeId: guest.storeId }
  const wait = guest.waitId && guest.waitVersion ? { id: guest.waitId, version: guest.waitVersion } : undefined
  return (
    <Flex gap={8}>
      {can('guestRequest.ask') && <Button onClick={() => setDoing('ask')}>{texts.verb('guestRequest', 'ask')}</Button>}
      {can('guestWait.seat') && !wait && (
        <Button type="primary" onClick={() => setDoing('seat')}>
          {texts.verb('guestWait', 'seat')}
        </Button>
      )}
      {can('guestWait.seat') && wait && (
        <Button loading={leave.pending} onClick={() => void leave.run({}, wait)}>
          {texts.verb('guestWait', 'leave')}
        </Button>
      )}
      {doing === 'ask' && <AskDrawer order={order} close={close} />}
      {doing === 'seat' && (
        <VerbDrawer
          verb="guestWait.seat"
          form={{
            fields: [{ name: 'place', kind: 'choice', options: guestPlaces, keys: true }],
            initial: { place: 'lounge' },
            fixed: { storeId: order.storeId, orderId: order.id },
          }}
          open
          close={close}
        />
      )}
    </Flex>
  )
}
