import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Flex, Input, Radio } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { visitTypes } from '../../contract/visit-type.ts'
import { sentence, type VisitDraft } from './visit-draft.ts'

interface StatementsProps {
  readonly draft: VisitDraft
  readonly change: (next: Partial<VisitDraft>) => void
}

/** What the customer says, in his own words; every sentence is answered at handover. */
export function Statements({ draft, change }: StatementsProps) {
  const texts = useTexts()
  const put = (key: string, text: string) =>
    change({ words: draft.words.map((old) => (old.key === key ? { key, text } : old)), confirmed: false })
  return (
    <div id="step-statements">
      <Section title={texts.t('service.page.step.statements')}>
        <Flex vertical gap={12}>
          <Radio.Group
            optionType="button"
            aria-label={texts.field('repairOrder', 'visitType')}
            value={draft.visitType}
            onChange={(event) =>
              change({ visitType: visitTypes.find((type) => type === event.target.value) ?? draft.visitType })
            }
            options={visitTypes.map((type) => ({ value: type, label: texts.value('repairOrder', 'visitType', type) }))}
          />
          {draft.words.map(({ key, text }, index) => (
            <Flex key={key} gap={8} align="start">
              <Input.TextArea
                aria-label={texts.t('service.page.statement', { number: index + 1 })}
                autoSize={{ minRows: 1, maxRows: 6 }}
                placeholder={texts.maybe('repairOrder', 'help.words')}
                value={text}
                maxLength={4000}
                onChange={(event) => put(key, event.target.value)}
              />
              {draft.words.length > 1 && (
                <Button
                  aria-label={texts.c('remove')}
                  icon={<DeleteOutlined />}
                  onClick={() => change({ words: draft.words.filter((other) => other.key !== key) })}
                />
              )}
            </Flex>
          ))}
          <div>
            <Button icon={<PlusOutlined />} onClick={() => change({ words: [...draft.words, sentence('')] })}>
              {texts.t('service.page.moreWords')}
            </Button>
          </div>
        </Flex>
      </Section>
    </div>
  )
}
