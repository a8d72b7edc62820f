import { HolderOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { isMoving, type Moved, useMove } from './move.ts'
import { letGo } from './use-lift.ts'

/** Grips work: drag it onto a technician's day, or press it and use the arrow keys. */
export function MoveHandle({ moved }: { readonly moved: Moved }) {
  const { t } = useTexts()
  const { begin, moving } = useMove()
  if (!begin) return null
  return (
    <Button
      icon={<HolderOutlined />}
      aria-pressed={isMoving(moving, moved.kind, moved.kind === 'card' ? moved.card.id : moved.proposal.id)}
      style={{ touchAction: 'none', cursor: 'grab' }}
      onPointerDown={(event) => {
        letGo(event)
        begin(moved, true)
      }}
      onClick={(event) => {
        // Keys make a click without a pointer, and a press without a drag comes to the same.
        if (event.detail === 0 || moving?.spot === undefined) begin(moved, false)
      }}
    >
      {t('workshop.move.move')}
    </Button>
  )
}
