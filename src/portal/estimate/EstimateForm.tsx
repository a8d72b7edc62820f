import { type ReactNode, useId, useState } from 'react'
import { moment, yuan } from '../formats.ts'
import { useTexts } from '../i18n.tsx'
import { Head } from '../parts/Head.tsx'
import { SignaturePad } from '../parts/SignaturePad.tsx'
import { useNow } from '../use-now.ts'
import {
  allApproved,
  chosen,
  type Decided,
  type Draft,
  hasOpenPlans,
  inputOf,
  linesUnder,
  openLines,
  type Plan,
  readyAt,
  type Shown,
  toPay,
  visibleLines,
} from './estimate.ts'
import { Found } from './Found.tsx'
import { type Choosing, Groups } from './Groups.tsx'
import { PaidBefore } from './PaidBefore.tsx'
import { PlanCards } from './PlanCards.tsx'
import { useDraft } from './use-draft.ts'
import { type Sending, useSending } from './use-sending.ts'

interface EstimateFormProps {
  readonly token: string
  readonly shown: Shown
  readonly onSent: (answer: Decided) => void
  readonly onStale: () => void
}

/** Line by line or all at once, a signature, and off it goes. */
export function EstimateForm({ token, shown, onSent, onStale }: EstimateFormProps) {
  const { t, language } = useTexts()
  const now = useNow()
  const [draft, change] = useDraft(shown)
  const [asked, setAsked] = useState(false)
  const sending = useSending(token, shown.id, onSent)
  const lines = visibleLines(shown, draft)
  const open = openLines(lines)
  const left = open.filter((line) => draft.choices[line.id] === undefined)
  const needsPlan = hasOpenPlans(shown) && draft.planId === undefined
  const signed = draft.signer.trim() !== '' && (draft.typed || draft.image !== undefined)
  const choosing: Choosing = {
    choose: (line, choice) => change({ choices: { ...draft.choices, ...chosen(line, choice, lines) } }),
    later: (line, day) => {
      const { [line.id]: _before, ...others } = draft.later
      change({ later: day === undefined ? others : { ...others, [line.id]: day } })
    },
  }
  const approveAll = () => {
    change({ choices: allApproved(lines) })
    show('signature')
  }
  const takePlan = (plan: Plan) => change({ planId: plan.id, choices: allApproved(linesUnder(shown.lines, plan.id)) })
  const submit = () => {
    setAsked(true)
    const [first] = left
    if (needsPlan) show('plans')
    else if (first) show(`line-${first.id}`)
    else if (signed) sending.begin(shown.version, inputOf(shown, draft))
    else show('signature')
  }
  return (
    <main className="page with-bar">
      <Head facts={shown} number={shown.orderNumber} />
      <h1>{t('estimate.title')}</h1>
      <p>{t('estimate.explain')}</p>
      {shown.validUntil && (
        <p className="dim">{t('estimate.validUntil', { time: moment(language, shown.validUntil, now) })}</p>
      )}
      <PaidBefore fen={shown.depositFen} />
      {hasOpenPlans(shown) && (
        <>
          <Found shown={shown} />
          <PlanCards plans={shown.plans} chosen={draft.planId} choose={takePlan} missing={asked && needsPlan} />
        </>
      )}
      {open.length > 1 && !hasOpenPlans(shown) && (
        <button type="button" className="wide" onClick={approveAll} disabled={sending.state !== 'idle'}>
          {t('estimate.approveAll', { count: open.length })}
        </button>
      )}
      <fieldset className="plain" disabled={sending.state !== 'idle'}>
        <Groups shown={shown} draft={draft} choosing={choosing} showMissing={asked} />
        <Signature draft={draft} change={change} missing={asked && left.length === 0 && !signed} />
      </fieldset>
      <Bar
        shown={shown}
        draft={draft}
        left={left.length}
        needsPlan={needsPlan}
        signed={signed}
        sending={sending}
        onSubmit={submit}
      >
        <SendingNote sending={sending} onStale={onStale} />
      </Bar>
    </main>
  )
}

function show(id: string): void {
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  // After the new choices are drawn.
  requestAnimationFrame(() =>
    document.getElementById(id)?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' }),
  )
}

interface SignatureProps {
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
  readonly missing: boolean
}

function Signature({ draft, change, missing }: SignatureProps) {
  const { t } = useTexts()
  const field = useId()
  return (
    <section className="group" id="signature" aria-label={t('sign.title')}>
      <h2>{t('sign.title')}</h2>
      <label htmlFor={field}>{t('sign.name')}</label>
      <input
        id={field}
        value={draft.signer}
        maxLength={60}
        autoComplete="name"
        onChange={(event) => change({ signer: event.currentTarget.value })}
      />
      {!draft.typed && <SignaturePad image={draft.image} onChange={(image) => change({ image })} />}
      <label className="check">
        <input
          type="checkbox"
          checked={draft.typed}
          onChange={(event) => change({ typed: event.currentTarget.checked })}
        />
        <span>{t('sign.typed')}</span>
      </label>
      {missing && (
        <p className="bad" role="alert">
          {t('sign.missing')}
        </p>
      )}
    </section>
  )
}

function SendingNote({ sending, onStale }: { readonly sending: Sending; readonly onStale: () => void }) {
  const { t } = useTexts()
  if (sending.state === 'waiting') {
    return (
      <p className="box warn" role="status">
        {t('sending.waiting')}
      </p>
    )
  }
  if (!sending.problem) return null
  const stale = sending.problem.status === 409
  return (
    <div className="box bad" role="alert">
      <p>{stale ? t('sending.stale') : sending.problem.title || t('failed')}</p>
      {stale && (
        <button type="button" className="main" onClick={onStale}>
          {t('sending.fresh')}
        </button>
      )}
    </div>
  )
}

interface BarProps {
  readonly shown: Shown
  readonly draft: Draft
  readonly left: number
  readonly needsPlan: boolean
  readonly signed: boolean
  readonly sending: Sending
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** Always in sight: what it comes to and when the car is ready. */
function Bar({ shown, draft, left, needsPlan, signed, sending, onSubmit, children }: BarProps) {
  const { t, language } = useTexts()
  const now = useNow()
  const undecided = needsPlan ? t('bar.plan') : left > 0 ? t('bar.left', { count: left }) : undefined
  const word = undecided ?? t(signed ? 'bar.send' : 'bar.sign')
  // Each plan has its own total and its own time.
  const ready = needsPlan ? null : readyAt(shown, draft)
  const total = needsPlan
    ? t('bar.from', { total: yuan(Math.min(...shown.plans.map((plan) => plan.totalFen))) })
    : yuan(toPay(visibleLines(shown, draft), draft))
  return (
    <div className="bar">
      {children}
      <div className="bar-inner">
        <div className="grow" aria-live="polite">
          <div>
            <span className="dim">{t('bar.total')}</span> <strong className="sum">{total}</strong>
          </div>
          {ready && <div className="dim">{t('bar.promised', { time: moment(language, ready, now) })}</div>}
        </div>
        <button type="button" className="main" onClick={onSubmit} disabled={sending.state !== 'idle'}>
          {sending.state === 'idle' ? word : t('bar.sending')}
        </button>
      </div>
    </div>
  )
}
