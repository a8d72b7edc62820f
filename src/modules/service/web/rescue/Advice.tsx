import { Alert } from 'antd'
import { useTexts } from '../../../../console/texts.ts'

interface AdviceProps {
  readonly kind: string
  readonly dangers: readonly string[]
}

/** What the caller is told at once, the most urgent first. */
export function Advice({ kind, dangers }: AdviceProps) {
  const texts = useTexts()
  const codes = [...new Set([...dangers, kind].map((code) => (code === 'lockedIn' ? 'occupantLockedIn' : code)))]
  const locked = codes.includes('occupantLockedIn')
  const sorted = [
    ...codes.filter((code) => code === 'occupantLockedIn'),
    ...codes.filter((code) => code !== 'occupantLockedIn'),
  ]
  return (
    <Alert
      type={locked || dangers.length > 0 ? 'error' : 'warning'}
      showIcon
      title={texts.t('service.rescuePage.advice')}
      description={
        <ol style={{ margin: 0, paddingInlineStart: 18 }}>
          {[...sorted, 'always'].map((code) => (
            <li key={code} style={{ marginBottom: 4 }}>
              {texts.t(`service.advice.${code}`)}
            </li>
          ))}
        </ol>
      }
    />
  )
}
