import { Button, Flex, theme } from 'antd'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import type { scoreParts } from '../../contract/reception-score.ts'
import { Trend } from './Trend.tsx'
import type { Scored } from './ScorePage.tsx'

type Part = (typeof scoreParts)[number]

interface AdvisorScoreProps {
  readonly row: Scored
  readonly open: (part: Part) => void
}

const dash = '–'
const points = (value: number | null) => (value === null ? dash : value.toFixed(1))

/** One advisor: the score, the three parts of it, and how each was reckoned. */
export function AdvisorScore({ row, open }: AdvisorScoreProps) {
  const texts = useTexts()
  const last = row.months.at(-1)
  if (!last) return null
  const parts = [last.speed, last.sincerity, last.smile].filter((one) => one !== null)
  return (
    <Section title={row.name} extra={<Trend months={row.months} />}>
      <Flex gap={20} wrap align="stretch">
        <Flex vertical gap={2} style={{ minWidth: 120 }}>
          <Soft>{texts.t('care.score.total')}</Soft>
          <strong style={{ fontSize: 32, lineHeight: 1.2, fontVariantNumeric: 'tabular-nums' }}>
            {points(last.total)}
          </strong>
          {parts.length > 0 && <Soft>{`(${parts.map((one) => one.toFixed(1)).join(' + ')}) ÷ ${parts.length}`}</Soft>}
        </Flex>
        <Block title={texts.t('care.score.speed')} value={last.speed}>
          {(['greeting', 'reception', 'answers'] as const).map((name) => (
            <FigureLine
              key={name}
              label={texts.t(`care.score.${name}`, { minutes: last.inputs[name].limitMinutes })}
              figure={last.inputs[name].count === 0 ? dash : clockText(last.inputs[name])}
              open={() => open(name)}
            />
          ))}
        </Block>
        <Block title={texts.t('care.score.sincerity')} value={last.sincerity}>
          <Marks marks={last.inputs.surveySincerity} label={texts.t('care.score.survey')} open={() => open('survey')} />
          <Marks
            marks={last.inputs.observedSincerity}
            label={texts.t('care.score.observed')}
            open={() => open('observation')}
          />
        </Block>
        <Block title={texts.t('care.score.smile')} value={last.smile}>
          <Marks marks={last.inputs.surveySmile} label={texts.t('care.score.survey')} open={() => open('survey')} />
          <Marks
            marks={last.inputs.observedSmile}
            label={texts.t('care.score.observed')}
            open={() => open('observation')}
          />
        </Block>
        <Block title={texts.t('care.score.principles')} value={last.principles}>
          {(['gratitude', 'standpoint', 'enthusiasm'] as const).map((name) => (
            <Marks
              key={name}
              marks={last.inputs[name]}
              label={texts.field('observation', name)}
              open={() => open('observation')}
            />
          ))}
        </Block>
      </Flex>
    </Section>
  )
}

function clockText({ inTime, count }: { readonly inTime: number; readonly count: number }): string {
  return `${inTime} ÷ ${count} = ${((inTime / count) * 100).toFixed(1)}%`
}

interface BlockProps {
  readonly title: string
  readonly value: number | null
  readonly children: React.ReactNode
}

function Block({ title, value, children }: BlockProps) {
  const { token } = theme.useToken()
  return (
    <Flex
      vertical
      gap={2}
      style={{
        flex: '1 1 240px',
        borderInlineStart: `1px solid ${token.colorBorderSecondary}`,
        paddingInlineStart: 16,
      }}
    >
      <Flex gap={8} align="baseline">
        <strong>{title}</strong>
        <strong style={{ fontSize: 18, fontVariantNumeric: 'tabular-nums' }}>{points(value)}</strong>
      </Flex>
      {children}
    </Flex>
  )
}

interface MarksProps {
  readonly marks: { readonly sum: number; readonly count: number }
  readonly label: string
  readonly open: () => void
}

/** The mean of marks, in points of 100. */
function Marks({ marks, label, open }: MarksProps) {
  const figure =
    marks.count === 0 ? dash : `${marks.sum} ÷ ${marks.count} × 20 = ${((marks.sum / marks.count) * 20).toFixed(1)}`
  return <FigureLine label={label} figure={figure} open={open} />
}

interface FigureLineProps {
  readonly label: string
  readonly figure: string
  readonly open: () => void
}

function FigureLine({ label, figure, open }: FigureLineProps) {
  const hasRows = figure !== dash
  return (
    <Flex justify="space-between" gap={12} align="center">
      <span style={{ overflowWrap: 'break-word', minWidth: 72 }}>
        <Soft>{label}</Soft>
      </span>
      {hasRows ? (
        <Button
          type="link"
          size="small"
          onClick={open}
          style={{ padding: 0, fontVariantNumeric: 'tabular-nums', flexShrink: 0 }}
        >
          {figure}
        </Button>
      ) : (
        <span>{figure}</span>
      )}
    </Flex>
  )
}
