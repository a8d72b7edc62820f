import { useId } from 'react'
import { dayOf } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { useNow } from '../use-now.ts'

interface LaterProps {
  readonly day: string | undefined
  readonly onChange: (day: string | undefined) => void
}

const months = [1, 3, 6] as const

function afterMonths(now: number, count: number): string {
  const date = new Date(now)
  date.setMonth(date.getMonth() + count)
  return dayOf(date.getTime())
}

/** When the shop should speak of put-off work again; nobody has to say. */
export function Later({ day, onChange }: LaterProps) {
  const { t } = useTexts()
  const now = useNow()
  const field = useId()
  return (
    <p className="later">
      <label htmlFor={field}>{t('later.ask')}</label>
      <select id={field} value={day ?? ''} onChange={(event) => onChange(event.currentTarget.value || undefined)}>
        <option value="">{t('later.never')}</option>
        {months.map((count) => (
          <option key={count} value={afterMonths(now, count)}>
            {t('later.months', { count })}
          </option>
        ))}
      </select>
    </p>
  )
}
