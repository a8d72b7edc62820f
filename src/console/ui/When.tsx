import { Tooltip } from 'antd'
import { useNow } from '../clock.ts'
import { clockTime, fullTime, nearTime, plainDay } from '../formats.ts'

interface WhenProps {
  /** UTC instant. */
  readonly at: string | null | undefined
  /** Only the clock, where the day is plain from the place. */
  readonly clock?: boolean
}

/** A time as people say it when it is near; hovering or focusing shows it in full. */
export function When({ at, clock = false }: WhenProps) {
  const now = useNow()
  if (!at) return <span>–</span>
  return (
    <Tooltip title={fullTime(at)}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {clock ? clockTime(at) : nearTime(at, now)}
      </time>
    </Tooltip>
  )
}

/** A plain date. */
export function Day({ day }: { readonly day: string | null | undefined }) {
  const now = useNow()
  if (!day) return <span>–</span>
  return (
    <time dateTime={day} title={day} style={{ whiteSpace: 'nowrap' }}>
      {plainDay(day, now)}
    </time>
  )
}
