import { Button, Flex, Tag } from 'antd'
import { useSyncExternalStore } from 'react'
import { useRead } from '../../../../console/queries.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { Section } from '../../../../console/ui/Section.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { deskOf } from './device/desk.ts'
import { type Draft, waitingIn } from './device/draft.ts'
import { isAsked } from './device/visitor.ts'

/** Receptions that were begun and not finished, on this device or by a colleague: go on where it was left. */
export function UnderWay({ onOpen }: { readonly onOpen: (vehicleId: string) => void }) {
  const texts = useTexts()
  const { me, store } = useSession()
  const desk = deskOf(me)
  const words = useSyncExternalStore(desk.subscribe, () => desk.drafts().map(describe).join('\n'))
  const { data } = useRead('reception.list', { query: store ? { store: store.id } : {} })
  const mine = words === '' ? [] : desk.drafts().filter(isUnderWay)
  const others = (data?.rows ?? []).filter((row) => !mine.some((draft) => draft.vehicleId === row.vehicleId))
  if (mine.length + others.length === 0) return null
  return (
    <Section title={texts.t('service.page.underWay', { count: mine.length + others.length })}>
      <Flex vertical gap={8}>
        {mine.map((draft) => (
          <Line key={draft.vehicleId} at={draft.startedAt} open={() => onOpen(draft.vehicleId)}>
            <strong>{draft.plate}</strong>
            {waitingIn(draft) > 0 && (
              <Tag color="processing">{texts.t('service.page.syncing', { count: waitingIn(draft) })}</Tag>
            )}
            {draft.visitor && isAsked(draft.visitor) && <Tag color="error">{texts.t('service.page.visitorKnown')}</Tag>}
            {draft.contested.length > 0 && (
              <Tag color="error">{texts.t('service.page.contested', { count: draft.contested.length })}</Tag>
            )}
          </Line>
        ))}
        {others.map((row) => (
          <Line key={row.id} at={row.startedAt} open={() => onOpen(row.vehicleId)}>
            <Plate plate={row.plate} colour={row.plateColour} />
            <span>{row.advisorName}</span>
          </Line>
        ))}
      </Flex>
    </Section>
  )
}

const isUnderWay = (draft: Draft) => draft.orderId === null && (waitingIn(draft) > 0 || draft.remote !== null)

const describe = (draft: Draft) =>
  [
    draft.vehicleId,
    waitingIn(draft),
    draft.contested.length,
    draft.remote?.id,
    draft.orderId,
    draft.visitor && isAsked(draft.visitor),
  ].join(' ')

interface LineProps {
  readonly at: string
  readonly open: () => void
  readonly children: React.ReactNode
}

function Line({ at, open, children }: LineProps) {
  const texts = useTexts()
  return (
    <Flex gap={12} align="center" wrap>
      <When at={at} />
      {children}
      <span style={{ flex: 1 }} />
      <Button onClick={open}>{texts.t('service.page.goOn')}</Button>
    </Flex>
  )
}
