import { theme } from 'antd'
import { useEffect, useState } from 'react'
import { now } from '../clock.ts'
import { fullTime, stopwatch } from '../formats.ts'
import { useTexts } from '../texts.ts'

interface CountdownProps {
  /** Until this instant it counts down; afterwards it shows by how much it is over. */
  readonly until?: string
  /** From this instant it counts up (greeting clock, job clock). */
  readonly since?: string
  /** Seconds after which a count upwards is too long. */
  readonly limitSeconds?: number
  readonly large?: boolean
}

/** A running clock, second by second. */
export function Countdown({ until, since, limitSeconds, large = false }: CountdownProps) {
  const { token } = theme.useToken()
  const { c } = useTexts()
  const [at, setAt] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const target = until ?? since
  if (!target) return null
  const seconds = (until ? Date.parse(until) - at : at - Date.parse(target)) / 1000
  const over = until ? seconds < 0 : limitSeconds !== undefined && seconds > limitSeconds
  return (
    <time
      dateTime={target}
      title={fullTime(target)}
      style={{
        color: over ? token.colorError : undefined,
        fontSize: large ? 24 : undefined,
        fontWeight: over || large ? 600 : undefined,
        whiteSpace: 'nowrap',
      }}
    >
      {until && over ? c('overBy', { time: stopwatch(-seconds) }) : stopwatch(Math.abs(seconds))}
    </time>
  )
}
