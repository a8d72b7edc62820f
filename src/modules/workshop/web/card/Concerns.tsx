import { theme } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'

interface ConcernsProps {
  readonly concerns: readonly { readonly id: string; readonly words: string }[]
  readonly large?: boolean
}

/** What the customer said, in his own words. */
export function Concerns({ concerns, large = false }: ConcernsProps) {
  const { t } = useTexts()
  const { token } = theme.useToken()
  if (concerns.length === 0) return null
  return (
    <Section title={t('workshop.card.concerns')}>
      {concerns.map((concern) => (
        <blockquote
          key={concern.id}
          style={{
            margin: '0 0 8px',
            paddingInlineStart: 12,
            borderInlineStart: `3px solid ${token.colorPrimary}`,
            fontSize: large ? 20 : undefined,
          }}
        >
          {concern.words}
        </blockquote>
      ))}
    </Section>
  )
}
