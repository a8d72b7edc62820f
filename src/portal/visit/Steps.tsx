import { moment } from '../formats.ts'
import { useTexts } from '../i18n.tsx'

interface StepsProps {
  readonly steps: readonly { readonly step: string; readonly at: string | null }[]
  readonly state: string
  readonly now: number
}

/** What has been done and when, where the car is, what is still to come. */
export function Steps({ steps, state, now }: StepsProps) {
  const { t, language } = useTexts()
  const present = steps.findIndex(({ step }) => step === state)
  return (
    <ol className="steps" aria-label={t('visit.steps')}>
      {steps.map(({ step, at }, index) => {
        const place = index < present ? 'past' : index === present ? 'present' : 'ahead'
        return (
          <li key={step} className={`step step-${place}`} {...(place === 'present' ? { 'aria-current': 'step' } : {})}>
            <span className="grow">
              {t(`step.${step}`)}
              <span className="unseen">{t(`step.place.${place}`)}</span>
            </span>
            {at && <time dateTime={at}>{moment(language, at, now)}</time>}
          </li>
        )
      })}
    </ol>
  )
}
