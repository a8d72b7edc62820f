import { Alert } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import type { severities } from '../../contract/diagnosis-shapes.ts'

/** Unsafe to drive: nobody who opens the page may miss it. */
export function SafetyNotice({ severity }: { readonly severity: (typeof severities)[number] | null }) {
  const texts = useTexts()
  if (severity !== 'unsafe') return null
  return (
    <Alert
      type="error"
      showIcon
      title={texts.t('service.diag.unsafe')}
      description={texts.t('service.diag.unsafeNote')}
    />
  )
}
