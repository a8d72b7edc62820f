import { Flex, Radio, Tag, Typography } from 'antd'
import { useNow } from '../../../../console/clock.ts'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import { dayOf } from '../../../../console/formats.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Evidence } from '../../../../console/ui/Evidence.tsx'
import { DayControl } from '../../../../console/ui/form/late.tsx'
import { Money } from '../../../../console/ui/Money.tsx'

type Line = AnswerOf<'estimate.get'>['lines'][number]

export interface Word {
  readonly approval: 'approved' | 'declined' | 'deferred'
  /** Of what is put off: when to speak of it again. */
  readonly followUpOn?: string | undefined
}
export type Chosen = ReadonlyMap<string, Word>

const words = ['approved', 'deferred', 'declined'] as const

interface LineChoicesProps {
  readonly lines: readonly Line[]
  readonly chosen: Chosen
  readonly choose: (chosen: Chosen) => void
}

/** Three answers for each line; agreeing to one of several alternatives takes it in place of the others. */
export function LineChoices({ lines, chosen, choose }: LineChoicesProps) {
  const say = (line: Line, word: Word) => {
    const next = new Map(chosen).set(line.id, word)
    if (word.approval === 'approved' && line.choice !== null) {
      for (const other of lines)
        if (other !== line && other.choice === line.choice && other.planId === line.planId)
          next.set(other.id, { approval: 'declined' })
    }
    choose(next)
  }
  return (
    <Flex vertical gap={12}>
      {lines.map((line) => (
        <LineChoice key={line.id} line={line} word={chosen.get(line.id)} say={(word) => say(line, word)} />
      ))}
    </Flex>
  )
}

interface LineChoiceProps {
  readonly line: Line
  readonly word: Word | undefined
  readonly say: (word: Word) => void
}

function LineChoice({ line, word, say }: LineChoiceProps) {
  const texts = useTexts()
  const today = dayOf(useNow())
  const name = texts.name(line.nameZh, line.nameEn)
  const followUp = texts.field('estimate', 'followUpOn')
  return (
    <Flex gap={12} justify="space-between" align="center" wrap>
      <Flex vertical style={{ flex: 1, minWidth: 180 }}>
        <span>
          {name} {line.choice !== null && <Tag>{texts.t('service.page.alternativeNo', { no: line.choice })}</Tag>}
          {line.choice !== null && line.partOrigin && texts.value('repairOrder', 'partOrigin', line.partOrigin)}
        </span>
        <Money fen={line.grossFen} />
        {line.risk && <Typography.Text type="warning">{line.risk}</Typography.Text>}
        {line.photos && (
          <Evidence small items={line.photos.map((photo) => ({ ...photo, name: texts.t('service.file.finding') }))} />
        )}
      </Flex>
      <Flex vertical gap={4} align="end">
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          aria-label={name}
          value={word?.approval}
          onChange={(event) => say({ approval: words.find((one) => one === event.target.value) ?? 'approved' })}
          options={words.map((one) => ({ value: one, label: texts.t(`service.value.approval.${one}`) }))}
        />
        {word?.approval === 'deferred' && (
          <Flex gap={8} align="center">
            <Typography.Text type="secondary">{followUp}</Typography.Text>
            <div style={{ width: 150 }}>
              <DayControl
                label={followUp}
                value={word.followUpOn}
                onChange={(day) => say({ approval: 'deferred', followUpOn: day && day > today ? day : undefined })}
              />
            </div>
          </Flex>
        )}
      </Flex>
    </Flex>
  )
}
