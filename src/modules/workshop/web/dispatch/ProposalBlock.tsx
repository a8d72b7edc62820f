import { BulbOutlined } from '@ant-design/icons'
import { Popover, theme } from 'antd'
import { type CSSProperties, useState } from 'react'
import { clockTime } from '../../../../console/formats.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { joined } from '../words.ts'
import { isMoving, useMove } from './move.ts'
import type { Proposal } from './proposal.ts'
import { ProposalItem } from './ProposalItem.tsx'
import { liftable, useLift } from './use-lift.ts'

interface ProposalBlockProps {
  readonly proposal: Proposal
  readonly place: CSSProperties
}

/** What is proposed, hollow, where it would lie; a click shows why and accepts it, dragging puts it elsewhere. */
export function ProposalBlock({ proposal, place }: ProposalBlockProps) {
  const { t } = useTexts()
  const { token } = theme.useToken()
  const { workStore } = useSession()
  const { begin, moving } = useMove()
  const [open, setOpen] = useState(false)
  const lift = useLift(begin && (() => begin({ kind: 'share', proposal }, true)))
  const start = proposal.plannedStart && clockTime(proposal.plannedStart)
  return (
    <Popover
      trigger="click"
      open={open && moving?.spot === undefined}
      onOpenChange={(next) => setOpen(next && moving === undefined)}
      content={
        <div style={{ width: 320 }}>
          <ProposalItem storeId={workStore?.id ?? ''} proposal={proposal} />
        </div>
      }
    >
      <button
        type="button"
        aria-label={joined(t('workshop.move.proposed'), proposal.plate, start)}
        {...lift}
        style={{
          ...place,
          ...liftable,
          opacity: isMoving(moving, 'share', proposal.id) ? 0.5 : 1,
          position: 'absolute',
          boxSizing: 'border-box',
          textAlign: 'start',
          overflow: 'hidden',
          whiteSpace: 'nowrap',
          padding: '2px 6px',
          cursor: 'grab',
          font: 'inherit',
          fontSize: 12,
          lineHeight: '18px',
          borderRadius: 4,
          color: token.colorTextSecondary,
          background: token.colorBgContainer,
          border: `1px dashed ${token.colorPrimary}`,
        }}
      >
        <strong style={{ display: 'block', fontSize: 13 }}>{proposal.plate}</strong>
        <span>
          <BulbOutlined aria-hidden /> {joined(t('workshop.move.proposed'), start)}
        </span>
      </button>
    </Popover>
  )
}
