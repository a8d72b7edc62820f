import { Alert, Button, Checkbox, Drawer, Flex, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../console/endpoints.ts'
import type { ProblemError } from '../../../../console/problem.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { Empty } from '../../../../console/ui/Empty.tsx'
import { itemOf } from '../../../../console/ui/evidence-item.ts'
import { type FileRow, useFiles } from '../../../../console/ui/RecordEvidence.tsx'
import { Money } from '../../../../console/ui/Money.tsx'
import { useVerb } from '../../../../console/verbs.ts'
import { Labelled } from '../booking/Labelled.tsx'
import { PromiseTimes } from '../reception/PromiseKeys.tsx'
import type { MovedPromise as Moved } from '../../contract/offering.ts'
import { OrderDeposit } from '../deposit/OrderDeposit.tsx'
import { BookedItems } from './BookedItems.tsx'
import { DraftLines } from './DraftLines.tsx'
import { planTotal } from './draft-plan.ts'
import { LineFinder } from './LineFinder.tsx'
import { MovedPromise, useMovedPromise } from './MovedPromise.tsx'
import { PlanEditor, wantsTwo } from './PlanEditor.tsx'
import { PutOffItems } from './PutOffItems.tsx'
import { QuoteProblem } from './QuoteProblem.tsx'
import { ReportedLines } from './ReportedLines.tsx'
import { useLabourPrices } from './use-prices.ts'
import { usePayers } from './use-payers.ts'
import { type QuoteDraft, useQuoteDraft } from './use-quote-draft.ts'

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
  return { pending, run: (input: ReturnType<QuoteDraft['input']> & { readonly moved?: Moved }) => run(input, order) }
}

/** The estimate editor: find, add, adjust; the total runs along. */
export function QuoteDrawer(props: QuoteDrawerProps) {
  const files = useFiles('repairOrder', props.order.id)
  return files ? <Quote {...props} files={files} /> : null
}

/** Photos of a line, its finding's among them, or of a finding by its own id. */
function photosBySubject(order: Order, files: readonly FileRow[], name: string) {
  const findingOf = new Map(order.lines.map((line) => [line.id, line.findingId]))
  return (subject: string) =>
    files
      .filter((row) => row.subjectId === subject || (row.subjectId && row.subjectId === findingOf.get(subject)))
      .map((row) => itemOf(row, name))
}

function Quote({ order, verb, close, files }: QuoteDrawerProps & { readonly files: readonly FileRow[] }) {
  const texts = useTexts()
  const phone = usePhone()
  const found = texts.t('service.file.finding')
  const photosOf = photosBySubject(order, files, found)
  const draft = useQuoteDraft(order, verb, photosOf, wantsTwo(order))
  const [concern, setConcern] = useState<number | null>(order.concerns.length > 0 ? 0 : null)
  // The first estimate names the time; what comes later moves a promise.
  const isGiven = verb === 'supplement' || order.estimates.length > 0
  const move = useMovedPromise(isGiven ? order.promisedAt : null, draft.promisedAt)
  const [sends, setSends] = useState(true)
  const [problem, setProblem] = useState<ProblemError>()
  const quote = useQuote(order, verb)
  const priceOf = useLabourPrices(order.storeId)
  const { payers, isPaid } = usePayers(order, draft.lines)
  const send = async () => {
    const outcome = await quote.run({ ...draft.input(sends), ...move.input })
    if (outcome.ok) close()
    else setProblem(outcome.problem)
  }
  // Beside the key that was pressed: at the end of the lines nobody would see it.
  const footer = (
    <Flex vertical gap={12}>
      {problem && <QuoteProblem order={order} problem={problem} />}
      <Flex gap={16} justify="end" align="center" wrap>
        <Checkbox checked={sends} onChange={(event) => setSends(event.target.checked)}>
          {texts.field('repairOrder', 'send')}
        </Checkbox>
        <Totals draft={draft} />
        <Button
          type="primary"
          size="large"
          disabled={!(draft.isReady && draft.isExplained && move.isSaid && isPaid)}
          loading={quote.pending}
          onClick={() => void send()}
        >
          {texts.t(sends ? 'service.page.quoteAndSend' : 'service.page.quoteOnly')}
        </Button>
      </Flex>
    </Flex>
  )
  return (
    <Drawer open onClose={close} title={texts.verb('repairOrder', verb)} size={phone ? '100%' : 980} footer={footer}>
      <Flex vertical gap={16}>
        <OrderDeposit order={order} />
        <AddTo order={order} concern={concern} choose={setConcern} />
        <Target draft={draft} />
        <LineFinder storeId={order.storeId} concern={concern} priceOf={priceOf} add={draft.add} />
        <ReportedLines order={order} draft={draft} prefills={verb === 'quote'} priceOf={priceOf} photosOf={photosOf} />
        <BookedItems order={order} lines={draft.lines} priceOf={priceOf} add={draft.add} />
        <PutOffItems order={order} lines={draft.lines} concern={concern} add={draft.add} />
        {draft.lines.length === 0 && (
          <Empty text={texts.t('service.page.emptyQuote')} next={texts.t('service.page.emptyQuoteNext')} />
        )}
        {verb === 'quote' && <Plans order={order} draft={draft} />}
        <DraftLines order={order} draft={draft} payers={payers} />
        {draft.plans.length === 0 && (
          <Labelled label={texts.field('repairOrder', 'promisedAt')}>
            <PromiseTimes value={draft.promisedAt} onChange={draft.setPromisedAt} />
          </Labelled>
        )}
        <MovedPromise move={move} />
      </Flex>
    </Drawer>
  )
}

function Plans({ order, draft }: { readonly order: Order; readonly draft: QuoteDraft }) {
  if (draft.lines.length === 0) return null
  const { plans, lines, reason, setReason, setTwo, changePlan } = draft
  return (
    <PlanEditor
      order={order}
      plans={plans}
      lines={lines}
      reason={reason}
      setReason={setReason}
      setTwo={setTwo}
      change={changePlan}
    />
  )
}

/** What it comes to, for each plan where there are several. */
function Totals({ draft }: { readonly draft: QuoteDraft }) {
  const texts = useTexts()
  const places = draft.plans.length === 0 ? [null] : draft.plans.map((_, at) => at)
  return places.map((at) => (
    <span key={at} style={{ fontSize: at === null ? 18 : 16 }}>
      {at === null ? texts.field('repairOrder', 'totalFen') : texts.t('service.page.planNo', { no: at + 1 })}{' '}
      <Money fen={planTotal(draft.lines, at)} strong />
    </span>
  ))
}

/** Into which plan the next line goes, or beside which part. */
function Target({ draft }: { readonly draft: QuoteDraft }) {
  const texts = useTexts()
  const { beside, plans, target } = draft
  if (beside) {
    return (
      <Alert
        type="info"
        showIcon
        title={texts.t('service.page.findAlternative', { what: texts.name(beside.nameZh, beside.nameEn) })}
        action={<Button onClick={() => draft.setBeside(undefined)}>{texts.c('form.cancel')}</Button>}
      />
    )
  }
  if (plans.length === 0) return null
  return (
    <Segmented<number>
      aria-label={texts.field('repairOrder', 'plan')}
      value={target ?? -1}
      onChange={(at) => draft.setTarget(at < 0 ? null : at)}
      options={[
        ...plans.map((plan, at) => ({ value: at, label: plan.name || texts.t('service.page.planNo', { no: at + 1 }) })),
        { value: -1, label: texts.t('service.page.everyPlan') },
      ]}
    />
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
