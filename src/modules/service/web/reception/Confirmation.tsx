import { Checkbox, Flex, Typography } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { spokenWords } from '../../contract/reception-content.ts'
import type { StepProps } from './visit-notes.ts'

/** The problem is repeated to the customer, who says that it was understood. */
export function Confirmation({ noted, say }: StepProps) {
  const texts = useTexts()
  const words = spokenWords(noted)
  return (
    <Section title={texts.t('service.page.step.confirm')}>
      <Flex vertical gap={8}>
        {words.length > 0 && (
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {words.map((one) => (
              <li key={one}>{texts.t('service.page.quoted', { words: one })}</li>
            ))}
          </ul>
        )}
        <Checkbox checked={noted.confirmed === true} onChange={(event) => say({ confirmed: event.target.checked })}>
          {texts.t('service.page.confirmed')}
        </Checkbox>
        <Typography.Text type="secondary">{texts.maybe('repairOrder', 'help.confirmed')}</Typography.Text>
      </Flex>
    </Section>
  )
}
