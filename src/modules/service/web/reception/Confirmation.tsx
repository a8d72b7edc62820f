import { Checkbox, Flex, Typography } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { spoken, type VisitDraft } from './visit-draft.ts'

interface ConfirmationProps {
  readonly draft: VisitDraft
  readonly change: (next: Partial<VisitDraft>) => void
}

/** The problem is repeated to the customer, who says that it was understood. */
export function Confirmation({ draft, change }: ConfirmationProps) {
  const texts = useTexts()
  const words = spoken(draft)
  return (
    <div id="step-confirm">
      <Section title={texts.t('service.page.step.confirm')}>
        <Flex vertical gap={8}>
          {words.length > 0 && (
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {words.map((one) => (
                <li key={one}>{texts.t('service.page.quoted', { words: one })}</li>
              ))}
            </ul>
          )}
          <Checkbox checked={draft.confirmed} onChange={(event) => change({ confirmed: event.target.checked })}>
            {texts.t('service.page.confirmed')}
          </Checkbox>
          <Typography.Text type="secondary">{texts.maybe('repairOrder', 'help.confirmed')}</Typography.Text>
        </Flex>
      </Section>
    </div>
  )
}
