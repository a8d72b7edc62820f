import { Alert, Button, Drawer, Flex, Input, Select } from 'antd'
import { useState } from 'react'
import type { ProblemError } from '../../../../console/problem.ts'
import { usePhone } from '../../../../console/screen.ts'
import { useTexts } from '../../../../console/texts.ts'
import { useVerb } from '../../../../console/verbs.ts'
import type { SeriesLimit } from '../../../../kernel/contract/series.ts'
import { severities } from '../../contract/diagnosis-shapes.ts'
import { type NamedLine, ProposedWork } from './ProposedWork.tsx'
import { SeriesLimits } from './SeriesLimits.tsx'
import { also, type Diagnosis } from './use-diagnosis.ts'
import { Keys, Labelled, touch } from './words.tsx'

export type Finding = Diagnosis['findings'][number]

interface FindingFormProps {
  readonly diagnosis: Diagnosis
  /** The one to change; a new one when left out. */
  readonly finding?: Finding | undefined
  /** What a tester recorded for it. */
  readonly recorded: readonly { readonly id: string }[]
  readonly close: () => void
}

interface Draft {
  readonly concernId: string | null
  readonly words: string
  readonly risk: string
  readonly severity: (typeof severities)[number]
  readonly lines: readonly NamedLine[]
  readonly limits: readonly SeriesLimit[]
}

function draftOf({ diagnosis, finding }: FindingFormProps): Draft {
  if (finding) return { ...finding, limits: finding.limits ?? [] }
  return { concernId: diagnosis.concerns[0]?.id ?? null, words: '', risk: '', severity: 'soon', lines: [], limits: [] }
}

/** A finding: what is wrong, what it means in plain words, how soon, and the work that cures it. */
export function FindingForm(props: FindingFormProps) {
  const { diagnosis, finding, close } = props
  const texts = useTexts()
  const phone = usePhone()
  const [draft, setDraft] = useState<Draft>(() => draftOf(props))
  const [problem, setProblem] = useState<ProblemError>()
  const options = { also: [...also], quiet: true, say: null }
  const add = useVerb('diagnosis.addFinding', options)
  const edit = useVerb('diagnosis.editFinding', options)
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const send = async () => {
    const lines = draft.lines.map(({ kind, code, quantityThousandths }) => ({
      kind,
      code,
      ...(quantityThousandths === undefined ? {} : { quantityThousandths }),
    }))
    const body = { ...draft, words: draft.words.trim(), risk: draft.risk.trim(), lines }
    const { concernId, words, risk, severity } = body
    const limits = draft.limits.filter(({ lower, upper }) => lower !== undefined || upper !== undefined)
    const input = { concernId, words, risk, severity, lines, ...(finding ? { limits } : {}) }
    const outcome = finding
      ? await edit.run({ ...input, findingId: finding.id }, diagnosis)
      : await add.run(input, diagnosis)
    if (outcome.ok) close()
    else setProblem(outcome.problem)
  }
  const label = texts.verb('diagnosis', finding ? 'editFinding' : 'addFinding')
  const isReady = draft.words.trim() !== '' && draft.risk.trim() !== ''
  const footer = (
    <Flex vertical gap={8}>
      {problem && <Alert type="error" showIcon title={texts.problem(problem)} />}
      <Button
        type="primary"
        size="large"
        block
        style={touch}
        disabled={!isReady}
        loading={add.pending || edit.pending}
        onClick={() => void send()}
      >
        {label}
      </Button>
    </Flex>
  )
  return (
    <Drawer open onClose={close} title={label} size={phone ? '100%' : 640} footer={footer}>
      <Fields diagnosis={diagnosis} draft={draft} set={set} />
      {props.recorded.length > 0 && (
        <SeriesLimits recorded={props.recorded} limits={draft.limits} onChange={(limits) => set({ limits })} />
      )}
    </Drawer>
  )
}

interface FieldsProps {
  readonly diagnosis: Diagnosis
  readonly draft: Draft
  readonly set: (part: Partial<Draft>) => void
}

function Fields({ diagnosis, draft, set }: FieldsProps) {
  const texts = useTexts()
  const field = (name: string) => texts.field('diagnosis', name)
  return (
    <Flex vertical gap={16}>
      {diagnosis.concerns.length > 0 && (
        <Labelled label={field('concernId')}>
          <Select
            size="large"
            aria-label={field('concernId')}
            value={draft.concernId ?? ''}
            options={[
              ...diagnosis.concerns.map((one) => ({ value: one.id, label: one.words })),
              { value: '', label: texts.t('service.page.otherLines') },
            ]}
            onChange={(value: string) => set({ concernId: value === '' ? null : value })}
          />
        </Labelled>
      )}
      <Labelled label={field('words')}>
        <Input.TextArea
          aria-label={field('words')}
          autoSize={{ minRows: 2 }}
          style={{ fontSize: 16 }}
          value={draft.words}
          onChange={(event) => set({ words: event.target.value })}
        />
      </Labelled>
      <Labelled label={field('risk')}>
        <Input.TextArea
          aria-label={field('risk')}
          autoSize={{ minRows: 2 }}
          style={{ fontSize: 16 }}
          placeholder={texts.maybe('diagnosis', 'help.risk') ?? ''}
          value={draft.risk}
          onChange={(event) => set({ risk: event.target.value })}
        />
      </Labelled>
      <Labelled label={field('severity')}>
        <Keys
          name="severity"
          options={severities}
          chosen={[draft.severity]}
          choose={(value) => set({ severity: severities.find((one) => one === value) ?? draft.severity })}
        />
      </Labelled>
      <Labelled label={field('lines')}>
        <ProposedWork storeId={diagnosis.storeId} lines={draft.lines} onChange={(lines) => set({ lines })} />
      </Labelled>
    </Flex>
  )
}
