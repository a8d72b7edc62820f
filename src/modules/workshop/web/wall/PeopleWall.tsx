import { Flex, theme } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useNow } from '../../../../console/clock.ts'
import { useDark } from '../../../../console/looks.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { bandLook } from '../../../../console/theme.ts'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { bandOf } from '../dispatch/CardBlock.tsx'
import { awayOf } from '../dispatch/day-plan.ts'
import { pauseWord } from '../words.ts'

type Board = AnswerOf<'jobCard.board'>
type Technician = Board['technicians'][number]

/** Who works on which car, who is free, and the bays that are out of order. */
export function PeopleWall({ board }: { readonly board: Board }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const phone = usePhone()
  const out = board.bays.filter((bay) => bay.state !== 'open')
  return (
    <Flex vertical style={{ height: '100%', gap: '0.5em' }}>
      <ul
        style={{
          display: 'grid',
          gridTemplateColumns: phone ? '1fr' : 'repeat(3, minmax(0, 1fr))',
          gridAutoRows: phone ? 'minmax(5em, auto)' : 'minmax(0, 1fr)',
          gap: '0.5em',
          flex: 1,
          minHeight: 0,
          listStyle: 'none',
          margin: 0,
          padding: 0,
        }}
      >
        {board.technicians.map((technician) => (
          <PersonTile key={technician.id} technician={technician} />
        ))}
      </ul>
      {out.length > 0 && (
        <strong style={{ color: token.colorError, fontSize: '1.2em' }}>
          {texts.t('workshop.board.baysOut', { bays: out.map((bay) => bay.code).join(' · ') })}
        </strong>
      )}
    </Flex>
  )
}

function PersonTile({ technician }: { readonly technician: Technician }) {
  const texts = useTexts()
  const now = useNow()
  const { token } = theme.useToken()
  const dark = useDark()
  const working = technician.cards.filter((card) => card.state === 'working')
  const card = working.find((one) => one.pausedBecause === null) ?? working[0]
  const waiting = technician.cards.filter((one) => one.state === 'assigned').length
  const away = awayOf(technician, { from: now, to: now + 60_000 }).length > 0
  const look = card ? bandLook(bandOf(card, now), dark) : undefined
  return (
    <li
      style={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'space-between',
        gap: '0.5em',
        padding: '0.3em 0.7em',
        borderRadius: '0.3em',
        overflow: 'hidden',
        color: look?.ink,
        background: look?.ground ?? token.colorBgContainer,
        border: `0.1em solid ${look?.edge ?? token.colorBorder}`,
      }}
    >
      <Flex vertical>
        <strong style={{ fontSize: '1.3em', whiteSpace: 'nowrap' }}>{technician.name}</strong>
        <span style={{ fontSize: '0.8em', whiteSpace: 'nowrap' }}>
          {texts.t('workshop.board.waitingCount', { count: waiting })}
        </span>
      </Flex>
      {card ? (
        <Flex vertical align="end">
          <span style={{ zoom: 1.3 }}>
            <Plate plate={card.plate} colour={card.plateColour} large />
          </span>
          <strong>
            {card.pausedBecause ? pauseWord(texts, card.pausedBecause) : texts.t('workshop.board.running')}
          </strong>
        </Flex>
      ) : (
        <strong>{texts.t(away ? 'workshop.board.away' : 'workshop.board.free')}</strong>
      )}
    </li>
  )
}
