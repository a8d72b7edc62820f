import {
  BellOutlined,
  CheckOutlined,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  PauseOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import { Button, Flex, Popover } from 'antd'
import { type CSSProperties, type ReactNode, useState } from 'react'
import { type PromiseBand, promiseBand } from '../../../../kernel/contract/promise.ts'
import { useNow } from '../../../../console/clock.ts'
import { clockTime } from '../../../../console/formats.ts'
import { useDark } from '../../../../console/looks.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { bandLook } from '../../../../console/theme.ts'
import { AppLink } from '../../../../console/ui/AppLink.tsx'
import { Facts } from '../../../../console/ui/Facts.tsx'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PromisedTime } from '../../../../console/ui/PromisedTime.tsx'
import { StateTag } from '../../../../console/ui/StateTag.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { UnreadTag } from '../card/PlanState.tsx'
import { isUnread } from '../my-jobs/PlanChanges.tsx'
import { Urgent } from '../Urgent.tsx'
import { joined, pauseWord } from '../words.ts'
import type { BoardCard } from './day-plan.ts'
import { isMoving, useMove } from './move.ts'
import { MoveHandle } from './MoveHandle.tsx'
import { ReassignDrawer } from './ReassignDrawer.tsx'
import { liftable, useLift } from './use-lift.ts'

const shapes: Record<PromiseBand, ReactNode> = {
  booked: <ClockCircleOutlined aria-hidden />,
  inTime: <ClockCircleOutlined aria-hidden />,
  soon: <ClockCircleOutlined aria-hidden />,
  over: <ExclamationCircleFilled aria-hidden />,
  done: <CheckOutlined aria-hidden />,
}

/** The band in which a card is drawn; a car without a promise is drawn hollow. */
export function bandOf(card: Pick<BoardCard, 'promisedAt' | 'state'>, now: number): PromiseBand {
  return promiseBand({ promisedAt: card.promisedAt, state: card.state }, now) ?? 'booked'
}

interface CardBlockProps {
  readonly card: BoardCard
  readonly place: CSSProperties
}

/** A card on the time line; a click tells the rest and what can be done. */
export function CardBlock({ card, place }: CardBlockProps) {
  const texts = useTexts()
  const look = bandLook(bandOf(card, useNow()), useDark())
  const band = bandOf(card, useNow())
  const [open, setOpen] = useState(false)
  const { begin, moving } = useMove()
  const isMovable = card.state === 'assigned' && begin !== undefined
  const lift = useLift(isMovable ? () => begin({ kind: 'card', card }, true) : undefined)
  const word = texts.c(`promise.${card.promisedAt === null && band === 'booked' ? 'none' : band}`)
  const unsafe = card.severity === 'unsafe' && texts.value('diagnosis', 'severity', card.severity)
  const state = card.pausedBecause ? pauseWord(texts, card.pausedBecause) : texts.state('jobCard', card.state)
  return (
    <Popover
      trigger="click"
      open={open && moving?.spot === undefined}
      onOpenChange={(next) => setOpen(next && moving === undefined)}
      content={<CardPeek card={card} />}
    >
      <button
        type="button"
        {...lift}
        aria-label={joined(card.plate, unsafe, state, word, card.promisedAt && clockTime(card.promisedAt))}
        style={{
          ...place,
          ...liftable,
          opacity: isMoving(moving, 'card', card.id) ? 0.5 : 1,
          position: 'absolute',
          boxSizing: 'border-box',
          display: 'block',
          textAlign: 'start',
          overflow: 'hidden',
          whiteSpace: 'nowrap',
          padding: '2px 6px',
          cursor: 'pointer',
          font: 'inherit',
          fontSize: 12,
          lineHeight: '18px',
          borderRadius: 4,
          color: look.ink,
          backgroundColor: look.ground === 'transparent' ? 'var(--o4s-color-bg-container, transparent)' : look.ground,
          border: `1px ${card.state === 'assigned' ? 'dashed' : 'solid'} ${look.edge}`,
        }}
      >
        <strong style={{ display: 'block', fontSize: 13 }}>
          {card.plate} {unsafe && <WarningOutlined aria-hidden />} {isUnread(card) && <BellOutlined aria-hidden />}
        </strong>
        <span>
          {card.pausedBecause ? <PauseOutlined aria-hidden /> : shapes[band]}{' '}
          {joined(card.pausedBecause ? state : word, card.promisedAt && clockTime(card.promisedAt))}
        </span>
      </button>
    </Popover>
  )
}

function CardPeek({ card }: { readonly card: BoardCard }) {
  const texts = useTexts()
  const { can } = useSession()
  const [reassigning, setReassigning] = useState(false)
  const field = (name: string) => texts.field('jobCard', name)
  return (
    <Flex vertical gap={12} style={{ width: 320 }}>
      <Flex gap={8} align="center" wrap>
        <Plate plate={card.plate} colour={card.plateColour} />
        <StateTag record="jobCard" state={card.state} />
        <PromisedTime promisedAt={card.promisedAt} state={card.state} />
        <Urgent severity={card.severity} />
        <UnreadTag card={card} />
      </Flex>
      <Facts
        facts={[
          { label: field('orderNumber'), value: card.orderNumber },
          { label: field('bayCode'), value: card.bayCode },
          { label: field('plannedStart'), value: <When at={card.plannedStart} /> },
          { label: field('plannedMinutes'), value: card.plannedMinutes },
          ...(card.pausedBecause
            ? [{ label: field('pausedBecause'), value: pauseWord(texts, card.pausedBecause) }]
            : []),
          ...(card.reworkCause ? [{ label: field('reworkCause'), value: card.reworkCause }] : []),
        ]}
      />
      <Flex gap={8} align="center">
        {can('jobCard.dispatch') && (card.state === 'assigned' || card.state === 'working') && (
          <>
            <MoveHandle moved={{ kind: 'card', card }} />
            <Button onClick={() => setReassigning(true)}>{texts.verb('jobCard', 'reassign')}</Button>
          </>
        )}
        <AppLink href={`/job-cards/${card.id}`}>{texts.t('workshop.board.openCard')}</AppLink>
      </Flex>
      {reassigning && <ReassignDrawer card={card} close={() => setReassigning(false)} />}
    </Flex>
  )
}
