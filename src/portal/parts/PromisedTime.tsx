import { minutesUntil, type PromiseBand, promiseBand } from '../../kernel/contract/promise.ts'
import { moment } from '../formats.ts'
import { useTexts } from '../i18n.tsx'

const shapes: Record<PromiseBand, string> = {
  booked: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z',
  inTime: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 4.5V8l2.5 1.5',
  soon: 'M8 1.5 15 14H1L8 1.5ZM8 6v4M8 11.8v.4',
  over: 'M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3l3.8-3.8ZM8 4.5v4.2M8 10.8v.7',
  done: 'M2.5 8.5 6.3 12.3 13.5 4.2',
}

interface PromisedTimeProps {
  readonly promisedAt: string | null
  readonly state: string
  readonly now: number
}

/** The promised time in the house's five colours, each with a word and a shape. */
export function PromisedTime({ promisedAt, state, now }: PromisedTimeProps) {
  const { t, language } = useTexts()
  const band = promiseBand({ promisedAt, state }, now)
  if (!band) return <span className="dim">{t('promise.none')}</span>
  const minutes = promisedAt ? minutesUntil(promisedAt, now) : 0
  return (
    <span className={`promise promise-${band}`}>
      <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
        <path d={shapes[band]} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
      </svg>
      <span>{t(`promise.${band}`)}</span>
      {promisedAt && <strong>{moment(language, promisedAt, now)}</strong>}
      {band === 'soon' && <span>{t('promise.left', { minutes })}</span>}
    </span>
  )
}
