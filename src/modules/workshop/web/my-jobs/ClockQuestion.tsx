import { Alert, Button, Flex } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { DayControl } from '../../../../console/ui/form/DayControl.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { useCardVerbs } from './use-card-verbs.ts'

type Card = AnswerOf<'jobCard.get'>

/** The clock ran on after the shift: one tap says when it should have stopped, or that the work goes on. */
export function ClockQuestion({ card }: { readonly card: Card }) {
  const texts = useTexts()
  const { t } = texts
  const { run } = useCardVerbs(card)
  const [other, setOther] = useState<string>()
  if (card.clockAskedAt === null) return null
  const answer = (endedAt?: string) => run('answerClock', endedAt ? { endedAt } : {})
  const key = { minHeight: 52 } as const
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t('workshop.mine.clockRan')}
      description={
        <Flex gap={8} wrap align="center" style={{ marginTop: 8 }}>
          {card.shiftEndedAt && (
            <Button size="large" type="primary" style={key} onClick={() => answer(card.shiftEndedAt ?? '')}>
              {t('workshop.mine.stoppedAtShiftEnd')} <When at={card.shiftEndedAt} />
            </Button>
          )}
          <Button size="large" style={key} onClick={() => answer()}>
            {t('workshop.mine.stillWorking')}
          </Button>
          <span style={{ width: 220 }}>
            <DayControl withTime label={t('workshop.mine.otherTime')} value={other} onChange={setOther} />
          </span>
          <Button size="large" disabled={!other} style={key} onClick={() => other && answer(other)}>
            {t('workshop.mine.stoppedAt')}
          </Button>
        </Flex>
      }
    />
  )
}
