import { Alert } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import type { severities } from '../../contract/diagnosis-shapes.ts'

interface SafetyNoticeProps {
  readonly severity: (typeof severities)[number] | null
  /** How it ended: repaired and passed, or the car left as it was. */
  readonly ended?: 'repaired' | 'left' | undefined
}

const endings = {
  repaired: { type: 'success', note: 'service.diag.unsafeRepaired' },
  left: { type: 'warning', note: 'service.diag.unsafeLeft' },
} as const

/** Unsafe to drive: nobody who opens the page may miss it. Once it is over: that it was, and how it ended. */
export function SafetyNotice({ severity, ended }: SafetyNoticeProps) {
  const texts = useTexts()
  if (severity !== 'unsafe') return null
  if (ended) {
    const { type, note } = endings[ended]
    return <Alert type={type} showIcon title={texts.t('service.diag.wasUnsafe')} description={texts.t(note)} />
  }
  return (
    <Alert
      type="error"
      showIcon
      title={texts.t('service.diag.unsafe')}
      description={texts.t('service.diag.unsafeNote')}
    />
  )
}

/** How what was found ended, as far as it has. */
export function endedOf(car: { readonly inspectionPassed: boolean; readonly hasLeft: boolean }) {
  if (car.inspectionPassed) return 'repaired'
  return car.hasLeft ? 'left' : undefined
}
