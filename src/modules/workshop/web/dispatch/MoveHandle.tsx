import { HolderOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { type Moved, plateOf, useMove } from './move.ts'

/** Grips work: drag it onto a technician's day, or press it and use the arrow keys. */
export function MoveHandle({ moved }: { readonly moved: Moved }) {
  const { t } = useTexts()
  const { begin, moving } = useMove()
  if (!begin) return null
  return (
    <Button
      icon={<HolderOutlined />}
      aria-pressed={moving !== undefined && plateOf(moving.moved) === plateOf(moved)}
      style={{ touchAction: 'none', cursor: 'grab' }}
      onPointerDown={(event) => {
        event.currentTarget.releasePointerCapture(event.pointerId)
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
