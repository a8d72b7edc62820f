import { Flex } from 'antd'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Awaited } from '../../../../console/ui/Awaited.tsx'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { Heading } from '../../../../console/ui/Heading.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { useTitle } from '../../../../console/ui/use-title.ts'
import { WishLine } from '../together/GuestRequests.tsx'
import { Areas } from './Areas.tsx'
import { GuestLine } from './GuestLine.tsx'

/** Who waits in the house and since when, what they asked for, and whether the place is as it should be. */
export default function LoungePage() {
  const texts = useTexts()
  const { store } = useSession()
  const title = texts.t('service.menu.lounge')
  useTitle(title)
  const ofStore = store ? { store: store.id } : {}
  const guests = useRead('guestWait.lounge', {
    query: ofStore,
    also: ['repairOrder', 'appointment', 'guestRequest', 'task'],
    everySeconds: 60,
  })
  const wishes = useRead('guestRequest.list', { query: { ...ofStore, open: 'true', limit: 100 }, also: ['task'] })
  if (!guests.data) return <Awaited error={guests.error} again={guests.refetch} />
  const { rows, today } = guests.data
  return (
    <Flex vertical gap={12}>
      <Heading level={1}>{title}</Heading>
      <div
        style={{
          display: 'grid',
          gap: 12,
          alignItems: 'start',
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
        }}
      >
        <Section
          title={texts.t('service.lounge.waiting', { count: rows.length })}
          extra={today.guests > 0 && <Soft>{texts.t('service.lounge.today', today)}</Soft>}
        >
          {rows.length === 0 && (
            <Empty small text={texts.t('service.lounge.nobody')} next={texts.t('service.lounge.nobodyNext')} />
          )}
          <Flex vertical>
            {rows.map((guest) => (
              <GuestLine key={guest.id} guest={guest} />
            ))}
          </Flex>
        </Section>
        <Flex vertical gap={12}>
          <Section title={texts.t('service.lounge.wishes', { count: wishes.data?.rows.length ?? 0 })}>
            {wishes.data?.rows.length === 0 && <Soft>{texts.t('service.lounge.noWishes')}</Soft>}
            <Flex vertical gap={8}>
              {wishes.data?.rows.map((wish) => (
                <WishLine key={wish.id} wish={wish} withCar />
              ))}
            </Flex>
          </Section>
          <Areas />
        </Flex>
      </div>
    </Flex>
  )
}
