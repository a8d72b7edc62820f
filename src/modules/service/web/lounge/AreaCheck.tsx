import { Alert, Button, Drawer, Flex, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import type { InputOf, RowOf } from '../../../../console/endpoints.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { useVerb } from '../../../../console/verbs.ts'

type Area = RowOf<'environmentCheck.areas'>
type Answers = Readonly<Record<string, { ok: boolean | null; value: number | null }>>

interface AreaCheckProps {
  readonly area: Area
  readonly storeId: string
  readonly close: () => void
}

/** The standard of an area, item by item. */
export function AreaCheck({ area, storeId, close }: AreaCheckProps) {
  const texts = useTexts()
  const phone = usePhone()
  const [answers, setAnswers] = useState<Answers>({})
  const [problem, setProblem] = useState<ProblemError>()
  const record = useVerb('environmentCheck.record', { quiet: true, also: ['task'] })
  const label = texts.verb('environmentCheck', 'record')
  const send = async () => {
    const input: InputOf<'environmentCheck.record'> = {
      storeId,
      area: area.id,
      answers: Object.entries(answers).map(([code, answer]) => ({ code, ...answer })),
    }
    const outcome = await record.run(input)
    if (outcome.ok) close()
    else setProblem(outcome.problem)
  }
  const footer = (
    <Flex gap={8} justify="end">
      <Button onClick={close}>{texts.c('form.cancel')}</Button>
      <Button type="primary" loading={record.pending} onClick={() => void send()}>
        {label}
      </Button>
    </Flex>
  )
  return (
    <Drawer
      open
      onClose={close}
      title={texts.name(area.nameZh, area.nameEn)}
      size={phone ? '100%' : 480}
      footer={footer}
    >
      <Flex vertical gap={16}>
        {area.items.map((item) => (
          <Item
            key={item.code}
            item={item}
            answer={answers[item.code]}
            change={(answer) => setAnswers({ ...answers, [item.code]: answer })}
          />
        ))}
        {problem && <Alert type="error" showIcon role="alert" title={texts.problem(problem)} />}
      </Flex>
    </Drawer>
  )
}

interface ItemProps {
  readonly item: Area['items'][number]
  readonly answer: Answers[string] | undefined
  readonly change: (answer: Answers[string]) => void
}

function Item({ item, answer, change }: ItemProps) {
  const texts = useTexts()
  const name = texts.name(item.zh, item.en)
  const limits = [item.min, item.max].filter((limit) => limit !== undefined).join('–')
  return (
    <Flex justify="space-between" align="center" gap={12} wrap>
      <span>
        {name} {item.kind === 'reading' && <Soft>{`${limits} ${item.unit ?? ''}`}</Soft>}
      </span>
      {item.kind === 'reading' ? (
        <InputNumber
          aria-label={name}
          value={answer?.value ?? null}
          onChange={(value) => change({ ok: null, value: typeof value === 'number' ? value : null })}
        />
      ) : (
        <Radio.Group
          aria-label={name}
          optionType="button"
          value={answer?.ok}
          onChange={(event) => change({ ok: event.target.value === true, value: null })}
          options={[
            { value: true, label: texts.t('service.lounge.ok') },
            { value: false, label: texts.t('service.lounge.notOk') },
          ]}
        />
      )}
    </Flex>
  )
}
