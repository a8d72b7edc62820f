import { Alert, Button, Checkbox, Drawer, Flex, Select } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useSession } from '../../../../console/session.tsx'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { VerbDrawer } from '../../../../console/ui/form/VerbDrawer.tsx'
import { itemOf } from '../../../../console/ui/evidence-item.ts'
import { type FileRow, useFiles } from '../../../../console/ui/RecordEvidence.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { Labelled } from '../booking/Labelled.tsx'
import { PromiseTimes } from '../reception/PromiseKeys.tsx'
import { BookedItems } from './BookedItems.tsx'
import { type DraftLine, inputOf, linesOf, needsReason, totalOf } from './draft-line.ts'
import { LineEditor } from './LineEditor.tsx'
import { LineFinder } from './LineFinder.tsx'
import { useLabourPrices } from './use-prices.ts'

type Order = AnswerOf<'repairOrder.get'>

interface QuoteDrawerProps {
  readonly order: Order
  /** A supplement only adds; a quote makes the whole edition anew. */
  readonly verb: 'quote' | 'supplement'
  readonly close: () => void
}

/** Sends the lines as a new edition; the problem is left to the drawer. */
function useQuote(order: Order, verb: 'quote' | 'supplement') {
  const options = { quiet: true, also: ['estimate'] } as const
  const quote = useVerb('repairOrder.quote', options)
  const supplement = useVerb('repairOrder.supplement', options)
  const { run, pending } = verb === 'quote' ? quote : supplement
  return {
    pending,
    run: (lines: readonly DraftLine[], promisedAt: string, send: boolean) =>
      run({ lines: lines.map(inputOf), promisedAt, send }, order),
  }
}

/** The estimate editor: find, add, adjust; the total runs along. */
export function QuoteDrawer(props: QuoteDrawerProps) {
  const files = useFiles('repairOrder', props.order.id)
  return files ? <Quote {...props} files={files} /> : null
}

function Quote({ order, verb, close, files }: QuoteDrawerProps & { readonly files: readonly FileRow[] }) {
  const texts = useTexts()
  const phone = usePhone()
  const found = texts.t('service.file.finding')
  const photosOf = (lineId: string) => files.filter((row) => row.subjectId === lineId).map((row) => itemOf(row, found))
  const [lines, setLines] = useState<readonly DraftLine[]>(() => (verb === 'quote' ? linesOf(order, photosOf) : []))
  const [concern, setConcern] = useState<number | null>(order.concerns.length > 0 ? 0 : null)
  const [promisedAt, setPromisedAt] = useState(order.promisedAt ?? undefined)
  const [sends, setSends] = useState(true)
  const [problem, setProblem] = useState<ProblemError>()
  const quote = useQuote(order, verb)
  const priceOf = useLabourPrices(order.storeId)
  const change = (key: string, next: (before: DraftLine) => Partial<DraftLine>) =>
    setLines((before) => before.map((one) => (one.key === key ? { ...one, ...next(one) } : one)))
  const add = (line: DraftLine) => setLines((before) => [...before, line])
  const isReady = lines.length > 0 && promisedAt !== undefined && !lines.some(needsReason)
  const send = async () => {
    if (!promisedAt) return
    const outcome = await quote.run(lines, promisedAt, sends)
    if (outcome.ok) close()
    else setProblem(outcome.problem)
  }
  const keys = (
    <Flex gap={16} justify="end" align="center" wrap>
      <Checkbox checked={sends} onChange={(event) => setSends(event.target.checked)}>
        {texts.field('repairOrder', 'send')}
      </Checkbox>
      <span style={{ fontSize: 18 }}>
        {texts.field('repairOrder', 'totalFen')} <Money fen={totalOf(lines)} strong />
      </span>
      <Button type="primary" size="large" disabled={!isReady} loading={quote.pending} onClick={() => void send()}>
        {texts.t(sends ? 'service.page.quoteAndSend' : 'service.page.quoteOnly')}
      </Button>
    </Flex>
  )
  // Beside the key that was pressed: at the end of the lines nobody would see it.
  const footer = (
    <Flex vertical gap={12}>
      {problem && <QuoteProblem order={order} problem={problem} />}
      {keys}
    </Flex>
  )
  return (
    <Drawer open onClose={close} title={texts.verb('repairOrder', verb)} size={phone ? '100%' : 980} footer={footer}>
      <Flex vertical gap={16}>
        <AddTo order={order} concern={concern} choose={setConcern} />
        <LineFinder storeId={order.storeId} concern={concern} priceOf={priceOf} add={add} />
        <BookedItems order={order} lines={lines} priceOf={priceOf} add={add} />
        {lines.length === 0 && (
          <Empty text={texts.t('service.page.emptyQuote')} next={texts.t('service.page.emptyQuoteNext')} />
        )}
        <div>
          {lines.map((line) => (
            <LineEditor
              key={line.key}
              line={line}
              concerns={order.concerns}
              storeId={order.storeId}
              change={(next) => change(line.key, () => next)}
              changeLater={(next) => change(line.key, next)}
              remove={() => setLines(lines.filter((one) => one.key !== line.key))}
            />
          ))}
        </div>
        <Labelled label={texts.field('repairOrder', 'promisedAt')}>
          <PromiseTimes value={promisedAt} onChange={setPromisedAt} />
        </Labelled>
      </Flex>
    </Drawer>
  )
}

/** What stands in the way; where it is a price above the list, its approval is asked for here (H-14). */
function QuoteProblem({ order, problem }: { readonly order: Order; readonly problem: ProblemError }) {
  const texts = useTexts()
  const { can } = useSession()
  const [asks, setAsks] = useState(false)
  const isPrice = problem.code === 'service.priceApproval' && can('approval.ask')
  const action = isPrice && (
    <Button danger onClick={() => setAsks(true)}>
      {texts.t('service.page.askPriceApproval')}
    </Button>
  )
  return (
    <>
      <Alert type="error" showIcon role="alert" title={texts.problem(problem)} action={action} />
      {asks && (
        <VerbDrawer
          verb="approval.ask"
          open
          close={() => setAsks(false)}
          form={{
            fields: [{ name: 'reason', kind: 'longText', rows: 3 }],
            fixed: {
              kind: 'price',
              record: 'repairOrder',
              recordId: order.id,
              storeId: order.storeId,
              amountFen: Number(problem.details['excessFen']),
            },
          }}
        />
      )}
    </>
  )
}

interface AddToProps {
  readonly order: Order
  readonly concern: number | null
  readonly choose: (concern: number | null) => void
}

/** The sentence below which the next lines go. */
function AddTo({ order, concern, choose }: AddToProps) {
  const texts = useTexts()
  if (order.concerns.length === 0) return null
  const label = texts.t('service.page.addTo')
  return (
    <Labelled label={label}>
      <Select
        aria-label={label}
        style={{ width: '100%' }}
        value={concern ?? -1}
        options={[
          ...order.concerns.map((one, at) => ({
            value: at,
            label: texts.t('service.page.quoted', { words: one.words }),
          })),
          { value: -1, label: texts.t('service.page.otherLines') },
        ]}
        onChange={(at: number) => choose(at < 0 ? null : at)}
      />
    </Labelled>
  )
}
