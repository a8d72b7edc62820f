import { Button, Flex } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../console/endpoints.ts'
import { useTexts } from '../../../console/texts.ts'
import { VerbDrawer } from '../../../console/ui/form/VerbDrawer.tsx'
import { Section } from '../../../console/ui/Section.tsx'
import { useVerb } from '../../../console/verbs.ts'

const atOnce = ['noAnswer', 'busy', 'wrongNumber'] as const

/** Nobody answered: one tap logs it. Only the time to call back is asked for. */
export function AttemptKeys({ file }: { readonly file: AnswerOf<'followUp.get'> }) {
  const texts = useTexts()
  const attempt = useVerb('followUp.attempt')
  const [asking, setAsking] = useState(false)
  const may = file.actions?.some((action) => action.name === 'attempt' && !action.refusal)
  if (!may) return null
  const word = (outcome: string) => texts.value('followUp', 'outcome', outcome)
  const key = { size: 'large', style: { flex: '1 1 120px', minHeight: 48 } } as const
  return (
    <Section title={texts.t('care.page.notReached')}>
      <Flex gap={8} wrap>
        {atOnce.map((outcome) => (
          <Button key={outcome} {...key} disabled={attempt.pending} onClick={() => void attempt.run({ outcome }, file)}>
            {word(outcome)}
          </Button>
        ))}
        <Button {...key} onClick={() => setAsking(true)}>
          {word('callBack')}
        </Button>
      </Flex>
      <VerbDrawer
        verb="followUp.attempt"
        target={file}
        open={asking}
        close={() => setAsking(false)}
        form={{
          fields: [
            { name: 'callBackAt', kind: 'instant' },
            { name: 'note', kind: 'text' },
          ],
          fixed: { outcome: 'callBack' as const },
          errorsAt: { 'care.callBackTimeNeeded': 'callBackAt', 'care.callBackPast': 'callBackAt' },
        }}
      />
    </Section>
  )
}
