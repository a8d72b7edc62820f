import { Flex } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { joined } from '../words.ts'

/** Who worked on it from when to when, and why he stopped. */
export function CardClocks({ clocks }: { readonly clocks: AnswerOf<'jobCard.get'>['clocks'] }) {
  const texts = useTexts()
  if (clocks.length === 0) return null
  return (
    <Section title={texts.t('workshop.card.clocks')}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {clocks.map((clock) => (
          <li key={clock.startedAt}>
            <Flex gap={8} wrap style={{ paddingBlock: 4 }}>
              <strong>{clock.technicianName}</strong>
              <span>
                <When at={clock.startedAt} /> –{' '}
                {clock.endedAt ? <When at={clock.endedAt} /> : texts.t('workshop.board.running')}
              </span>
              <span>{joined(clock.reason && texts.value('jobCard', 'clockReason', clock.reason), clock.remark)}</span>
            </Flex>
          </li>
        ))}
      </ul>
    </Section>
  )
}
