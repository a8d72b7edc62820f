import { Flex, theme } from 'antd'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { joined } from '../words.ts'
import { CorrectClock } from './CorrectClock.tsx'

type Card = AnswerOf<'jobCard.get'>

/** Who worked on it from when to when, why he stopped, and what was put right afterwards. */
export function CardClocks({ card }: { readonly card: Card }) {
  const texts = useTexts()
  const { clocks, corrections } = card
  if (clocks.length === 0) return null
  return (
    <Section title={texts.t('workshop.card.clocks')}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {clocks.map((clock) => (
          <li key={clock.id}>
            <Flex gap={8} wrap align="center" style={{ paddingBlock: 4 }}>
              <strong>{clock.technicianName}</strong>
              <span>
                <When at={clock.startedAt} /> –{' '}
                {clock.endedAt ? <When at={clock.endedAt} /> : texts.t('workshop.board.running')}
              </span>
              <span>{joined(clock.reason && texts.value('jobCard', 'clockReason', clock.reason), clock.remark)}</span>
              <CorrectClock card={card} clock={clock} />
            </Flex>
          </li>
        ))}
      </ul>
      {corrections.length > 0 && <Corrections rows={corrections} />}
    </Section>
  )
}

/** Both times of each, with who says so. */
function Corrections({ rows }: { readonly rows: Card['corrections'] }) {
  const texts = useTexts()
  const { token } = theme.useToken()
  const span = (from: string, to: string | null) => (
    <>
      <When at={from} /> – {to ? <When at={to} /> : texts.t('workshop.board.running')}
    </>
  )
  return (
    <ul style={{ margin: '8px 0 0', padding: 0, listStyle: 'none', color: token.colorTextDescription }}>
      {rows.map((row) => (
        <li key={row.id} style={{ paddingBlock: 4 }}>
          {texts.t(`workshop.card.correction.${row.kind}`)} · {row.technicianName} ·{' '}
          <del>{span(row.oldStartedAt, row.oldEndedAt)}</del> → {span(row.newStartedAt, row.newEndedAt)} ·{' '}
          {row.correctedBy} <When at={row.correctedAt} />
          {row.kind === 'correction' && ` · ${row.reason}`}
        </li>
      ))}
    </ul>
  )
}
