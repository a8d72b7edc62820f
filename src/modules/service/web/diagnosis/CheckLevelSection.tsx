import { CheckCircleOutlined } from '@ant-design/icons'
import { Button, Flex, InputNumber, Tag } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../../console/texts.ts'
import { Section } from '../../../../console/ui/Section.tsx'
import { Soft } from '../../../../console/ui/Soft.tsx'
import { When } from '../../../../console/ui/When.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { type CheckLevel, type CheckList, checkResults, usualLists } from '../../contract/check-lists.ts'
import { EditionTag } from '../check-lists/EditionTag.tsx'
import { limitsWord } from '../check-lists/limits-word.ts'
import { also, type Diagnosis, may } from './use-diagnosis.ts'
import { touch } from './words.tsx'

type Point = CheckList['items'][number]

interface Answer {
  readonly result?: (typeof checkResults)[number] | undefined
  readonly value?: number | undefined
}
type Answers = Readonly<Record<string, Answer>>

interface CheckLevelSectionProps {
  readonly diagnosis: Diagnosis
  readonly level: CheckLevel
}

/** One level: the points of the list by which it was checked, or of the one that counts now. */
export function CheckLevelSection({ diagnosis, level }: CheckLevelSectionProps) {
  const texts = useTexts()
  const done = diagnosis.checks.find((one) => one.level === level)
  const current = diagnosis.lists.find((one) => one.level === level) ?? usualLists[level]
  const [again, setAgain] = useState(false)
  const list = done && !again ? done.list : current
  const isOld = done !== undefined && !again && done.list.edition !== current.edition
  const open = may(diagnosis, 'check')
  const by = done ? (
    <Tag icon={<CheckCircleOutlined />} color="success" style={{ margin: 0 }}>
      {done.doneBy} <When at={done.doneAt} clock />
    </Tag>
  ) : (
    <Soft>{texts.t(level === 'professional' ? 'service.diag.professionalNote' : 'service.diag.notChecked')}</Soft>
  )
  return (
    <Section
      title={texts.t(`service.value.checkLevel.${level}`)}
      extra={
        <Flex gap={8} align="center" wrap>
          {list.edition > 0 && <EditionTag edition={list.edition} />}
          {by}
        </Flex>
      }
    >
      <Points
        key={String(again)}
        diagnosis={diagnosis}
        list={list}
        isOpen={open && !isOld}
        done={again ? undefined : done}
      />
      {open && isOld && (
        <Flex justify="end">
          <Button size="large" style={touch} onClick={() => setAgain(true)}>
            {current.edition === 0
              ? texts.t('service.checkLists.againUsual')
              : texts.t('service.checkLists.again', { count: current.edition })}
          </Button>
        </Flex>
      )}
    </Section>
  )
}

interface PointsProps {
  readonly diagnosis: Diagnosis
  readonly list: CheckList
  readonly isOpen: boolean
  readonly done: Diagnosis['checks'][number] | undefined
}

function isAnswered({ kind, required }: Point, answer: Answer | undefined): boolean {
  if (!required || answer?.result === 'notApplicable') return true
  return kind === 'reading' ? answer?.value !== undefined : answer?.result !== undefined
}

function Points({ diagnosis, list, isOpen, done }: PointsProps) {
  const texts = useTexts()
  const before: Answers = Object.fromEntries((done?.items ?? []).map(({ code, ...answer }) => [code, answer]))
  const [answers, setAnswers] = useState<Answers>(before)
  const check = useVerb('diagnosis.check', { also: [...also], say: null })
  const whole = list.items.every((point) => isAnswered(point, answers[point.code]))
  const same = done !== undefined && JSON.stringify(answers) === JSON.stringify(before)
  const put = (code: string, answer: Answer) => setAnswers({ ...answers, [code]: answer })
  const allRight = () =>
    setAnswers(
      Object.fromEntries(
        list.items.map(({ code, kind }) => [
          code,
          answers[code] ?? (kind === 'reading' ? {} : { result: 'ok' as const }),
        ]),
      ),
    )
  const save = () => {
    const items = list.items.flatMap(({ code }) => {
      const { result, value } = answers[code] ?? {}
      if (result === undefined && value === undefined) return []
      return [{ code, ...(result ? { result } : {}), ...(value === undefined ? {} : { value }) }]
    })
    void check.run({ level: list.level, items }, diagnosis)
  }
  return (
    <Flex vertical gap={8}>
      {list.items.map((point) => (
        <PointRow
          key={point.code}
          point={point}
          isOpen={isOpen}
          answer={answers[point.code]}
          put={(answer) => put(point.code, answer)}
        />
      ))}
      {isOpen && (
        <Flex gap={8} justify="end" wrap>
          <Button size="large" style={touch} onClick={allRight}>
            {texts.t('service.diag.allRight')}
          </Button>
          <Button
            size="large"
            type="primary"
            style={touch}
            disabled={!whole || same}
            loading={check.pending}
            onClick={save}
          >
            {texts.t('service.diag.saveCheck')}
          </Button>
        </Flex>
      )}
    </Flex>
  )
}

interface PointRowProps {
  readonly point: Point
  readonly isOpen: boolean
  readonly answer: Answer | undefined
  readonly put: (answer: Answer) => void
}

function PointRow({ point, isOpen, answer, put }: PointRowProps) {
  const texts = useTexts()
  const name = texts.name(point.zh, point.en)
  const limits = limitsWord(texts, point)
  return (
    <Flex gap={8} wrap align="center" justify="space-between">
      <span style={{ flex: '1 1 200px', fontSize: 16 }}>
        {name} {limits && <Soft>{limits}</Soft>} {!point.required && <Soft>{texts.t('service.checkLists.free')}</Soft>}
      </span>
      <Flex gap={4} wrap align="center">
        {point.kind === 'reading' && (
          <InputNumber
            size="large"
            aria-label={`${name} ${texts.t('service.checkLists.reading')}`}
            style={{ width: 120, minHeight: 44 }}
            disabled={!isOpen}
            value={answer?.value ?? null}
            onChange={(value) => put(value === null ? {} : { value })}
          />
        )}
        {checkResults.map((result) => (
          <Button
            key={result}
            style={touch}
            disabled={!isOpen}
            aria-pressed={answer?.result === result}
            danger={result === 'notOk' && answer?.result === result}
            type={answer?.result === result ? 'primary' : 'default'}
            onClick={() => put({ ...answer, result })}
          >
            {texts.value('diagnosis', 'result', result)}
          </Button>
        ))}
      </Flex>
    </Flex>
  )
}
