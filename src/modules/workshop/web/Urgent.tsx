import { SeverityTag } from '../../service/web/diagnosis/SeverityTag.tsx'
import type { severities } from '../../service/contract/diagnosis-shapes.ts'

/** What the diagnosis wants done sooner than others; nothing where there is no haste. */
export function Urgent({ severity }: { readonly severity: (typeof severities)[number] | null }) {
  return severity === 'unsafe' || severity === 'soon' ? <SeverityTag severity={severity} /> : null
}
