import { CloseCircleFilled } from '@ant-design/icons'
import { useTexts } from '../texts.ts'

/** Empties a field: named for those who hear it, large enough for those who tap it. */
export function ClearIcon() {
  const { c } = useTexts()
  return <CloseCircleFilled aria-label={c('form.empty')} style={{ padding: 5 }} />
}
