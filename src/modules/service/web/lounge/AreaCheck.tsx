import { Alert, Button, Drawer, Flex, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import type { InputOf, RowOf } from '../../../../console/endpoints.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { Evidence } from '../../../../console/ui/Evidence.tsx'
import { type EvidenceItem, itemOf } from '../../../../console/ui/evidence-item.ts'
import { useVerb } from '../../../../console/verbs.ts'

type Area = RowOf<'environmentCheck.areas'>
type Answers = Readonly<Record<string, { ok: boolean | null; value: number | null; text?: string | null }>>

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
      photoIds: area.items.flatMap(({ code, kind }) => {
        const text = kind === 'photo' ? answers[code]?.text : undefined
        return text ? [text] : []
      }),
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
            storeId={storeId}
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
  readonly storeId: string
  readonly answer: Answers[string] | undefined
  readonly change: (answer: Answers[string]) => void
}

function Item({ item, storeId, answer, change }: ItemProps) {
  const texts = useTexts()
  const name = texts.name(item.zh, item.en)
  const limits = [item.min, item.max].filter((limit) => limit !== undefined).join('–')
  return (
    <Flex justify="space-between" align="center" gap={12} wrap>
      <span>
        {name} {item.kind === 'reading' && <Soft>{`${limits} ${item.unit ?? ''}`}</Soft>}
      </span>
      {item.kind === 'photo' && (
        <PhotoItem name={name} storeId={storeId} change={(text) => change({ ok: null, value: null, text })} />
      )}
      {item.kind === 'text' && (
        <Input
          aria-label={name}
          value={answer?.text ?? ''}
          maxLength={200}
          style={{ width: '100%' }}
          onChange={(event) => change({ ok: null, value: null, text: event.target.value || null })}
        />
      )}
      {item.kind === 'reading' && (
        <InputNumber
          aria-label={name}
          value={answer?.value ?? null}
          onChange={(value) => change({ ok: null, value: typeof value === 'number' ? value : null })}
        />
      )}
      {item.kind === 'tick' && (
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

interface PhotoItemProps {
  readonly name: string
  readonly storeId: string
  readonly change: (id: string) => void
}

/** A picture as the answer: the one taken last counts. */
function PhotoItem({ name, storeId, change }: PhotoItemProps) {
  const [taken, setTaken] = useState<EvidenceItem>()
  return (
    <Evidence
      items={taken ? [taken] : []}
      place={{ record: 'environmentCheck', kind: 'area', store: storeId }}
      accept="image/*"
      small
      onStored={(file) => {
        setTaken(itemOf(file, name))
        change(file.id)
      }}
    />
  )
}
