import { useTexts } from '../i18n.tsx'

interface Said {
  readonly concern: string
  readonly odometer: string
}

export const nothingSaid: Said = { concern: '', odometer: '' }

/** What goes along with the booking (G-03); what was left out is asked for at the store. */
export function aboutCar({ concern, odometer }: Said): { concern?: string; odometerKm?: number } {
  const words = concern.trim()
  return { ...(words && { concern: words }), ...(odometer && { odometerKm: Number(odometer) }) }
}

interface AboutCarProps {
  readonly said: Said
  readonly say: (said: Said) => void
  /** A fault wants words; a service seldom does. */
  readonly open: boolean
}

/** The fault in the customer's own words and what the dashboard reads. Both may be left out. */
export function AboutCar({ said, say, open }: AboutCarProps) {
  const { t } = useTexts()
  return (
    <details className="group" open={open}>
      <summary>{t('about.title')}</summary>
      <label>
        {t('about.concern')}
        <textarea
          rows={3}
          maxLength={2000}
          value={said.concern}
          onChange={(event) => say({ ...said, concern: event.currentTarget.value })}
        />
      </label>
      <label>
        {t('about.odometer')}
        <input
          inputMode="numeric"
          maxLength={7}
          value={said.odometer}
          onChange={(event) => say({ ...said, odometer: event.currentTarget.value.replace(/\D/g, '') })}
        />
      </label>
    </details>
  )
}
