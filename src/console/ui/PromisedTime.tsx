import { CheckOutlined, ClockCircleFilled, ClockCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons'
import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { minutesUntil, type PromiseBand, promiseBand, type PromiseStages } from '../../kernel/contract/promise.ts'
import { useNow } from '../clock.ts'
import { clockTime, dayOf, fullTime, plainDay } from '../formats.ts'
import { useDark } from '../looks.ts'
import { useTexts } from '../texts.ts'
import { bandLook } from '../theme.ts'

interface PromisedTimeProps {
  readonly promisedAt: string | null | undefined
  readonly state: string
  /** For records whose states have other words. */
  readonly stages?: PromiseStages
  /** Without the minutes left, for tight places. */
  readonly brief?: boolean
}

const shapes: Record<PromiseBand, ReactNode> = {
  booked: <ClockCircleOutlined aria-hidden />,
  inTime: <ClockCircleOutlined aria-hidden />,
  soon: <ClockCircleFilled aria-hidden />,
  over: <ExclamationCircleFilled aria-hidden />,
  done: <CheckOutlined aria-hidden />,
}

/** The promised time in its five colours, each with a word and a shape for eyes that do not tell the colours apart. */
export function PromisedTime({ promisedAt, state, stages, brief = false }: PromisedTimeProps) {
  const now = useNow()
  const dark = useDark()
  const { c } = useTexts()
  const band = promiseBand({ promisedAt: promisedAt ?? null, state }, now, stages)
  if (!band) return <span style={{ opacity: 0.75 }}>{c('promise.none')}</span>
  const look = bandLook(band, dark)
  const minutes = promisedAt ? minutesUntil(promisedAt, now) : 0
  const near = !brief && (band === 'soon' || band === 'over') && Math.abs(minutes) < 600
  const today = promisedAt && dayOf(promisedAt) === dayOf(now)
  return (
    <Tooltip title={promisedAt ? fullTime(promisedAt) : undefined}>
      <span
        style={{
          display: 'inline-flex',
          alignItems: 'center',
          gap: 4,
          padding: '0 7px',
          borderRadius: 10,
          height: 20,
          lineHeight: '20px',
          fontSize: 13,
          color: look.ink,
          background: look.ground,
          border: `1px solid ${look.edge}`,
          whiteSpace: 'nowrap',
        }}
      >
        {shapes[band]}
        <span>{c(`promise.${band}`)}</span>
        {promisedAt && (
          <strong>
            {today ? clockTime(promisedAt) : `${plainDay(dayOf(promisedAt), now)} ${clockTime(promisedAt)}`}
          </strong>
        )}
        {near && <span>{c(minutes >= 0 ? 'promise.left' : 'promise.late', { minutes: Math.abs(minutes) })}</span>}
      </span>
    </Tooltip>
  )
}
