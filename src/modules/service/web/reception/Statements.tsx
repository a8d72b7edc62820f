import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Flex, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { visitTypes } from '../../contract/visit-type.ts'
import type { Arrival } from './device/arrivals.ts'
import { ownKey, type StepProps } from './visit-notes.ts'

/** What the customer says, in his own words; every sentence is answered at handover. */
export function Statements({ noted, say, arrival }: StepProps & { readonly arrival: Arrival }) {
  const texts = useTexts()
  // An empty field to write in is there before anything is said.
  const [spare, setSpare] = useState(() => ownKey('word'))
  const known = noted.words.map(({ id, ...word }) => ({ key: `word.${id}`, ...word }))
  const isSpare = known.length === 0 && !known.some(({ key }) => key === spare)
  const shown = isSpare ? [{ key: spare, position: 0, text: '' }] : known
  const next = (known.at(-1)?.position ?? -1) + 1
  return (
    <div id="step-statements">
      <Section title={texts.t('service.page.step.statements')}>
        <Flex vertical gap={12}>
          <Radio.Group
            optionType="button"
            aria-label={texts.field('repairOrder', 'visitType')}
            value={noted.visitType}
            disabled={arrival.towed !== null}
            onChange={(event) => say({ visitType: event.target.value })}
            options={visitTypes.map((type) => ({ value: type, label: texts.value('repairOrder', 'visitType', type) }))}
          />
          {shown.map(({ key, position, text }, index) => (
            <Flex key={key} gap={8} align="start">
              <Input.TextArea
                aria-label={texts.t('service.page.statement', { number: index + 1 })}
                autoSize={{ minRows: 1, maxRows: 6 }}
                placeholder={texts.maybe('repairOrder', 'help.words')}
                value={text}
                maxLength={4000}
                onChange={(event) => say({ [key]: { position, text: event.target.value }, confirmed: false })}
              />
              {shown.length > 1 && (
                <Button
                  aria-label={texts.c('remove')}
                  icon={<DeleteOutlined />}
                  onClick={() => say({ [key]: null, confirmed: false })}
                />
              )}
            </Flex>
          ))}
          <div>
            <Button
              icon={<PlusOutlined />}
              onClick={() => {
                say({ [spare]: { position: next, text: '' } })
                setSpare(ownKey('word'))
              }}
            >
              {texts.t('service.page.moreWords')}
            </Button>
          </div>
        </Flex>
      </Section>
    </div>
  )
}
