import { Flex, theme } from 'antd'
import type { RowOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Plate } from '../../../../console/ui/Plate.tsx'
import { PickMarks } from './PickMarks.tsx'

type Row = RowOf<'pick.list'>

interface PickQueueProps {
  readonly rows: readonly Row[]
  readonly chosen: string | undefined
  readonly choose: (id: string) => void
}

/** Technicians who stand still first, then the nearest promise. */
export function PickQueue({ rows, chosen, choose }: PickQueueProps) {
  const { token } = theme.useToken()
  const { t } = useTexts()
  return (
    <ul
      aria-label={t('parts.counter.queue')}
      style={{
        listStyle: 'none',
        margin: 0,
        padding: 0,
        background: token.colorBgContainer,
        border: `1px solid ${token.colorBorderSecondary}`,
        borderRadius: token.borderRadius,
        overflow: 'auto',
        maxHeight: 'calc(100dvh - 160px)',
      }}
    >
      {rows.map((row) => (
        <li key={row.id}>
          <QueueItem row={row} active={row.id === chosen} choose={() => choose(row.id)} />
        </li>
      ))}
    </ul>
  )
}

interface QueueItemProps {
  readonly row: Row
  readonly active: boolean
  readonly choose: () => void
}

function QueueItem({ row, active, choose }: QueueItemProps) {
  const texts = useTexts()
  const { token } = theme.useToken()
  return (
    <button
      type="button"
      aria-current={active}
      onClick={choose}
      style={{
        display: 'block',
        width: '100%',
        minHeight: 56,
        padding: '8px 12px',
        textAlign: 'start',
        font: 'inherit',
        color: 'inherit',
        cursor: 'pointer',
        border: 0,
        borderBottom: `1px solid ${token.colorBorderSecondary}`,
        borderInlineStart: `4px solid ${active ? token.colorPrimary : 'transparent'}`,
        background: active ? token.colorPrimaryBg : 'transparent',
      }}
    >
      <Flex gap={8} align="center" wrap>
        <Plate plate={row.plate} colour={row.plateColour} />
        <PickMarks row={row} />
      </Flex>
      <span style={{ color: token.colorTextDescription }}>
        {[row.technician, row.orderNumber, texts.t('parts.counter.lines', { count: row.lines.length })]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </button>
  )
}
