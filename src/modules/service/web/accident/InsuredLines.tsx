import { Alert, Button, Flex, Tag } from 'antd'
import { useMemo, useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { type Texts, useTexts } from '../../../../console/texts.ts'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { type LineColumn, LineTable } from '../../../../console/ui/LineTable.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { formatYuan } from '../../../../kernel/money.ts'
import { AgreeDifference } from './AgreeDifference.tsx'
import type { InsuredLine } from './LineAmounts.tsx'

type Accident = NonNullable<AnswerOf<'accident.ofOrder'>['accident']>

interface InsuredLinesProps {
  readonly accident: Accident
  readonly lines: readonly InsuredLine[]
}

function columnsOf(texts: Texts): readonly LineColumn<InsuredLine>[] {
  const field = (name: string) => texts.field('accident', name)
  const money = (key: 'grossFen' | 'insurerFen' | 'differenceFen'): LineColumn<InsuredLine> => ({
    key,
    heading: field(key),
    numeric: true,
    width: 110,
    draw: (line) => <Money fen={line[key]} />,
  })
  return [
    {
      key: 'name',
      heading: field('lineIds'),
      draw: (line) => (
        <>
          {texts.name(line.nameZh, line.nameEn)}{' '}
          {line.askedAgain && <Tag>{texts.t('service.accidentPage.askedAgain')}</Tag>}
        </>
      ),
    },
    money('grossFen'),
    money('insurerFen'),
    money('differenceFen'),
    {
      key: 'held',
      heading: texts.field('accident', 'state'),
      width: 150,
      draw: (line) =>
        line.missingFen > 0 ? (
          <Tag color="error">
            {texts.t('service.accidentPage.held')} {formatYuan(line.missingFen)}
          </Tag>
        ) : (
          <Tag color="success">{texts.t('service.accidentPage.free')}</Tag>
        ),
    },
  ]
}

/** What the insurer pays, line by line: approved, borne by the customer, held back; and the two ways on (I-17). */
export function InsuredLines({ accident, lines }: InsuredLinesProps) {
  const texts = useTexts()
  const columns = useMemo(() => columnsOf(texts), [texts])
  const [doing, setDoing] = useState<'agreeDifference' | 'askAgain'>()
  if (lines.length === 0) return null
  const held = lines.filter((line) => line.missingFen > 0)
  const missing = held.reduce((sum, line) => sum + line.missingFen, 0)
  const may = (verb: string) => accident.actions?.some((action) => action.name === verb && !action.refusal)
  const close = () => setDoing(undefined)
  return (
    <Flex vertical gap={8}>
      <LineTable
        label={texts.t('service.accidentPage.insured')}
        keyOf={(line) => line.id}
        rows={lines}
        columns={columns}
      />
      {held.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={texts.t('service.accidentPage.heldWords', { count: held.length, amount: formatYuan(missing) })}
          description={
            accident.askedAgainBecause
              ? texts.t('service.accidentPage.askedAgainOn', { words: accident.askedAgainBecause })
              : undefined
          }
        />
      )}
      {held.length > 0 && may('agreeDifference') && (
        <Flex gap={8} wrap>
          <Button type="primary" onClick={() => setDoing('agreeDifference')}>
            {texts.verb('accident', 'agreeDifference')}
          </Button>
          <Button onClick={() => setDoing('askAgain')}>{texts.verb('accident', 'askAgain')}</Button>
        </Flex>
      )}
      {doing === 'agreeDifference' && <AgreeDifference accident={accident} held={held} close={close} />}
      <VerbDrawer
        verb="accident.askAgain"
        target={accident}
        form={{
          fields: [
            {
              name: 'lineIds',
              kind: 'choice',
              many: true,
              options: held.map((line) => ({
                value: line.id,
                label: texts.name(line.nameZh, line.nameEn) ?? line.code,
              })),
            },
            { name: 'reason', kind: 'longText', rows: 3 },
          ],
          initial: { lineIds: held.map((line) => line.id) },
        }}
        open={doing === 'askAgain'}
        close={close}
      />
    </Flex>
  )
}
