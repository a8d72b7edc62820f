import { Button, Drawer, Flex, Typography } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { Labelled } from '../booking/Labelled.tsx'
import { PromiseTimes } from '../reception/PromiseKeys.tsx'
import { deviates, type DraftLine, grossOf, linesOf, needsReason } from './draft-line.ts'
import { LineEditor } from './LineEditor.tsx'
import { MovedPromise, useMovedPromise } from './MovedPromise.tsx'
import { QuoteProblem } from './QuoteProblem.tsx'

type Order = AnswerOf<'repairOrder.get'>

interface ReviseDrawerProps {
  readonly order: Order
  readonly close: () => void
}

/** Lines on which nobody works yet. */
function changeable(order: Order): DraftLine[] {
  const free = new Set(order.lines.filter((line) => !line.executed && line.jobCardId === null).map((line) => line.id))
  return linesOf(order, () => []).filter((line) => free.has(line.key))
}

const costsOther = (line: DraftLine, before: DraftLine | undefined) =>
  before === undefined || grossOf(line) !== grossOf(before) || line.quantityThousandths !== before.quantityThousandths

/** Another price, time or quantity for what was agreed: only what changes is asked of the customer again. */
export function ReviseDrawer({ order, close }: ReviseDrawerProps) {
  const texts = useTexts()
  const phone = usePhone()
  const [before] = useState(() => changeable(order))
  const [lines, setLines] = useState<readonly DraftLine[]>(before)
  const [promisedAt, setPromisedAt] = useState(order.promisedAt ?? undefined)
  const move = useMovedPromise(order.promisedAt, promisedAt)
  const [problem, setProblem] = useState<ProblemError>()
  const revise = useVerb('repairOrder.revise', { quiet: true, also: ['estimate', 'pick'] })
  const changed = lines.filter((line, at) => costsOther(line, before[at]))
  const change = (key: string, next: Partial<DraftLine>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...next } : line)))
  const send = async () => {
    if (!promisedAt) return
    const changes = changed.map((line) => ({
      lineId: line.key,
      quantityThousandths: line.quantityThousandths,
      ...(line.unitFen === null ? {} : { unitFen: line.unitFen }),
      ...(line.minutes === null ? {} : { minutes: line.minutes }),
      ...(deviates(line) ? { deviationReason: line.reason.trim() } : {}),
    }))
    const outcome = await revise.run({ changes, promisedAt, ...move.input }, order)
    if (outcome.ok) close()
    else setProblem(outcome.problem)
  }
  const footer = (
    <Flex vertical gap={12}>
      {problem && <QuoteProblem order={order} problem={problem} />}
      <Flex gap={16} justify="end" align="center" wrap>
        <span>
          {texts.t('service.page.askedAgain', { count: changed.length })}{' '}
          <Money fen={changed.reduce((sum, line) => sum + grossOf(line), 0)} strong />
        </span>
        <Button
          type="primary"
          size="large"
          disabled={changed.length === 0 || promisedAt === undefined || lines.some(needsReason) || !move.isSaid}
          loading={revise.pending}
          onClick={() => void send()}
        >
          {texts.t('service.page.quoteAndSend')}
        </Button>
      </Flex>
    </Flex>
  )
  return (
    <Drawer
      open
      onClose={close}
      title={texts.verb('repairOrder', 'revise')}
      size={phone ? '100%' : 880}
      footer={footer}
    >
      <Flex vertical gap={16}>
        <Typography.Text type="secondary">{texts.t('service.page.reviseHint')}</Typography.Text>
        {lines.length === 0 && <Empty text={texts.t('service.page.nothingToRevise')} />}
        {lines.map((line) => (
          <LineEditor key={line.key} line={line} change={(next) => change(line.key, next)} />
        ))}
        <Labelled label={texts.field('repairOrder', 'promisedAt')}>
          <PromiseTimes value={promisedAt} onChange={setPromisedAt} />
        </Labelled>
        <MovedPromise move={move} />
      </Flex>
    </Drawer>
  )
}
