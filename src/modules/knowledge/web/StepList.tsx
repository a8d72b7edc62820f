import { Tag } from 'antd'
import { useTexts } from '../../../console/texts.ts'
import { Soft } from '../../../console/ui/Soft.tsx'
import type { ItemStep } from '../contract/service-item.ts'

/** Steps in order, each with what is prescribed for it. */
export function StepList({ steps }: { readonly steps: readonly ItemStep[] }) {
  const texts = useTexts()
  const field = (name: string) => texts.field('serviceItem', name)
  return (
    <ol style={{ margin: 0, paddingInlineStart: 24 }}>
      {steps.map((step) => (
        <li key={step.zh}>
          {texts.name(step.zh, step.en)} {step.setting && <strong>{step.setting}</strong>}{' '}
          {step.critical && <Tag color="error">{field('critical')}</Tag>}
          {step.key && <Tag>{field('key')}</Tag>}
          {step.toolZh && <Soft>{texts.name(step.toolZh, step.toolEn ?? null)}</Soft>}
        </li>
      ))}
    </ol>
  )
}
